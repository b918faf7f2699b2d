import type { ContactRef } from '../contact/ref.js';
import type { FieldMap } from '../fields/definition.js';
import type { NewSegment } from '../segments/define-segment.js';
import type { Filter } from '../segments/filter.js';
import type { Segment } from '../segments/segment.js';
import type { SegmentChanges } from '../segments/segment-changes.js';
import type { SegmentRow } from '../segments/segment-rows.js';
import type { ProposedChange } from './segment-preview.js';

/** Q9: a segment in a list, counted where that was asked for. */
export interface CountedSegment extends SegmentRow {
  /** How many contacts of it the actor may see (A4). Left out: not asked for, or it can't run (Q4). */
  readonly count?: number;
}

/** Distributes, so that either a filter or `from` is asked for. */
type Unnamed<S> = S extends unknown ? Omit<S, 'name'> : never;

/**
 * Q4, Q8, Q9: the workspace's segments. Needs a store with `segments`; reading them needs the permission to list, changing them
 * that of A3. One that asks for what is hidden from the actor does not exist for them (A4).
 */
export interface SegmentGroup<F extends FieldMap = FieldMap> {
  /** In the order in which they were made, each with what it depends on and what flags it; `counts` asks the store once for each (needs `list`). */
  list(options?: { readonly counts?: boolean | undefined }): Promise<readonly CountedSegment[]>;
  /** `SEGMENT_NAME_TAKEN`, `LIMIT_REACHED`, of `from` `SEGMENT_NOT_FOUND`; issues of the filter have paths from `filter`. */
  define(name: string, segment: Unnamed<NewSegment<F>>): Promise<Segment>;
  /** What is left out stays. `SEGMENT_NOT_FOUND`, `SEGMENT_NAME_TAKEN`. */
  change(
    segmentId: string,
    edit: {
      readonly name?: string | undefined;
      readonly filter?: Filter<F> | undefined;
      readonly zone?: string | null | undefined;
    },
  ): Promise<Segment>;
  /** `SEGMENT_NOT_FOUND`. */
  delete(segmentId: string): Promise<void>;
  /** Q8: what a change would make the contact enter and leave; nothing is saved. Errors as the methods that would save it. */
  preview(ref: ContactRef, change: ProposedChange<F>): Promise<SegmentChanges>;
}
