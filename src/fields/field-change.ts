import type { Checked } from '../access/context.js';
import type { Rejection } from '../kernel/errors.js';
import { envelopes, type Happening } from '../kernel/event.js';
import { ok, type Result } from '../kernel/result.js';
import type { FieldCatalogue } from './catalogue.js';
import type { FieldEvent, FieldEventData, FieldEventType } from './events.js';

/** The new catalogue and why. A no-op is the very same catalogue and no events; both are saved in one unit of work (E2). */
export interface FieldChange<T extends FieldEventType = FieldEventType> {
  readonly catalogue: FieldCatalogue;
  readonly events: readonly FieldEvent<T>[];
}

/** What an operation does to a catalogue, and says of it. */
interface Commit<T extends FieldEventType> {
  readonly next: Partial<FieldCatalogue>;
  readonly type: T;
  /** Of the field, or `*` for all of them. */
  readonly key: string;
  readonly data: FieldEventData[T];
}

/** The catalogue one version on, with its one event in the envelope (E1). */
export function commit<T extends FieldEventType>(
  catalogue: FieldCatalogue,
  ctx: Checked,
  { next, type, key, data }: Commit<T>,
): Result<FieldChange<T>, Rejection<'INVALID'>> {
  const version = catalogue.version + 1;
  const happening = { type, subject: { type: 'field', id: key }, data } as const;
  const events = envelopes<FieldEvent<T>>(ctx, version, [happening as unknown as Happening<FieldEvent<T>>]);
  return events.ok ? ok({ catalogue: { ...catalogue, ...next, version }, events: events.value }) : events;
}

/** The catalogue as it is, and nothing happened. */
export function unchanged(catalogue: FieldCatalogue): { readonly ok: true; readonly value: FieldChange<never> } {
  return ok({ catalogue, events: [] });
}
