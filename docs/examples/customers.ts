// The code of "Your rows" of your-database.md: a table `customers` that was there before contactkit.

// #region row
import { type Contact, contactFrom, type Tombstone } from 'contactkit';
import type { Queries } from './database.js';

/** A row of `customers`. The last three columns were added for contactkit. */
export type Customer = {
  readonly customer_id: string;
  readonly tenant: string;
  readonly given_name: string | null;
  readonly family_name: string | null;
  readonly mobile: string | null;
  readonly mail: string | null;
  readonly created: string;
  /** Null while the customer lives. */
  readonly deleted: string | null;
  /** Counts saved changes, from 1. */
  readonly rev: number;
  /** What no column of its own says, as JSON; '{}' where contactkit has written nothing yet. */
  readonly crm: string;
};

export function toContact(row: Customer): Contact | Tombstone {
  const { customer_id: id, tenant: workspaceId, rev: version, created: createdAt, deleted } = row;
  if (deleted !== null) return { status: 'deleted', id, workspaceId, version, createdAt, deletedAt: deleted };
  const { given_name: firstName, family_name: lastName, mobile: phone, mail: email } = row;
  const crm = JSON.parse(row.crm) as Partial<Contact>;
  return contactFrom({ ...crm, id, workspaceId, version, createdAt, firstName, lastName, phone, email });
}

export function toRow(contact: Contact | Tombstone): Customer {
  const { id, workspaceId, version, createdAt } = contact;
  const ids = { customer_id: id, tenant: workspaceId, rev: version, created: createdAt };
  if (contact.status === 'deleted') {
    const nothing = { given_name: null, family_name: null, mobile: null, mail: null, crm: '{}' };
    return { ...ids, ...nothing, deleted: contact.deletedAt };
  }
  const { firstName, lastName, phone, email, ...crm } = contact;
  const named = { given_name: firstName, family_name: lastName, mobile: phone, mail: email };
  return { ...ids, ...named, deleted: null, crm: JSON.stringify(crm) };
}

// #endregion row

// #region save
import {
  type Change,
  type ContactEvent,
  contactsError,
  type Deletion,
  keepLatestTimes,
  type TagEvent,
} from 'contactkit';

/** Row and events, both or none: call it in a transaction. Throws `VERSION_CONFLICT` when somebody else was faster. */
export async function save(
  tx: Queries,
  { contact, events }: Change | Deletion,
  expectedVersion: number,
): Promise<void> {
  const key = { customer_id: contact.id, tenant: contact.workspaceId };
  const [row] = await tx.select<Customer>('customers', { ...key, rev: expectedVersion, deleted: null }); // … for update
  if (row === undefined) throw contactsError({ code: 'VERSION_CONFLICT', id: contact.id, expected: expectedVersion });
  // Message times move without a version, so what was loaded earlier may hold older ones.
  const next = contact.status === 'deleted' ? contact : keepLatestTimes(contact, toContact(row) as Contact);
  await tx.update('customers', key, toRow(next));
  await addEvents(tx, events);
}

/** The outbox: what the rest of your system is told, in the order in which it happened. */
export async function addEvents(tx: Queries, events: readonly (ContactEvent | TagEvent)[]): Promise<void> {
  for (const event of events)
    await tx.insert('outbox', { event_id: event.id, about: event.subject.id, event: JSON.stringify(event) });
}

// #endregion save

// #region times
/** For a message that brought no event: its times, of each the later, and nothing else of the row, not even `rev`. */
export async function saveTimes(tx: Queries, contact: Contact): Promise<void> {
  const key = { customer_id: contact.id, tenant: contact.workspaceId };
  const [row] = await tx.select<Customer>('customers', { ...key, deleted: null }); // … for update
  if (row !== undefined) await tx.update('customers', key, toRow(keepLatestTimes(toContact(row) as Contact, contact)));
}
// #endregion times
