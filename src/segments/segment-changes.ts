import { contactIssues } from '../contact/check.js';
import { faulty, unwrap } from '../kernel/errors.js';
import { guard } from '../kernel/guard.js';
import type { Issue } from '../kernel/issue.js';
import { ok } from '../kernel/result.js';
import { shapeIssues } from '../kernel/shape.js';
import { compileCriterion } from './compile-criterion.js';
import { concernedBy, live, type MaybeContact } from './concerned-by.js';
import { argumentIssues, type FilterFacts, type FilterOptions } from './filter-facts.js';
import { maySeeFilter } from './filter-names.js';
import { readSegment } from './read-segment.js';
import type { Segment, SegmentRef } from './segment.js';
import { segmentsShape } from './segment-shape.js';

/** Q8: what a change does to the segments that a contact is in, each in the order of the workspace's segments. */
export interface SegmentChanges {
  readonly entered: readonly SegmentRef[];
  readonly left: readonly SegmentRef[];
  /** Q4: what depends on what was changed, and can't run. */
  readonly flagged: readonly SegmentRef[];
}

/**
 * Q8: which segments a change makes a contact enter and leave. Compiles no segment that depends on nothing which the change
 * has changed. `options.zone` is for segments without a zone of their own, `options.actor` whose segments they are (A4); without
 * one, all are looked at. Throws `INVALID`.
 */
export function segmentChanges(
  before: MaybeContact,
  after: MaybeContact,
  segments: readonly Segment[],
  facts: FilterFacts,
  options: FilterOptions = {},
): SegmentChanges {
  const answer = guard({ before, after, segments, facts, options }, () => {
    const refused = faulty([
      ...faultsOf('before', before),
      ...faultsOf('after', after),
      ...shapeIssues({ segments }, segmentsShape, []),
      ...argumentIssues(facts, options),
    ]);
    if (refused !== undefined) return refused;
    const [was, is] = [live(before), live(after)];
    const changes: { readonly [K in keyof SegmentChanges]: SegmentRef[] } = { entered: [], left: [], flagged: [] };
    for (const segment of concernedBy(was, is, segments)) {
      const { id, name, filter } = segment;
      if (!maySeeFilter(options.actor, filter)) continue;
      const read = readSegment(segment, facts, options);
      if (!read.ok) {
        changes.flagged.push({ id, name });
        continue;
      }
      const isIn = compileCriterion(read.value.criterion);
      const [wasMember, isMember] = [was !== null && isIn(was), is !== null && isIn(is)];
      if (wasMember !== isMember) changes[isMember ? 'entered' : 'left'].push({ id, name });
    }
    return ok(changes);
  });
  return unwrap(answer);
}

function faultsOf(name: string, contact: unknown): readonly Issue[] {
  if (contact === null) return [];
  return contactIssues(contact).map((fault) => ({ ...fault, path: [name, ...fault.path.slice(1)] }));
}
