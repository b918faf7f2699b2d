import type { Change, Deletion } from '../../contact/change.js';
import { contactsError } from '../../kernel/errors.js';
import { admit } from '../../kernel/storable.js';
import type { SaveOptions } from '../../ports/contact-repository.js';
import { contactRow } from './contact-row.js';
import { eventRow } from './event-rows.js';
import { relink } from './links.js';
import { columnsOf, valuesOf } from './tables.js';
import type { Unit } from './unit.js';

const keys: readonly string[] = ['workspace_id', 'id', 'created_at'];
/** What the update leaves as it was and answers, so that `relink` sees what it has to change. */
const links: readonly string[] = ['channels', 'tags', 'identifiers'];
/** M1: whose greatest value stays, whoever writes last. */
const times: readonly string[] = ['last_message_at', 'last_inbound_at'];
const columns = columnsOf('contactkit_contacts').filter(([name]) => !keys.includes(name) && !links.includes(name));

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
  const text = contact.status === 'deleted' ? buryText : updateText;
  const [before] = await query(text, workspaceId, id, expected, ...valuesOf(columns, contactRow(contact)));
  if (before === undefined) throw contactsError({ code: 'VERSION_CONFLICT', id, expected });
  await relink(unit, contact, before, unique);
  await dialect.insert(query, ['contactkit_events', events.map(eventRow)]);
}

const updateText = saveText((name, value) =>
  times.includes(name) ? `case when ${name} > ${value} or ${value} is null then ${name} else ${value} end` : value,
);
const buryText = saveText((_, value) => value);

function saveText(valueOf: (name: string, value: string) => string): string {
  const sets = columns.map(([name], index) => `${name} = ${valueOf(name, `$${index + 4}`)}`);
  return `update contactkit_contacts set ${sets.join(', ')}
    where workspace_id = $1 and id = $2 and version = $3 and status in ('active', 'blocked') returning ${links.join(', ')}`;
}
