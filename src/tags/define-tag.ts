import { administer } from '../access/administer.js';
import type { Context } from '../access/context.js';
import { canonical } from '../kernel/canonical.js';
import type { Rejection } from '../kernel/errors.js';
import { badId, isId } from '../kernel/id.js';
import { err, ok, type Result } from '../kernel/result.js';
import { nullable, oneOf, optional, parsed, parseWith, strictObject } from '../kernel/schema.js';
import { parseEmoji } from '../values/emoji.js';
import { blankAsNull, lineOrNull } from '../values/line.js';
import { parseTagName, tagKey } from '../values/tag-name.js';
import { tagShape, tagsShape } from './shape.js';
import { type Tag, type TagColor, tagColors } from './tag.js';
import { type TagChange, tagEvents } from './tag-change.js';

/** What of a tag can be said and changed. Null, or what is visually empty: none. */
export interface TagLooks {
  /** One character as a reader counts them, at most 16 UTF-16 units. */
  readonly emoji?: string | null | undefined;
  readonly color?: TagColor | null | undefined;
  /** At most 255 code points. */
  readonly description?: string | null | undefined;
}

const looks = {
  emoji: optional(parsed(blankAsNull(parseEmoji))),
  color: optional(nullable(oneOf(tagColors))),
  description: optional(parsed(lineOrNull(255))),
};
const defining = strictObject({ name: parsed(parseTagName), ...looks });
const changing = strictObject({ name: optional(parsed(parseTagName)), ...looks });

/**
 * Adds a tag with its looks to the catalogue; who tags a contact may make a plain one in passing (T2). `tags`: those of the
 * catalogue that have the key of the name (T1); more do no harm.
 */
export function defineTag(
  input: TagLooks & { readonly name: string },
  ctx: Context,
  facts: { readonly tags: readonly Tag[] },
): Result<TagChange<'tag.created'>, Rejection<'INVALID' | 'FORBIDDEN' | 'TAG_NAME_TAKEN'>> {
  return administer('manageTags', { input, ctx, facts }, { facts: tagsShape }, (context) => {
    const given = parseWith(defining, input);
    if (!given.ok) return given;
    const { name, emoji = null, color = null, description = null } = given.value;
    const key = tagKey(name);
    const other = facts.tags.find((one) => one.key === key);
    if (other !== undefined) return err({ code: 'TAG_NAME_TAKEN', name, tagId: other.id });
    const tag: Tag = { id: context.newId(), name, key, emoji, color, description };
    if (!isId(tag.id)) return badId();
    const events = tagEvents(context, 'tag.created', [{ id: tag.id, data: { tag } }]);
    return events.ok ? ok({ tag, events: events.value }) : events;
  });
}

/**
 * Changes a tag. Contacts refer to it by id, so renaming keeps assignments (T3); a new spelling of its own key is a rename
 * too. `tags`: as {@link defineTag}.
 */
export function changeTag(
  tag: Tag,
  input: TagLooks & { readonly name?: string | undefined },
  ctx: Context,
  facts: { readonly tags: readonly Tag[] },
): Result<TagChange<'tag.changed'>, Rejection<'INVALID' | 'FORBIDDEN' | 'TAG_NAME_TAKEN'>> {
  return administer('manageTags', { tag, input, ctx, facts }, { tag: tagShape, facts: tagsShape }, (context) => {
    const given = parseWith(changing, input);
    if (!given.ok) return given;
    const after = { ...tag, ...given.value } as Tag;
    const renamed: Tag = after.name === tag.name ? after : { ...after, key: tagKey(after.name) };
    if (canonical(renamed) === canonical(tag)) return ok({ tag, events: [] });
    const other = facts.tags.find(({ id, key }) => key === renamed.key && id !== tag.id);
    if (other !== undefined) return err({ code: 'TAG_NAME_TAKEN', name: renamed.name, tagId: other.id });
    const events = tagEvents(context, 'tag.changed', [{ id: tag.id, data: { before: tag, after: renamed } }]);
    return events.ok ? ok({ tag: renamed, events: events.value }) : events;
  });
}
