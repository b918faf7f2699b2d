import type { Checked } from '../access/context.js';
import { contactsError, invalid } from '../kernel/errors.js';
import { under } from '../kernel/issue.js';
import { findSegment } from '../segments/find-segment.js';
import { type RunnableSegment, readSegment } from '../segments/read-segment.js';
import { noSegments, type SegmentCatalogue } from '../segments/segment-catalogue.js';
import { filterFactsOf } from './filters.js';
import { asking, need, readsOf, type Scope } from './scope.js';

/** Q9: the workspace's segments, as they are now. */
export async function segmentCatalogueOf(scope: Scope): Promise<SegmentCatalogue> {
  const segments = need(readsOf(scope).segments, 'segments');
  return (await asking('store', () => segments.get())) ?? noSegments;
}

/** Q4: what a segment means here and now; throws `SEGMENT_NOT_FOUND`, and `INVALID` with paths from `segment` for a flagged one. */
export async function segmentFilter(scope: Scope, { policy }: Checked, segmentId: string): Promise<RunnableSegment> {
  const segment = findSegment(await segmentCatalogueOf(scope), segmentId, scope.actor);
  if (segment === undefined) throw contactsError({ code: 'SEGMENT_NOT_FOUND', segmentId });
  const facts = await filterFactsOf(scope, segment.filter);
  const read = readSegment(segment, facts, { actor: scope.actor, zone: policy?.timeZone });
  if (!read.ok) throw contactsError(invalid(...under('segment', read.error.issues)).error);
  return read.value;
}
