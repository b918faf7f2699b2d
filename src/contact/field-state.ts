import type { CustomValue, StandardField } from '../fields/definition.js';
import type { Origin } from '../fields/origin.js';
import type { Contact } from './contact.js';
import type { FieldState } from './events.js';

const prefix = 'custom.';

/** The key of a custom field's path, or undefined for a standard field. */
export function customKey(path: string): string | undefined {
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

/** The value that stands at a path; null for cleared and never set alike. */
export function valueAt(contact: Contact, path: string): CustomValue {
  const key = customKey(path);
  return (key === undefined ? contact[path as StandardField] : contact.custom[key]) ?? null;
}

/** The origin of what stands at a path; undefined when it was never set. */
export function originAt(contact: Contact, path: string): Origin | undefined {
  return (contact.origins as Readonly<Record<string, Origin | undefined>>)[path];
}

/** Value and origin together: the three states of P5. */
export function stateAt(contact: Contact, path: string): FieldState {
  const origin = originAt(contact, path);
  return origin === undefined ? null : { value: valueAt(contact, path), origin };
}
