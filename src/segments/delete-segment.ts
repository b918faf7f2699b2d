import { administer } from '../access/administer.js';
import type { Context } from '../access/context.js';
import type { Rejection } from '../kernel/errors.js';
import { err, type Result } from '../kernel/result.js';
import { parseWith, strictObject, string } from '../kernel/schema.js';
import { findSegment } from './find-segment.js';
import type { SegmentCatalogue } from './segment-catalogue.js';
import { commit, type SegmentChange } from './segment-change.js';
import { segmentCatalogueShape } from './segment-shape.js';

const deleting = strictObject({ segmentId: string() });

/** Deletes a segment (Q9), and nothing of who is in it. */
export function deleteSegment(
  catalogue: SegmentCatalogue,
  input: { readonly segmentId: string },
  ctx: Context,
): Result<SegmentChange<'segment.deleted'>, Rejection<'INVALID' | 'FORBIDDEN' | 'SEGMENT_NOT_FOUND'>> {
  return administer('manageSegments', { catalogue, input, ctx }, { catalogue: segmentCatalogueShape }, (context) => {
    const given = parseWith(deleting, input);
    if (!given.ok) return given;
    const { segmentId } = given.value;
    const segment = findSegment(catalogue, segmentId, context.actor);
    if (segment === undefined) return err({ code: 'SEGMENT_NOT_FOUND', segmentId });
    const left = catalogue.segments.filter((one) => one !== segment);
    return commit(catalogue, context, left, { id: segmentId, type: 'segment.deleted', data: { segment } });
  });
}
