import { type Context, checkContext } from '../access/context.js';
import { faulty, unwrap } from '../kernel/errors.js';
import { guard } from '../kernel/guard.js';
import { shapeIssues } from '../kernel/shape.js';
import type { TagEvent } from './events.js';
import { tagsShape } from './shape.js';
import type { Tag } from './tag.js';
import { tagEvents } from './tag-change.js';

/**
 * E1: the events of the tags that `createContact` and `tagContact` made (T2), to be saved with them: the tags are part of that
 * commit. Throws `INVALID`.
 */
export function tagsCreated(tags: readonly Tag[], ctx: Context): readonly TagEvent<'tag.created'>[] {
  const created = guard({ tags, ctx }, () => {
    const context = checkContext(ctx);
    if (!context.ok) return context;
    const refused = faulty(shapeIssues({ tags }, tagsShape, []));
    if (refused !== undefined) return refused;
    return tagEvents(
      context.value,
      'tag.created',
      tags.map((tag) => ({ id: tag.id, data: { tag } })),
    );
  });
  return unwrap(created);
}
