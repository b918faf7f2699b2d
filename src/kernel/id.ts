import type { Rejection } from './errors.js';
import { invalid } from './errors.js';
import { issue } from './issue.js';

/** C4: an id is text without a colon, so that it can be told from `email:…`. */
export function isId(id: unknown): id is string {
  return typeof id === 'string' && id !== '' && !id.includes(':');
}

/** The host's `newId` gave something that is no id. */
export function badId(): { readonly ok: false; readonly error: Rejection<'INVALID'> } {
  return invalid(issue('INPUT_INVALID_VALUE', ['ctx', 'newId']));
}
