import { contactsError, invalid } from '../kernel/errors.js';
import { issue, type Path } from '../kernel/issue.js';

/** X1: the members of an argument that is an object or left out; throws `INVALID` for what is neither. */
export function membersOf<T extends object>(given: T | undefined, path: Path = []): Partial<T> {
  if (given === undefined) return {};
  // Spreading a text gives its characters, and spreading a number nothing: neither may pass for an object.
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw contactsError(invalid(issue('INPUT_INVALID_TYPE', path, { expected: 'object' })).error);
  return given;
}
