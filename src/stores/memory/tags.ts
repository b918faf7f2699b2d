import { contactsError } from '../../kernel/errors.js';
import type { TagReads, TagRepository } from '../../ports/catalogues.js';
import type { Tag } from '../../tags/tag.js';
import { contactsBy } from './contact-reads.js';
import { copy, keep } from './copy.js';
import type { Run } from './run.js';
import type { Workspace } from './workspace.js';

// Nothing in the ports reads the events of tags, so they are not kept.

/** Capability `tags`. */
export function tagReads({ tags, tagIds, contactsBy: indexes }: Workspace, run: Run): TagReads {
  const tagAt = (id: string | undefined): readonly Tag[] => {
    const tag = id === undefined ? undefined : tags.get(id);
    return tag === undefined ? [] : [copy(tag)];
  };
  return {
    list: () => run(() => [...tags.rows()].map(copy).sort((one, other) => (one.key < other.key ? -1 : 1))),
    getMany: (ids) => run(() => [...new Set(ids)].flatMap(tagAt)),
    findByKeys: (keys) => run(() => [...new Set(keys)].flatMap((key) => tagAt(tagIds.get(key)))),
    countContacts: (ids) => run(() => Object.fromEntries(ids.map((id) => [id, indexes.tag.count(id)]))),
  };
}

/** Capability `tags`. */
export function tagRepository(workspace: Workspace, run: Run): TagRepository {
  const { tags, tagIds } = workspace;
  /** T1: writes a tag, whose key no other may have. */
  const put = (tag: Tag): void => {
    const holder = tagIds.get(tag.key);
    if (holder !== undefined && holder !== tag.id)
      throw contactsError({ code: 'TAG_NAME_TAKEN', name: tag.name, tagId: holder });
    const before = tags.get(tag.id);
    if (before !== undefined) tagIds.set(before.key, undefined);
    tagIds.set(tag.key, tag.id);
    tags.set(tag.id, keep(tag));
  };
  const { list, getMany, findByKeys, countContacts } = tagReads(workspace, run);
  return {
    list,
    getMany,
    findByKeys,
    countContacts,
    insert({ tags: added }) {
      return run(() => {
        for (const tag of added) {
          if (tags.get(tag.id) !== undefined)
            throw contactsError({ code: 'VERSION_CONFLICT', id: tag.id, expected: 0 });
          put(tag);
        }
      });
    },
    save({ tag }) {
      return run(() => {
        if (tags.get(tag.id) !== undefined) put(tag);
      });
    },
    remove({ tagId }) {
      return run(() => {
        const tag = tags.get(tagId);
        if (tag === undefined) return;
        tags.set(tagId, undefined);
        tagIds.set(tag.key, undefined);
      });
    },
    contactsWith: (tagId, limit) => run(() => contactsBy(workspace, 'tag', tagId, limit)),
  };
}
