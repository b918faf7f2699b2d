import type { Checked } from '../access/context.js';
import type { FieldMap } from '../fields/definition.js';
import type { Rejection } from '../kernel/errors.js';
import { envelope as enveloped, type Happening } from '../kernel/event.js';
import { badId, isId } from '../kernel/id.js';
import { type Draft, produce } from '../kernel/produce.js';
import { ok, type Result } from '../kernel/result.js';
import type { Contact, Tombstone } from './contact.js';
import type { ContactEvent, EventData, EventType } from './events.js';

/** The new state and why. A no-op is the very same contact and no events; both are saved in one unit of work (E2). */
export interface Change<F extends FieldMap = FieldMap, T extends EventType = EventType> {
  readonly contact: Contact<F>;
  readonly events: readonly ContactEvent<T>[];
}

/** S6: what deleting leaves to save. */
export interface Deletion {
  readonly contact: Tombstone;
  readonly events: readonly [ContactEvent<'contact.deleted'>];
}

/** Says what happened. Call it after the draft has changed: the event carries the status that it finds (S2). */
export type Emit<T extends EventType> = <K extends T>(type: K, data: EventData[K]) => void;

/** The draft that operations write to; what `F` adds is known to their callers only. */
export type ContactDraft = Draft<Contact>;

/** The contact as it is, and nothing happened. */
export function unchanged<F extends FieldMap>(
  contact: Contact<F>,
): { readonly ok: true; readonly value: Change<F, never> } {
  return ok({ contact, events: [] });
}

/**
 * Applies a recipe: the only place that counts a version, moves `updatedAt` and puts events into their envelope (E1). A
 * recipe that emits nothing must change nothing but the message times (M1).
 */
export function change<F extends FieldMap, T extends EventType>(
  contact: Contact<F>,
  ctx: Checked,
  recipe: (draft: ContactDraft, emit: Emit<T>) => void,
): Result<Change<F, T>, Rejection<'INVALID'>> {
  const events: ContactEvent<T>[] = [];
  const { id } = contact;
  const version = contact.version + 1;
  const next = produce(contact as Contact, (draft) => {
    recipe(draft, (type, data) => {
      // Of the draft only what a recipe may have changed: a look at it costs as much as the rest of the event.
      events.push(envelope(ctx, { id, status: draft.status, version }, events.length, type, data));
    });
  }) as Contact<F>;
  if (!events.every((event) => isId(event.id))) return badId();
  return ok({ contact: events.length === 0 ? next : { ...next, version, updatedAt: ctx.now }, events });
}

/** E1: one event of a contact, with its status as it is by then (S2). */
export function envelope<K extends EventType>(
  ctx: Checked,
  { id, status, version }: Pick<Contact | Tombstone, 'id' | 'status' | 'version'>,
  seq: number,
  type: K,
  data: EventData[K],
): ContactEvent<K> {
  const happening = { type, subject: { type: 'contact', id, status }, data } as const;
  return enveloped<ContactEvent<K>>(ctx, version, seq, happening as unknown as Happening<ContactEvent<K>>);
}
