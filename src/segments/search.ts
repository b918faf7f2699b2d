import type { Actor } from '../access/actor.js';
import { mayViewField } from '../access/visibility.js';
import { ok } from '../kernel/result.js';
import type { Parsed } from '../values/parsed.js';
import { readPhoneText } from '../values/phone-text.js';
import { tagKey } from '../values/tag-name.js';
import { parseLine } from '../values/text.js';
import { type Criterion, type CriterionPath, everything } from './criterion.js';

/** Q6: the most code points of a search. */
const searchLimit = 200;

/**
 * Q6: what a search means, by what its term looks like: digits are part of a phone, what has an `@` is part of an email address,
 * and of anything else each word is part of a name or of the email address, in any order, with or without commas. Texts are compared by their keys (T1).
 * What is hidden from the actor is not looked at (A4). A blank term means all contacts, {@link everything} itself. Codes `TEXT_…`.
 */
export function searchCriterion(term: unknown, actor: Actor): Parsed<Criterion> {
  const read = parseLine(term, searchLimit);
  if (!read.ok) return read.error.issues[0]?.code === 'TEXT_EMPTY' ? ok(everything) : read;
  const key = tagKey(read.value);
  const inAny = (part: string, ...paths: readonly CriterionPath[]): Criterion => ({
    or: paths.filter((path) => mayViewField(actor, path)).map((path) => ({ is: 'containing', path, key: part })),
  });
  // `(0)` is dialled at home alone.
  const phone = readPhoneText(read.value.replace('(0)', ''));
  // Less than three digits may be part of a name.
  if (phone.fault === null && phone.digits.length >= 3)
    return ok(inAny(phone.international ? `+${phone.digits}` : national(phone.digits), 'phone'));
  if (key.includes('@')) return ok(inAny(key, 'email'));
  const words = key.split(/[ ,;]+/).filter((word) => word !== '');
  return ok({ and: words.map((word) => inAny(word, 'firstName', 'lastName', 'profile', 'email')) });
}

// A number as it is dialled at home begins with a zero, from abroad with two, of which what we store has none (V1).
function national(digits: string): string {
  return digits.replace(/^0+(?=\d{3})/, '');
}
