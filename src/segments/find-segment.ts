import type { Actor } from '../access/actor.js';
import type { Rejection } from '../kernel/errors.js';
import { tagKey } from '../values/tag-name.js';
import { maySeeFilter } from './filter-names.js';
import type { Segment } from './segment.js';
import type { SegmentCatalogue } from './segment-catalogue.js';

/** The segment with this id; one that depends on a field that is hidden from the actor does not exist for them (A4). */
export function findSegment({ segments }: SegmentCatalogue, segmentId: unknown, actor: Actor): Segment | undefined {
  return segments.find(({ id, filter }) => id === segmentId && maySeeFilter(actor, filter));
}

/** Q9: refused when another segment than the one with `ownId` has the same name, by its tag key. */
export function nameTaken(
  { segments }: SegmentCatalogue,
  name: string,
  actor: Actor,
  ownId?: string,
): Rejection<'SEGMENT_NAME_TAKEN'> | undefined {
  const key = tagKey(name);
  const other = segments.find((segment) => segment.id !== ownId && tagKey(segment.name) === key);
  if (other === undefined) return undefined;
  const isSeen = maySeeFilter(actor, other.filter);
  return { code: 'SEGMENT_NAME_TAKEN', name, ...(isSeen && { segmentId: other.id }) };
}
