import { viewsAll } from '../access/visibility.js';
import { contactsError, invalid, unwrap } from '../kernel/errors.js';
import { issue } from '../kernel/issue.js';
import type { TagReads } from '../ports/catalogues.js';
import { changeTag, defineTag, type TagLooks } from '../tags/define-tag.js';
import { deleteTag, type TagImpact, tagImpact } from '../tags/delete-tag.js';
import { suggestTags, type TagSuggestions } from '../tags/suggest.js';
import type { Tag } from '../tags/tag.js';
import { parseTagName, tagKey } from '../values/tag-name.js';
import { changeCatalogue } from './catalogue-change.js';
import { dependentsOn } from './dependents.js';
import { tagsNamed } from './facts.js';
import { membersOf } from './members.js';
import { asking, contextOf, need, readsOf, type Scope } from './scope.js';

/** T1–T5: the workspace's tags. Needs a store with `tags`; changing them needs the permission of A3. */
export interface TagGroup {
  /** In order of key. */
  list(): Promise<readonly Tag[]>;
  /** T5: for a field in which a tag is typed. `assigned`: the ids that the contact has. */
  suggest(
    query: string,
    options?: { readonly assigned?: readonly string[] | undefined; readonly limit?: number | undefined },
  ): Promise<TagSuggestions>;
  /** T1: `TAG_NAME_TAKEN`. */
  define(name: string, looks?: TagLooks): Promise<Tag>;
  /** T3: `tag` is a name or `id:<tagId>`. `TAG_UNKNOWN`, `TAG_NAME_TAKEN`. */
  change(tag: string, edit: TagLooks & { readonly name?: string | undefined }): Promise<Tag>;
  /** T4: what deleting it would touch, and the token for it. `TAG_UNKNOWN`. */
  impact(tag: string): Promise<TagImpact>;
  /** T4: hidden at once; contacts lose it as a reaction (needs `outbox`). `TAG_UNKNOWN`, `TAG_IMPACT_CHANGED`. */
  delete(tag: string, options: { readonly token: string }): Promise<void>;
}

/** The group of one scope. */
export function tagGroup(scope: Scope): TagGroup {
  const reads = (): TagReads => need(readsOf(scope).tags, 'tags');
  const named = async (tag: string): Promise<Tag> => {
    if (typeof tag !== 'string')
      throw contactsError(invalid(issue('INPUT_INVALID_TYPE', ['tag'], { expected: 'string' })).error);
    const [found] = await tagsNamed(scope, [tag]);
    if (found === undefined) throw contactsError({ code: 'TAG_UNKNOWN', names: [tag] });
    return found;
  };
  // T1: those that might have the key of a name, for the operation to refuse it.
  const rivals = async (name: unknown): Promise<readonly Tag[]> => {
    const parsed = parseTagName(name);
    return parsed.ok ? asking('store', () => reads().findByKeys([tagKey(parsed.value)])) : [];
  };

  // A host that keeps its tags in code has none in the store.
  const list = async (): Promise<readonly Tag[]> =>
    readsOf(scope).tags === undefined && scope.env.tags.length > 0
      ? scope.env.tags
      : asking('store', () => reads().list());

  return {
    list,
    suggest: async (query, options) => {
      const tags = await list();
      // A4: how many contacts have a tag is not for who does not see them all.
      const counts = viewsAll(scope.actor) ? readsOf(scope).tags : undefined;
      const uses = await asking('store', async () => counts?.countContacts(tags.map(({ id }) => id)));
      return suggestTags(query, { ...membersOf(options), tags, uses });
    },
    define: (name, looks) =>
      changeCatalogue(scope, async (ctx) => {
        const { tag, events } = unwrap(defineTag({ ...membersOf(looks), name }, ctx, { tags: await rivals(name) }));
        return { answer: tag, save: ({ tags }) => need(tags, 'tags').insert({ tags: [tag], events }) };
      }),
    change: (tag, edit) =>
      changeCatalogue(scope, async (ctx) => {
        const change = unwrap(changeTag(await named(tag), edit, ctx, { tags: await rivals(edit?.name) }));
        return {
          answer: change.tag,
          save: change.events.length === 0 ? undefined : ({ tags }) => need(tags, 'tags').save(change),
        };
      }),
    impact: async (tag) => {
      const ctx = await contextOf(scope);
      const known = await named(tag);
      const counts = await asking('store', () => reads().countContacts([known.id]));
      const dependents = await dependentsOn(scope, { type: 'tag', tagId: known.id });
      return unwrap(tagImpact(known, { ...dependents, contacts: counts[known.id] ?? 0 }, ctx));
    },
    delete: (tag, options) =>
      changeCatalogue(scope, async (ctx) => {
        const known = await named(tag);
        const dependents = await dependentsOn(scope, { type: 'tag', tagId: known.id });
        const { tagId, events } = unwrap(deleteTag(known, options, ctx, dependents));
        return {
          answer: undefined,
          save: ({ tags }) => need(tags, 'tags').remove({ tagId, events }),
          purge: { type: 'purgeTag', tagId },
        };
      }),
  };
}
