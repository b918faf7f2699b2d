import type { Contact } from '../../contact/contact.js';
import type { Sweep, SweepPage } from '../../ports/catalogues.js';
import { withoutField } from '../../ports/without-field.js';
import { type ContactRow, contactFrom, contactSelection } from './contact-row.js';
import { contactEventFrom, eventColumns } from './event-rows.js';
import type { Unit } from './unit.js';

// No index leads to a field's values: it would cost every write of every contact, for what is done once in a field's life. A
// sweep goes through the rows in their order, and looks at no more than a page of them at a time.

/** F4: of the next `limit` contacts in order of id, those that have the field. */
export async function sweepContacts(
  { workspaceId, query }: Unit,
  key: string,
  { limit, after = '' }: SweepPage,
): Promise<Sweep & { readonly contacts: readonly Contact[] }> {
  const [last] = await query(
    'select id from contactkit_contacts where workspace_id = $1 and id > $2 order by id limit 1 offset $3',
    workspaceId,
    after,
    limit - 1,
  );
  const next = (last?.['id'] as string | undefined) ?? null;
  const rows = await query<ContactRow>(
    `select ${contactSelection} from contactkit_contacts as c
      where workspace_id = $1 and id > $2 ${next === null ? '' : 'and id <= $5'} and status in ('active', 'blocked')
      and (custom -> $3 is not null or origins -> $4 is not null) order by id`,
    workspaceId,
    after,
    key,
    `custom.${key}`,
    ...(next === null ? [] : [next]),
  );
  return { contacts: rows.map(contactFrom), next };
}

/** F4: takes a field's values out of the next `limit` events of contacts. */
export async function sweepEvents(
  { workspaceId, query }: Unit,
  key: string,
  { limit, after }: SweepPage,
): Promise<Sweep> {
  const [id, version, seq, event] =
    after === undefined ? ['', 0, 0, ''] : (JSON.parse(after) as [string, number, number, string]);
  const rows = await query(
    `select ${eventColumns} from contactkit_events
      where workspace_id = $1 and subject_type = 'contact' and (subject_id, version, seq, id) > ($2, $3, $4, $5)
      order by subject_id, version, seq, id limit $6`,
    workspaceId,
    id,
    version,
    seq,
    event,
    limit,
  );
  for (const row of rows) {
    const found = contactEventFrom(row);
    const erased = withoutField(found, key);
    if (erased === found) continue;
    await query(
      `update contactkit_events set data = $6
        where workspace_id = $1 and subject_type = 'contact' and subject_id = $2 and version = $3 and seq = $4 and id = $5`,
      workspaceId,
      found.subject.id,
      found.version,
      found.seq,
      found.id,
      JSON.stringify(erased.data),
    );
  }
  const last = rows.at(-1);
  if (rows.length < limit || last === undefined) return { next: null };
  return { next: JSON.stringify([last['subject_id'], last['version'], last['seq'], last['id']]) };
}
