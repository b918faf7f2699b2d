import type { EventEnvelope } from '../kernel/event.js';
import type { Tag } from './tag.js';

/** Event type → its data, of the tag catalogue. Tags count no version: it is 0. */
export interface TagEventData {
  'tag.created': { readonly tag: Tag };
  'tag.changed': { readonly before: Tag; readonly after: Tag };
  /** T4: contacts lose it by a reaction. */
  'tag.deleted': { readonly tag: Tag };
}
/** The type of an event of the tag catalogue. */
export type TagEventType = keyof TagEventData;
/** An event of the tag catalogue. */
export type TagEvent<T extends TagEventType = TagEventType> = {
  [K in T]: EventEnvelope<K, { readonly type: 'tag'; readonly id: string }, TagEventData[K]>;
}[T];
