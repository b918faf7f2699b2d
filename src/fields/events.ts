import type { EventEnvelope } from '../kernel/event.js';
import type { FieldDefinition, Visibility } from './definition.js';

/** Event type → its data, of the field catalogue; `version` is the catalogue's. */
export interface FieldEventData {
  'field.defined': { readonly definition: FieldDefinition };
  'field.changed': { readonly before: FieldDefinition; readonly after: FieldDefinition };
  /** F3: of a standard field or one in code; null: its own again. */
  'field.visibility.changed': { readonly key: string; readonly visibility: Visibility | null };
  'fields.reordered': { readonly before: readonly string[]; readonly after: readonly string[] };
  /** F4: hidden from now on; its values go by a reaction. */
  'field.deleted': { readonly definition: FieldDefinition };
  /** F4: the values are gone, and the key is free again. */
  'field.purged': { readonly key: string };
}
/** The type of an event of the field catalogue. */
export type FieldEventType = keyof FieldEventData;
/** An event of the field catalogue. The subject's id is the key of the field, or `*` for all of them. */
export type FieldEvent<T extends FieldEventType = FieldEventType> = {
  [K in T]: EventEnvelope<K, { readonly type: 'field'; readonly id: string }, FieldEventData[K]>;
}[T];
