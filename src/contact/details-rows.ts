import type { CustomValue } from '../fields/definition.js';
import type { FieldRow } from '../fields/field-rows.js';
import type { Origin } from '../fields/origin.js';
import type { Contact } from './contact.js';
import { type Names, nameIn, type RowType, type Writer } from './details-text.js';
import { originAt, valueAt } from './field-state.js';

/** W2: one field of the drawer. */
export interface DetailsRow {
  /** The field's path, `email` or `custom.plan`, or `profile`, `assignee`, `conversation`. */
  readonly key: string;
  readonly label: string;
  readonly type: RowType;
  /** As stored; null: never set, or cleared when there is an origin. */
  readonly value: CustomValue;
  /** For people, in the caller's locale; empty without a value. */
  readonly text: string;
  /** Whether this actor may edit it here. */
  readonly editable: boolean;
  readonly origin: Origin | null;
  /** Of a list: what may be chosen. */
  readonly options?: readonly string[];
  /** F5: the value is an option that is no longer offered. */
  readonly withdrawn?: true;
}

// The rows of the standard table that are no field: what stands there.
const others: { readonly [key: string]: (contact: Contact) => string | null } = {
  profile: ({ profile }) => profile?.displayName ?? null,
  assignee: ({ assigneeId }) => assigneeId,
  conversation: ({ conversation }) => conversation?.status ?? null,
};

/** W2, F3: the rows of a contact as its viewer sees it, in the workspace's order; `may` says whether the viewer may do it. */
export function detailsRows(
  contact: Contact,
  rows: readonly FieldRow[],
  {
    write,
    names,
    may,
  }: { readonly write: Writer; readonly names: Names; readonly may: (action: 'edit' | 'assign') => boolean },
): readonly DetailsRow[] {
  return rows.flatMap(({ path, label, type, visibility, editable, options }) => {
    const value = Object.hasOwn(others, path) ? others[path]!(contact) : valueAt(contact, path);
    if (visibility === 'hidden' || (visibility === 'whenFilled' && value === null)) return [];
    return {
      key: path,
      label: nameIn(names.labels, path) ?? label,
      type,
      value,
      text: write(type, value),
      editable: editable && may(path === 'assignee' ? 'assign' : 'edit'),
      origin: originAt(contact, path) ?? null,
      ...(options !== null && choice(options, value)),
    };
  });
}

function choice(options: readonly string[], value: CustomValue): Pick<DetailsRow, 'options' | 'withdrawn'> {
  return value === null || options.includes(String(value)) ? { options } : { options, withdrawn: true };
}
