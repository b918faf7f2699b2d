import { contactsError, invalid } from './errors.js';
import { issue } from './issue.js';

/**
 * R4: throws `INVALID` for data with text that no database keeps: U+0000, and halves of surrogate pairs, which are no
 * characters. The operations let none in; a host's own rows may hold it. `name` is what the issue's path begins with. For stores.
 */
export function refuseUnstorable(data: unknown, name: string): void {
  const path = readable(name, () => find(data));
  if (path !== undefined) throw contactsError(invalid(issue('INPUT_INVALID_VALUE', [name, ...path])).error);
}

/** X2: what can't be read (a cycle, a getter that throws) can't be kept either. */
function readable<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch {
    throw contactsError(invalid(issue('INPUT_NOT_PLAIN', [name], { type: 'object' })).error);
  }
}

/** R4: whether a database keeps a text as it is. */
export function isStorable(text: string): boolean {
  return !/[\0\p{Cs}]/u.test(text);
}

/** The path to what can't be kept. Built on the way back, so that looking at what can be kept makes nothing. */
function find(value: unknown): (string | number)[] | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : [];
  if (typeof value !== 'object' || value === null) return undefined;
  for (const key of Object.keys(value)) {
    if (find(key) !== undefined) return [];
    const path = find((value as Readonly<Record<string, unknown>>)[key]);
    if (path !== undefined) return [Array.isArray(value) ? Number(key) : key, ...path];
  }
  return undefined;
}

/** A6, R4: throws `INVALID` for a row of another workspace than the one that it is to be written to, or with what can't be kept. */
export function admit(workspaceId: string, row: { readonly workspaceId: string }, name: string): void {
  if (readable(name, () => row.workspaceId) !== workspaceId)
    throw contactsError(invalid(issue('INPUT_WRONG_WORKSPACE', [name, 'workspaceId'])).error);
  refuseUnstorable(row, name);
}
