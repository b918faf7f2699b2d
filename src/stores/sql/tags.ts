import { contactsError } from '../../kernel/errors.js';
import { admit, refuseUnstorable } from '../../kernel/storable.js';
import type { TagReads, TagRepository } from '../../ports/catalogues.js';
import type { Tag } from '../../tags/tag.js';
import { type ContactRow, contactFrom, contactSelection } from './contact-row.js';
import { type AnyEvent, eventRow } from './event-rows.js';
import type { Row } from './tables.js';
import type { Unit } from './unit.js';

const columns = 'id, key, name, emoji, color, description';

/** The look-ups of tags. */
export function tagReads({ workspaceId, dialect, query }: Unit): TagReads {
  const select = `select ${columns} from contactkit_tags where workspace_id = $1`;
  return {
    list: () => query<Tag>(`${select} order by key`, workspaceId),
    getMany: (ids) => query<Tag>(`${select} and ${dialect.among('id', '$2')}`, workspaceId, dialect.texts(ids)),
    findByKeys: (keys) => query<Tag>(`${select} and ${dialect.among('key', '$2')}`, workspaceId, dialect.texts(keys)),
    async countContacts(ids) {
      const rows = await query(
        `select tag_id, count(*) as contacts from contactkit_contact_tags
          where workspace_id = $1 and ${dialect.among('tag_id', '$2')} group by tag_id`,
        workspaceId,
        dialect.texts(ids),
      );
      return Object.fromEntries(rows.map((row) => [row['tag_id'], Number(row['contacts'])]));
    },
  };
}

/** Capability `tags`. */
export function tagRepository(unit: Unit): TagRepository {
  const { workspaceId, dialect, query } = unit;
  const reads = tagReads(unit);
  const keep = (events: readonly AnyEvent[]): Promise<unknown> => {
    for (const event of events) admit(workspaceId, event, 'event');
    return dialect.insert(query, ['contactkit_events', events.map(eventRow)]);
  };
  /** T1: which tag has the key of one of these; thrown when the table's keys have refused them. */
  const refuse = async (tags: readonly Tag[]): Promise<never> => {
    const holders = await reads.findByKeys(tags.map(({ key }) => key));
    for (const { id, name, key } of tags) {
      const holder = holders.find((one) => one.key === key && one.id !== id);
      if (holder !== undefined) throw contactsError({ code: 'TAG_NAME_TAKEN', name, tagId: holder.id });
    }
    throw contactsError({ code: 'VERSION_CONFLICT', id: tags[0]!.id, expected: 0 });
  };
  return {
    ...reads,
    async insert({ tags, events }) {
      for (const tag of tags) refuseUnstorable(tag, 'tag');
      const [written] = await dialect.insert(query, ['contactkit_tags', tags.map((tag) => tagRow(workspaceId, tag))]);
      if (written !== tags.length) await refuse(tags);
      await keep(events);
    },
    async save({ tag, events }) {
      refuseUnstorable(tag, 'tag');
      const { id, key, name, emoji, color, description } = tag;
      const [known] = await reads.getMany([id]);
      if (known === undefined) return;
      // A key of one's own may stay; another's is refused by the index of keys, so it is claimed by inserting.
      await query('delete from contactkit_tags where workspace_id = $1 and id = $2', workspaceId, id);
      const row = { workspace_id: workspaceId, id, key, name, emoji, color, description };
      const [written] = await dialect.insert(query, ['contactkit_tags', [row]]);
      if (written === 0) await refuse([tag]);
      await keep(events);
    },
    async remove({ tagId, events }) {
      await query('delete from contactkit_tags where workspace_id = $1 and id = $2', workspaceId, tagId);
      await keep(events);
    },
    async contactsWith(tagId, limit) {
      const rows = await query<ContactRow>(
        `select ${contactSelection} from contactkit_contacts as c where workspace_id = $1 and id in (
          select h.contact_id from contactkit_contact_tags h
          where h.workspace_id = $1 and h.tag_id = $2 order by h.contact_id limit $3)
        order by id`,
        workspaceId,
        tagId,
        limit,
      );
      return rows.map(contactFrom);
    },
  };
}

function tagRow(workspaceId: string, tag: Tag): Row<'contactkit_tags'> {
  const { id, key, name, emoji, color, description } = tag;
  return { workspace_id: workspaceId, id, key, name, emoji, color, description };
}
