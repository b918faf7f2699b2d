import type { Segment } from './segment.js';

/** Q9: the segments of a workspace in the order in which they were made, one record a workspace. */
export interface SegmentCatalogue {
  /** Counts saved changes (R1); 0: never saved. */
  readonly version: number;
  readonly segments: readonly Segment[];
}

/** The catalogue of a workspace that has no segments. */
export const noSegments: SegmentCatalogue = { version: 0, segments: [] };
