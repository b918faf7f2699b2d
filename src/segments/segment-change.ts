import type { Checked } from '../access/context.js';
import type { Rejection } from '../kernel/errors.js';
import { envelopes, type Happening } from '../kernel/event.js';
import { ok, type Result } from '../kernel/result.js';
import type { Segment } from './segment.js';
import type { SegmentCatalogue } from './segment-catalogue.js';
import type { SegmentEvent, SegmentEventData, SegmentEventType } from './segment-events.js';

/** The new catalogue and why. A no-op is the very same catalogue and no events; both are saved in one unit of work (E2). */
export interface SegmentChange<T extends SegmentEventType = SegmentEventType> {
  readonly catalogue: SegmentCatalogue;
  readonly events: readonly SegmentEvent<T>[];
}

/** The catalogue one version on with these segments, with its one event in the envelope (E1). */
export function commit<T extends SegmentEventType>(
  catalogue: SegmentCatalogue,
  ctx: Checked,
  segments: readonly Segment[],
  { id, type, data }: { readonly id: string; readonly type: T; readonly data: SegmentEventData[T] },
): Result<SegmentChange<T>, Rejection<'INVALID'>> {
  const version = catalogue.version + 1;
  const happening = { type, subject: { type: 'segment', id }, data } as const;
  const events = envelopes<SegmentEvent<T>>(ctx, version, [happening as unknown as Happening<SegmentEvent<T>>]);
  return events.ok ? ok({ catalogue: { ...catalogue, version, segments }, events: events.value }) : events;
}
