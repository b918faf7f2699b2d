import type { Filter } from './filter.js';

/** Q9: a saved filter of the workspace, always live: who is in it is asked, and kept nowhere. */
export interface Segment {
  readonly id: string;
  /** 1–50 code points, unique in the workspace by its tag key. */
  readonly name: string;
  readonly filter: Filter;
  /** Q3: the IANA zone of its days; null: the policy's, when it runs. */
  readonly zone: string | null;
}

/** What somebody is told of a segment beside what is asked about. */
export interface SegmentRef {
  readonly id: string;
  readonly name: string;
}
