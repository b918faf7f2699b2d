import type { Actor } from '../access/actor.js';
import { mayViewField } from '../access/visibility.js';
import type { Rejection } from '../kernel/errors.js';
import { tagKey } from '../values/tag-name.js';
import type { FieldRow } from './field-rows.js';

/** The row with this key; one that is hidden from the actor does not exist for them (A4). */
export function findRow(rows: readonly FieldRow[], key: string, actor: Actor): FieldRow | undefined {
  return rows.find((row) => row.key === key && mayViewField(actor, row.path));
}

/** F1: refused when another row than the one with `key` has the same name, by its tag key. */
export function nameTaken(
  rows: readonly FieldRow[],
  { name, key }: { readonly name: string; readonly key: string },
  actor: Actor,
): Rejection<'FIELD_NAME_TAKEN'> | undefined {
  const other = rows.find((row) => row.key !== key && tagKey(row.label) === tagKey(name));
  if (other === undefined) return undefined;
  return { code: 'FIELD_NAME_TAKEN', name, ...(mayViewField(actor, other.path) && { key: other.key }) };
}
