import type { EventEnvelope } from '../kernel/event.js';
import type { Segment } from './segment.js';

/** Event type → its data, of the segments; `version` is the catalogue's. */
export interface SegmentEventData {
  'segment.created': { readonly segment: Segment };
  'segment.changed': { readonly before: Segment; readonly after: Segment };
  'segment.deleted': { readonly segment: Segment };
}
/** The type of an event of the segments. */
export type SegmentEventType = keyof SegmentEventData;
/** An event of the segments. The subject's id is the segment's. */
export type SegmentEvent<T extends SegmentEventType = SegmentEventType> = {
  [K in T]: EventEnvelope<K, { readonly type: 'segment'; readonly id: string }, SegmentEventData[K]>;
}[T];
