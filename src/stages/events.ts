import type { EventEnvelope } from '../kernel/event.js';
import type { Stage } from './stage.js';

/** Event type → its data, of the stage catalogue; `version` is the catalogue's. */
export interface StageEventData {
  'stage.created': { readonly stage: Stage };
  'stage.changed': { readonly before: Stage; readonly after: Stage };
  'stages.reordered': { readonly before: readonly string[]; readonly after: readonly string[] };
  /** G1: its contacts go to `moveTo`, or to none. */
  'stage.deleted': { readonly stage: Stage; readonly moveTo: string | null };
}
/** The type of an event of the stage catalogue. */
export type StageEventType = keyof StageEventData;
/** An event of the stage catalogue. The subject's id is the stage's, or `*` for all of them. */
export type StageEvent<T extends StageEventType = StageEventType> = {
  [K in T]: EventEnvelope<K, { readonly type: 'stage'; readonly id: string }, StageEventData[K]>;
}[T];
