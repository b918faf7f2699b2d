import { administer } from '../access/administer.js';
import type { Context } from '../access/context.js';
import { limitOf } from '../access/policy.js';
import type { FieldMap } from '../fields/definition.js';
import type { Rejection } from '../kernel/errors.js';
import { badId, isId } from '../kernel/id.js';
import { plain } from '../kernel/plain.js';
import { err, type Result } from '../kernel/result.js';
import type { Filter } from './filter.js';
import { type FilterFacts, filterFactsShape } from './filter-facts.js';
import { findSegment, nameTaken } from './find-segment.js';
import { readSegment } from './read-segment.js';
import type { Segment } from './segment.js';
import type { SegmentCatalogue } from './segment-catalogue.js';
import { commit, type SegmentChange } from './segment-change.js';
import { memberOf, optionsIn, readDefinition } from './segment-input.js';
import { segmentCatalogueShape } from './segment-shape.js';

/** Q9: a new segment: a filter, or the copy of another segment in which what is given beside `from` is changed. */
export type NewSegment<F extends FieldMap = FieldMap> = {
  readonly name: string;
  /** Q3: IANA zone of its days; null: the policy's. Left out: that of `from`, or null. */
  readonly zone?: string | null | undefined;
} & (
  | { readonly filter: Filter<F>; readonly from?: undefined }
  | { readonly from: string; readonly filter?: Filter<F> | undefined }
);

/**
 * Saves a filter as a segment, after the others (Q9). It is parsed as `parseFilter` does it, in its own zone or the policy's, and
 * its issues have paths from `filter`. Its name, 1–50 code points, must be free by its tag key. `from`: the id of the segment
 * that it is a copy of, which must be able to run (Q4).
 */
export function defineSegment(
  catalogue: SegmentCatalogue,
  input: NewSegment,
  ctx: Context,
  facts: FilterFacts,
): Result<
  SegmentChange<'segment.created'>,
  Rejection<'INVALID' | 'FORBIDDEN' | 'SEGMENT_NOT_FOUND' | 'SEGMENT_NAME_TAKEN' | 'LIMIT_REACHED'>
> {
  const shapes = { catalogue: segmentCatalogueShape, facts: filterFactsShape };
  return administer('manageSegments', { catalogue, input, ctx, facts }, shapes, (context) => {
    const copied = plain(input);
    if (!copied.ok) return copied;
    const source = findSegment(catalogue, memberOf(copied.value, 'from'), context.actor);
    const given = readDefinition(copied.value, context, facts, source);
    if (!given.ok) return given;
    const { from, name, filter = source?.filter, zone = source?.zone ?? null } = given.value;
    if (filter === undefined || (from !== undefined && source === undefined))
      return err({ code: 'SEGMENT_NOT_FOUND', segmentId: from! });
    const read = readSegment({ filter, zone }, facts, optionsIn(context, zone));
    if (!read.ok) return read;
    const taken = nameTaken(catalogue, name, context.actor);
    if (taken !== undefined) return err(taken);
    const max = limitOf(context.policy, 'segments');
    if (catalogue.segments.length >= max) return err({ code: 'LIMIT_REACHED', limit: 'segments', max });
    const segment: Segment = { id: context.newId(), name, filter, zone };
    if (!isId(segment.id)) return badId();
    const segments = [...catalogue.segments, segment];
    return commit(catalogue, context, segments, { id: segment.id, type: 'segment.created', data: { segment } });
  });
}
