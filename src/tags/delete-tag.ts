import { administer } from '../access/administer.js';
import type { Context } from '../access/context.js';
import { acknowledgementToken, covers, readAcknowledgement } from '../kernel/acknowledgement.js';
import { type Dependents, dependentsOf, dependentsShape } from '../kernel/dependents.js';
import type { Rejection } from '../kernel/errors.js';
import type { Instant } from '../kernel/instant.js';
import { err, ok, type Result } from '../kernel/result.js';
import { parseWith, strictObject, string } from '../kernel/schema.js';
import { isCount } from '../kernel/shape.js';
import type { TagEvent } from './events.js';
import { tagShape } from './shape.js';
import type { Tag } from './tag.js';
import { tagEvents } from './tag-change.js';

/** T4: what deleting a tag would touch, as somebody should see it before they decide. */
export interface TagImpact extends Dependents {
  readonly tagId: string;
  /** How many live contacts carry it. */
  readonly contacts: number;
  /** What `deleteTag` takes within 15 minutes. It tells what was seen, and is no secret. */
  readonly token: string;
}

/** T4: the answer of {@link deleteTag}, to be saved in one unit of work. */
export interface TagDeletion {
  readonly tagId: string;
  readonly events: readonly TagEvent<'tag.deleted'>[];
}

const deleting = strictObject({ token: string() });

/** T4: counts what carries and uses the tag, for whoever is about to delete it, and gives the token that deleting it takes. */
export function tagImpact(
  tag: Tag,
  facts: Dependents & { readonly contacts: number },
  ctx: Context,
): Result<TagImpact, Rejection<'INVALID' | 'FORBIDDEN'>> {
  const shapes = { tag: tagShape, facts: [['contacts', isCount], ...dependentsShape] } as const;
  return administer('manageTags', { tag, facts, ctx }, shapes, ({ now }) => {
    const token = acknowledgementToken(tag.id, now, facts);
    return ok({ tagId: tag.id, contacts: facts.contacts, ...dependentsOf(facts), token });
  });
}

/**
 * Deletes a tag for good, everywhere (T4): it leaves the catalogue, and contacts lose it by a reaction. `token` is that of
 * {@link tagImpact}; one that is older than 15 minutes, or another tag's, or from before a segment or workflow came to use the
 * tag is `TAG_IMPACT_CHANGED`: look again. How many contacts carry it may move meanwhile.
 */
export function deleteTag(
  tag: Tag,
  input: { readonly token: string },
  ctx: Context,
  facts: Dependents,
): Result<TagDeletion, Rejection<'INVALID' | 'FORBIDDEN' | 'TAG_IMPACT_CHANGED'>> {
  const shapes = { tag: tagShape, facts: dependentsShape };
  return administer('manageTags', { tag, input, ctx, facts }, shapes, (context) => {
    const given = parseWith(deleting, input);
    if (!given.ok) return given;
    const seen = readAcknowledgement(given.value.token, tag.id);
    if (seen === undefined || !isRecent(seen.at, context.now) || !covers(seen, facts))
      return err({ code: 'TAG_IMPACT_CHANGED', tagId: tag.id });
    const events = tagEvents(context, 'tag.deleted', [{ id: tag.id, data: { tag } }]);
    return events.ok ? ok({ tagId: tag.id, events: events.value }) : events;
  });
}

function isRecent(at: Instant | null, now: Instant): boolean {
  // Of two servers, one's clock may be a little ahead of the other's.
  return at !== null && Math.abs(Date.parse(now) - Date.parse(at)) <= 15 * 60_000;
}
