import type { Actor } from '../access/actor.js';
import { checkActor } from '../access/context.js';
import { ok } from '../kernel/result.js';
import { shapeIssues } from '../kernel/shape.js';
import { isVisuallyEmpty } from '../values/characters.js';
import { formatPhone } from '../values/phone.js';
import { answer } from './answer.js';
import { contactIssues } from './check.js';
import type { Contact, Tombstone } from './contact.js';
import { visibleContact } from './visible.js';

/** The name that a contact is shown by, and what it was taken from. */
interface Named {
  readonly text: string;
  readonly from: 'name' | 'profile' | 'phone' | 'email' | 'id';
}

/**
 * The name to show a contact by (W1): first and last name when either is set, else what the channel calls them, else the
 * phone number in international format, else the email address, else the id. Never empty, and the same in every locale:
 * the order of a name is the contact's own. With an `actor`, fields hidden from them are passed over (A4). What is left of
 * a deleted contact is its id. Throws `INVALID`.
 */
export function displayName(
  contact: Contact | Tombstone,
  options: { readonly actor?: Actor | undefined } = {},
): string {
  return answer(
    { contact, input: options },
    (faults) => {
      faults.push(...contactIssues(contact), ...shapeIssues(options, [], []));
      if (faults.length === 0 && options.actor !== undefined) checkActor(options.actor, faults);
    },
    () => {
      if (contact.status === 'deleted') return ok(contact.id);
      return ok(nameOf(options.actor === undefined ? contact : visibleContact(contact, options.actor)).text);
    },
  );
}

/** W1: the name of a contact that is whole and as its viewer may see it. */
export function nameOf(contact: Contact): Named {
  const [first, last] = [seen(contact.firstName), seen(contact.lastName)];
  if (first !== null || last !== null) return { text: join(first, last, contact.language), from: 'name' };
  const called = seen(contact.profile?.displayName ?? null);
  if (called !== null) return { text: called, from: 'profile' };
  const [phone, email] = [seen(contact.phone), seen(contact.email)];
  if (phone !== null) return { text: formatPhone(phone), from: 'phone' };
  return email === null ? { text: contact.id, from: 'id' } : { text: email, from: 'email' };
}

/**
 * W1: up to two letters, digits or emoji to draw in place of a picture: of the first and the last word of the name. Null
 * where it says nothing, as of a phone number or an id.
 */
export function initialsOf({ text, from }: Named): string | null {
  if (from === 'phone' || from === 'id') return null;
  const words = text.split(/\s+/u).flatMap((word) => initial(word) ?? []);
  const [first, ...rest] = words;
  return first === undefined ? null : first + (rest.at(-1) ?? '');
}

// A person reads letters, not code points: Devanagari, combining accents and emoji families stay in one piece.
function initial(word: string): string | undefined {
  const start = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u.exec(word)?.index;
  if (start === undefined) return undefined;
  return new Intl.Segmenter('en').segment(word.slice(start)).containing(0)?.segment.toUpperCase();
}

// CLDR: names written in Han, Kana or Hangul are surname first and have no space; so do their marks and variants belong.
const eastAsian =
  /^[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script_Extensions=Hangul}\p{Variation_Selector}]+$/u;
const surnameFirst: readonly (string | null)[] = ['hu', 'vi'];

function join(first: string | null, last: string | null, language: string | null): string {
  if (first === null || last === null) return first ?? last ?? '';
  if (eastAsian.test(first) && eastAsian.test(last)) return last + first;
  return surnameFirst.includes(language) ? `${last} ${first}` : `${first} ${last}`;
}

// A row that was never parsed may hold text of which nothing shows.
function seen(text: string | null): string | null {
  return text === null || isVisuallyEmpty(text) ? null : text;
}
