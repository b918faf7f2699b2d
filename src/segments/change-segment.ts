import { administer } from '../access/administer.js';
import type { Context } from '../access/context.js';
import { canonical } from '../kernel/canonical.js';
import type { Rejection } from '../kernel/errors.js';
import { plain } from '../kernel/plain.js';
import { err, ok, type Result } from '../kernel/result.js';
import type { Filter } from './filter.js';
import { type FilterFacts, filterFactsShape } from './filter-facts.js';
import { findSegment, nameTaken } from './find-segment.js';
import { readSegment } from './read-segment.js';
import type { Segment } from './segment.js';
import type { SegmentCatalogue } from './segment-catalogue.js';
import { commit, type SegmentChange } from './segment-change.js';
import { memberOf, optionsIn, readChange } from './segment-input.js';
import { segmentCatalogueShape } from './segment-shape.js';

/**
 * Renames a segment, or gives it another filter or zone (Q9). What is left out stays, a filter that can't run any more too
 * (Q4); but one whose zone is changed must be able to run in it.
 */
export function changeSegment(
  catalogue: SegmentCatalogue,
  input: {
    readonly segmentId: string;
    readonly name?: string | undefined;
    readonly filter?: Filter | undefined;
    readonly zone?: string | null | undefined;
  },
  ctx: Context,
  facts: FilterFacts,
): Result<
  SegmentChange<'segment.changed'>,
  Rejection<'INVALID' | 'FORBIDDEN' | 'SEGMENT_NOT_FOUND' | 'SEGMENT_NAME_TAKEN'>
> {
  const shapes = { catalogue: segmentCatalogueShape, facts: filterFactsShape };
  return administer('manageSegments', { catalogue, input, ctx, facts }, shapes, (context) => {
    const copied = plain(input);
    if (!copied.ok) return copied;
    const before = findSegment(catalogue, memberOf(copied.value, 'segmentId'), context.actor);
    const given = readChange(copied.value, context, facts, before);
    if (!given.ok) return given;
    const { segmentId, ...edit } = given.value;
    if (before === undefined) return err({ code: 'SEGMENT_NOT_FOUND', segmentId });
    const after = { ...before, ...edit } as Segment;
    if (canonical(after) === canonical(before)) return ok({ catalogue, events: [] });
    if (after.zone !== before.zone) {
      const read = readSegment(after, facts, optionsIn(context, after.zone));
      if (!read.ok) return read;
    }
    const taken = after.name === before.name ? undefined : nameTaken(catalogue, after.name, context.actor, segmentId);
    if (taken !== undefined) return err(taken);
    const segments = catalogue.segments.map((segment) => (segment === before ? after : segment));
    return commit(catalogue, context, segments, { id: segmentId, type: 'segment.changed', data: { before, after } });
  });
}
