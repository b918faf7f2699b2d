import type { Checked } from '../access/context.js';
import type { Rejection } from '../kernel/errors.js';
import { envelopes, type Happening } from '../kernel/event.js';
import type { Result } from '../kernel/result.js';
import type { TagEvent, TagEventData, TagEventType } from './events.js';
import type { Tag } from './tag.js';

/** The tag as it is now and why. A no-op is the very same tag and no events; both are saved in one unit of work (E2). */
export interface TagChange<T extends TagEventType = TagEventType> {
  readonly tag: Tag;
  readonly events: readonly TagEvent<T>[];
}

/** E1: the events of one commit, one a tag; tags count no version. */
export function tagEvents<T extends TagEventType>(
  ctx: Checked,
  type: T,
  happened: readonly { readonly id: string; readonly data: TagEventData[T] }[],
): Result<readonly TagEvent<T>[], Rejection<'INVALID'>> {
  const happenings = happened.map(({ id, data }) => ({ type, subject: { type: 'tag', id }, data }));
  return envelopes<TagEvent<T>>(ctx, 0, happenings as unknown as readonly Happening<TagEvent<T>>[]);
}
