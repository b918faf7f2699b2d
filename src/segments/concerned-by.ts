import type { Contact, Tombstone } from '../contact/contact.js';
import { originAt } from '../contact/field-state.js';
import { valueOf } from './contact-values.js';
import type { CriterionPath } from './criterion.js';
import { namingsIn } from './filter-names.js';
import { standardFilterKinds } from './operators.js';
import type { Segment } from './segment.js';

/** Q8: a contact before or after a change; null: there was none, or is none any more. */
export type MaybeContact = Contact | Tombstone | null;

/** Q8: the segments that depend on anything in which a contact differs; every one depends on there being one and on its status. */
export function concernedBy(
  before: MaybeContact,
  after: MaybeContact,
  segments: readonly Segment[],
): readonly Segment[] {
  const [was, is] = [live(before), live(after)];
  if (was === is) return [];
  if (was === null || is === null || was.status !== is.status) return segments;
  const known = new Map<string, boolean>();
  const differs = (path: string): boolean => {
    const found = known.get(path) ?? isOther(was, is, path);
    known.set(path, found);
    return found;
  };
  return segments.filter(({ filter }) => namingsIn(filter).some(({ field }) => differs(field)));
}

/** Whether anything that a filter may ask of this field is another than before: its value, or whether it has an origin (Q2). */
function isOther(before: Contact, after: Contact, path: string): boolean {
  if (path === 'tags') return !isSameList(before.tags, after.tags);
  if (path === 'channels') return !isSameList(before.channels.map(channelOf), after.channels.map(channelOf));
  // What is no field any more has no value: a segment that names it and nothing else is as flagged as it was.
  if (!path.startsWith('custom.') && !Object.hasOwn(standardFilterKinds, path)) return false;
  const value = valueOf(path as CriterionPath);
  return (
    value(before) !== value(after) || (originAt(before, path) === undefined) !== (originAt(after, path) === undefined)
  );
}

const channelOf = ({ channelId }: Contact['channels'][number]): string => channelId;

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((member, place) => member === other[place]);
}

/** The contact, if there is one. */
export function live(contact: MaybeContact): Contact | null {
  return contact === null || contact.status === 'deleted' ? null : contact;
}
