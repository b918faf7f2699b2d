import type { Rejection } from './errors.js';
import { invalid } from './errors.js';
import { issue } from './issue.js';
import { isStorable } from './storable.js';

/** C4, R4: an id is text that a database keeps, without a colon, so that it can be told from `email:…`. */
export function isId(id: unknown): id is string {
  return typeof id === 'string' && id !== '' && !id.includes(':') && isStorable(id);
}

/** The host's `newId` gave something that is no id. */
export function badId(): { readonly ok: false; readonly error: Rejection<'INVALID'> } {
  return invalid(issue('INPUT_INVALID_VALUE', ['ctx', 'newId']));
}
