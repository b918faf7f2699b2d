import type { Rejection } from '../kernel/errors.js';
import { invalid } from '../kernel/errors.js';
import { type Instant, isInstant } from '../kernel/instant.js';
import { issue } from '../kernel/issue.js';
import { ok, type Result } from '../kernel/result.js';
import { optional, parsed, parseWith, strictObject } from '../kernel/schema.js';

type Parsed<T> = Result<T, Rejection<'INVALID'>>;

/** N2: exact text without controls, 1 to `max` UTF-16 units, never trimmed, never folded. Codes: `INPUT_…`. */
export function exactText(max: number): (input: unknown) => Parsed<string> {
  return (input) => {
    if (typeof input !== 'string') return invalid(issue('INPUT_INVALID_TYPE', [], { expected: 'string' }));
    if (input === '' || input.length > max || /\p{Cc}|\p{Cs}/u.test(input))
      return invalid(issue('INPUT_INVALID_VALUE', [], { max }));
    return ok(input);
  };
}

/** C4: an id of a contact, user, tag, stage or channel: exact text without a colon, at most 255 units. */
export function parseId(input: unknown): Parsed<string> {
  const text = exactText(255)(input);
  return text.ok && text.value.includes(':') ? invalid(issue('INPUT_INVALID_VALUE')) : text;
}

/** The same, or null for nobody and nothing. */
export function idOrNull(input: unknown): Parsed<string | null> {
  return input === null ? ok(null) : parseId(input);
}

/** A moment in the form that is stored. */
export function instant(input: unknown): Parsed<Instant> {
  return isInstant(input)
    ? ok(input)
    : invalid(issue(typeof input === 'string' ? 'DATETIME_INVALID' : 'DATETIME_INVALID_TYPE'));
}

const nothing = strictObject({});
/** The input of an operation that needs none: an empty object, or nothing at all. */
export function noInput(input: unknown): Parsed<Record<never, never>> {
  return parseWith(nothing, input);
}

/** N1: what names a channel identity. */
export const identityShape = { channelId: parsed(parseId), externalId: parsed(exactText(1024)) };
/** An external id that need not be there. */
export const optionalExternalId = optional(parsed(exactText(1024)));
