import type { Source } from '../kernel/vocabulary.js';
import type { StandardField } from './definition.js';

const people = ['manual', 'api', 'workflow', 'import'] as const;

/**
 * F6: the nine rows of the reference article as data: type, which sources may write it, whether a person may edit it.
 * All of them can be reordered and hidden; none can be deleted or retyped (F4). `name` is the English default label.
 */
export const standardFields = [
  { key: 'profile', name: 'Profile', type: 'profile', sources: ['channel'], editable: false },
  { key: 'firstName', name: 'First Name', type: 'name', sources: [...people, 'channel'], editable: true },
  { key: 'lastName', name: 'Last Name', type: 'name', sources: [...people, 'channel'], editable: true },
  { key: 'country', name: 'Country', type: 'country', sources: [...people, 'channel', 'phone'], editable: true },
  { key: 'language', name: 'Language', type: 'language', sources: [...people, 'channel', 'browser'], editable: true },
  { key: 'email', name: 'Email Address', type: 'email', sources: [...people, 'channel'], editable: true },
  { key: 'phone', name: 'Phone Number', type: 'phone', sources: [...people, 'channel'], editable: true },
  { key: 'assignee', name: 'Assigned To', type: 'user', sources: people, editable: true },
  { key: 'conversation', name: 'Conversation Status', type: 'conversation', sources: people, editable: false },
] as const;

/** The key of one of the nine standard rows. */
export type StandardRow = (typeof standardFields)[number]['key'];

/** True for the key of one of the nine standard rows: no custom field may have it (F1). */
export function isStandardRow(key: string): key is StandardRow {
  return standardFields.some((row) => row.key === key);
}

/** F6: whether this source may ever write the field with this path. Custom fields take people and channels. */
export function allowsSource(path: string, source: Source): boolean {
  const row = standardFields.find(({ key }) => key === path);
  return row === undefined
    ? source !== 'browser' && source !== 'phone'
    : (row.sources as readonly Source[]).includes(source);
}

/** Standard field → its kind. */
export const standardKinds = {
  firstName: 'name',
  lastName: 'name',
  email: 'email',
  phone: 'phone',
  country: 'country',
  language: 'language',
} as const;

/** The standard fields that people fill, in the order of the reference article. */
export const standardFieldNames = Object.keys(standardKinds) as readonly StandardField[];

/** True for the name of a standard field that people fill. */
export function isStandardField(name: string): name is StandardField {
  return Object.hasOwn(standardKinds, name);
}
