import type { Context } from '../access/context.js';
import { mayViewField } from '../access/visibility.js';
import type { FieldMap, FieldPath, FieldSet } from '../fields/definition.js';
import { isStandardField } from '../fields/standard.js';
import type { Rejection } from '../kernel/errors.js';
import { faulty } from '../kernel/errors.js';
import { type Issue, issue } from '../kernel/issue.js';
import { plain } from '../kernel/plain.js';
import type { Result } from '../kernel/result.js';
import { array, optional, parsePlain, strictObject, string } from '../kernel/schema.js';
import { type Change, change, unchanged } from './change.js';
import type { Contact, Tombstone } from './contact.js';
import { type FieldInput, splitInput } from './create.js';
import { customKey, originAt } from './field-state.js';
import { operate } from './operate.js';
import { defines, readFields } from './read-fields.js';
import { fieldChanges, putChanges } from './write-fields.js';

/** What `editContact` takes: fields to write, and paths to give back to the automatic sources. */
export type EditInput<F extends FieldMap = FieldMap> = FieldInput<F> & {
  /** C1: value and origin are taken away, so that a channel, the browser or the phone may fill again. */
  readonly release?: readonly FieldPath<F>[] | undefined;
};

const rest = strictObject({ release: optional(array(string())) });

/**
 * Writes fields: an absent key keeps, null or visually empty text clears, `release` makes never set (C1). A value equal to
 * the stored one is accepted as it is and keeps its origin (C3), so a form may send everything back; a call that changes
 * nothing is a no-op. The country follows the phone unless somebody decided it (P3).
 */
export function editContact<F extends FieldMap>(
  contact: Contact<F> | Tombstone,
  input: EditInput<NoInfer<F>>,
  ctx: Context,
  facts: { readonly fields?: FieldSet<NoInfer<F>> | undefined } = {},
): Result<Change<F, 'contact.updated'>, Rejection<'INVALID' | 'FORBIDDEN' | 'CONTACT_DELETED'>> {
  return operate('edit', { contact, input, ctx, facts }, (subject, context) => {
    const copied = plain(input);
    if (!copied.ok) return copied;
    const { fields, others } = splitInput(copied.value);
    const given = parsePlain(rest, others);
    const reading = readFields(fields, subject, context, facts.fields ?? []);
    const released = given.ok ? (given.value.release ?? []) : [];
    const faults: Issue[] = [...reading.issues, ...(given.ok ? [] : given.error.issues)];
    for (const [index, path] of released.entries()) {
      if (!isPath(subject, path, facts.fields ?? []) || !mayViewField(context.actor, path))
        faults.push(issue('FIELD_UNKNOWN', ['release', index]));
      else if (reading.writes.some((write) => write.path === path))
        faults.push(issue('INPUT_INVALID_VALUE', ['release', index]));
    }
    const refused = faulty(faults);
    if (refused !== undefined) return refused;
    const changes = fieldChanges(subject, reading.writes, context, { released });
    if (Object.keys(changes).length === 0) return unchanged(subject);
    return change(subject, context, (draft, emit) => {
      putChanges(draft, subject, changes);
      emit('contact.updated', { fields: changes });
    });
  });
}

function isPath(contact: Contact, path: string, fields: FieldSet): boolean {
  const key = customKey(path);
  if (key === undefined) return isStandardField(path);
  return originAt(contact, path) !== undefined || defines(fields, key);
}
