import { faulty, unwrap } from '../kernel/errors.js';
import { guard } from '../kernel/guard.js';
import type { Issue } from '../kernel/issue.js';
import { ok } from '../kernel/result.js';
import { shapeIssues } from '../kernel/shape.js';
import { argumentIssues, type FilterFacts, type FilterOptions } from './filter-facts.js';
import { type FilterNames, maySeeFilter, namesIn } from './filter-names.js';
import { readSegment } from './read-segment.js';
import type { Segment } from './segment.js';
import { segmentsShape } from './segment-shape.js';

/** Q9: a segment as a list of them shows it. */
export interface SegmentRow extends Segment {
  /** Q4: what keeps it from running today, with paths into the segment: `['filter', 'and', 0, 'field']`. Empty: it can run. */
  readonly issues: readonly Issue[];
  /** What it depends on. */
  readonly dependsOn: FilterNames;
}

/**
 * Q4, Q9: the segments that exist for `options.actor` (A4), with what each depends on and what flags it. `options.zone` is that
 * of the policy. Throws `INVALID`.
 */
export function segmentRows(
  segments: readonly Segment[],
  facts: FilterFacts,
  options: FilterOptions = {},
): readonly SegmentRow[] {
  const rows = guard({ segments, facts, options }, () => {
    const refused = faulty([...shapeIssues({ segments }, segmentsShape, []), ...argumentIssues(facts, options)]);
    if (refused !== undefined) return refused;
    return ok(
      segments.flatMap((segment): readonly SegmentRow[] => {
        if (!maySeeFilter(options.actor, segment.filter)) return [];
        const read = readSegment(segment, facts, options);
        return [{ ...segment, issues: read.ok ? [] : read.error.issues, dependsOn: namesIn(segment.filter) }];
      }),
    );
  });
  return unwrap(rows);
}
