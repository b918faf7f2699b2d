import { contactsError } from '../../kernel/errors.js';
import { admit, refuseUnstorable } from '../../kernel/storable.js';
import type { TagRepository } from '../../ports/catalogues.js';
import type { Tag } from '../../tags/tag.js';
import { copy, keep } from './copy.js';
import { findBy } from './find-contacts.js';
import type { Run } from './run.js';
import type { Workspace } from './workspace.js';

// Nothing in the ports reads the events of tags, so they are looked at and not kept.

/** Capability `tags`. */
export function tagRepository(workspace: Workspace, run: Run): TagRepository {
  const { tags, tagIds, contactsBy } = workspace;
  return {
    list: () => run(() => [...tags.rows()].map(copy).sort(byKey)),
    getMany: (ids) => run(() => [...new Set(ids)].flatMap((id) => copy(tags.get(id)) ?? [])),
    findByKeys: (keys) => run(() => [...new Set(keys)].flatMap((key) => copy(findByKey(workspace, key)) ?? [])),
    countContacts: (ids) => run(() => Object.fromEntries(ids.map((id) => [id, contactsBy.tag.count(id)]))),
    insert({ tags: added, events }) {
      return run(() => {
        for (const event of events) admit(workspace.id, event, 'event');
        for (const tag of added) insert(workspace, tag);
      });
    },
    save({ tag, events }) {
      return run(() => {
        for (const event of events) admit(workspace.id, event, 'event');
        if (tags.get(tag.id) !== undefined) put(workspace, tag);
      });
    },
    remove({ tagId, events }) {
      return run(() => {
        for (const event of events) admit(workspace.id, event, 'event');
        const tag = tags.get(tagId);
        if (tag === undefined) return;
        tags.set(tagId, undefined);
        tagIds.set(tag.key, undefined);
      });
    },
    contactsWith: (tagId, limit) => run(() => findBy(workspace, 'tag', tagId, limit)),
  };
}

function insert(workspace: Workspace, tag: Tag): void {
  const { id } = tag;
  if (workspace.tags.get(id) !== undefined) throw contactsError({ code: 'VERSION_CONFLICT', id, expected: 0 });
  put(workspace, tag);
}

/** T1: writes a tag, whose key no other may have. */
function put(workspace: Workspace, tag: Tag): void {
  const { tags, tagIds } = workspace;
  refuseUnstorable(tag, 'tag');
  const holder = findByKey(workspace, tag.key);
  if (holder !== undefined && holder.id !== tag.id)
    throw contactsError({ code: 'TAG_NAME_TAKEN', name: tag.name, tagId: holder.id });
  const before = tags.get(tag.id);
  if (before !== undefined) tagIds.set(before.key, undefined);
  tagIds.set(tag.key, tag.id);
  tags.set(tag.id, keep(tag));
}

function findByKey({ tags, tagIds }: Workspace, key: string): Tag | undefined {
  const id = tagIds.get(key);
  return id === undefined ? undefined : tags.get(id);
}

function byKey(one: Tag, other: Tag): number {
  return one.key < other.key ? -1 : 1;
}
