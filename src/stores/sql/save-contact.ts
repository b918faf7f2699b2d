import type { Change, Deletion } from '../../contact/change.js';
import type { Contact, Tombstone } from '../../contact/contact.js';
import { contactsError } from '../../kernel/errors.js';
import { admit } from '../../kernel/storable.js';
import type { SaveOptions } from '../../ports/contact-repository.js';
import { contactRow, ofContact } from './contact-row.js';
import type { Dialect } from './dialect.js';
import { eventRow } from './event-rows.js';
import { type IdentityTuple, identityTuple } from './identity-rows.js';
import { listFromJson } from './json.js';
import { perDialect } from './per-dialect.js';
import { syncIdentifiers } from './sync-identifiers.js';
import { syncIdentities } from './sync-identities.js';
import { syncTags } from './sync-tags.js';
import { tables } from './tables.js';
import type { Unit } from './unit.js';

/** M1: columns whose greatest value stays, whoever writes last. */
const times: readonly string[] = ['last_message_at', 'last_inbound_at'];
const keys: readonly string[] = ['workspace_id', 'id', 'created_at'];
const columns = Object.entries(tables.contactkit_contacts).filter(([name]) => !keys.includes(name));

/** R1: the next state with its events, unless somebody saved in between. */
export async function saveContact(
  unit: Unit,
  { contact, events }: Change | Deletion,
  { expectedVersion: expected, unique }: SaveOptions & { readonly expectedVersion: number },
): Promise<void> {
  const { workspaceId, dialect, query } = unit;
  const { id } = contact;
  admit(workspaceId, contact, 'contact');
  for (const event of events) admit(workspaceId, event, 'event');
  const [before] = await query(
    (contact.status === 'deleted' ? buryText : updateText)(dialect),
    workspaceId,
    id,
    expected,
    ...valuesOf(contact),
  );
  if (before === undefined) throw contactsError({ code: 'VERSION_CONFLICT', id, expected });
  if (contact.status === 'deleted') await freeAll(unit, id);
  else {
    await syncIdentities(unit, contact, listFromJson<IdentityTuple>(before['channels']));
    await syncIdentifiers(unit, contact, listFromJson<readonly [string, string]>(before['identifiers']), unique);
    await syncTags(unit, contact, listFromJson<string>(before['tags']));
  }
  await dialect.insert(query, ['contactkit_events', events.map(eventRow)]);
}

/** The row's other values, in the order of `columns`. */
function valuesOf(contact: Contact | Tombstone): readonly unknown[] {
  const row = contactRow(contact) as Readonly<Record<string, unknown>>;
  return columns.map(([name, type]) => {
    const value = row[name] ?? null;
    return type.startsWith('json') && value !== null ? JSON.stringify(value) : value;
  });
}

const updateText = perDialect((dialect) =>
  saveText(dialect, (name, value) =>
    times.includes(name) ? `case when ${name} > ${value} or ${value} is null then ${name} else ${value} end` : value,
  ),
);
const buryText = perDialect((dialect) => saveText(dialect, (_, value) => value));

function saveText(dialect: Dialect, valueOf: (name: string, value: string) => string): string {
  const sets = columns.map(([name], index) => `${name} = ${valueOf(name, `$${index + 4}`)}`);
  return `update contactkit_contacts set ${sets.join(', ')} where workspace_id = $1 and id = $2 and version = $3 and status in ('active', 'blocked') returning ${[
    `(select ${dialect.collect(identityTuple(dialect), 'position, alias')} from contactkit_identities i where ${ofContact('i')}) as channels`,
    `(select ${dialect.collect(dialect.array('f.field', 'f.value'), 'f.field, f.value')} from contactkit_identifiers f where ${ofContact('f')}) as identifiers`,
    `(select ${dialect.collect('t.tag_id', 't.position')} from contactkit_contact_tags t where ${ofContact('t')}) as tags`,
  ].join(', ')}`;
}

/** S6: what a deleted contact had is free for others. */
async function freeAll({ workspaceId, query }: Unit, id: string): Promise<void> {
  for (const table of ['contactkit_identities', 'contactkit_identifiers', 'contactkit_contact_tags'])
    await query(`delete from ${table} where workspace_id = $1 and contact_id = $2`, workspaceId, id);
}
