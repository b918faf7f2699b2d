import type { Checked } from '../access/context.js';
import type { CustomValue, StandardField } from '../fields/definition.js';
import { isAutomatic, mayWrite, type Origin } from '../fields/origin.js';
import { allowsSource } from '../fields/standard.js';
import { countryOfPhone } from '../values/country.js';
import { parsePhone } from '../values/phone.js';
import type { ContactDraft } from './change.js';
import type { Contact } from './contact.js';
import type { EventData, FieldState } from './events.js';
import { customKey, stateAt } from './field-state.js';
import type { FieldWrite } from './read-fields.js';

/** P5: path → state before and after. Only what really changes stands in it. */
export type FieldChanges = EventData['contact.updated']['fields'];

/**
 * What the writes of one call come to, under the precedence of P2: a person's source always writes, an automatic one fills
 * what it may and passes over the rest; the same holds for `released` paths, which lose value and origin first (C1). A
 * country that nobody decided follows the phone (P3).
 */
export function fieldChanges(
  present: Contact,
  writes: readonly FieldWrite[],
  ctx: Checked,
  options: { readonly released?: readonly string[]; readonly channelId?: string } = {},
): FieldChanges {
  const { released = [], channelId } = options;
  const { source, now, actor, policy } = ctx;
  const origin: Origin = {
    source,
    at: now,
    ...(!isAutomatic(source) && { by: actor.id }),
    ...(channelId !== undefined && { channelId }),
  };
  const changes: Record<string, readonly [FieldState, FieldState]> = {};
  for (const path of released) {
    const before = stateAt(present, path);
    if (before !== null && mayWrite(source, before.origin, policy?.ranks)) changes[path] = [before, null];
  }
  for (const { path, value } of writes) {
    const before = stateAt(present, path);
    if (!allowsSource(path, source) || !mayWrite(source, before?.origin, policy?.ranks)) continue;
    // Nothing known is not a clearing: only people clear.
    if (value === null && isAutomatic(source)) continue;
    changes[path] = [before, { value, origin }];
  }
  followPhone(present, writes, changes, ctx);
  return changes;
}

/** P2, P3: derives the country anew when the phone has changed or the country was released, unless this call decided it. */
function followPhone(
  present: Contact,
  writes: readonly FieldWrite[],
  changes: Record<string, readonly [FieldState, FieldState]>,
  { now, policy }: Checked,
): void {
  const { phone, country } = changes;
  if ((phone === undefined && country === undefined) || (country !== undefined && country[1] !== null)) return;
  const before = stateAt(present, 'country');
  // A released country is never set by now.
  const standing = country === undefined ? before : null;
  if (!mayWrite('phone', standing?.origin, policy?.ranks)) return;
  const number = phone === undefined ? present.phone : ((phone[1]?.value ?? null) as string | null);
  const derived = number === null ? null : countryOfPhone(regionOf(number, writes));
  // Released, and the phone says the same again: nothing has changed.
  if (before?.origin.source === 'phone' && before.value === derived) delete changes['country'];
  else if (derived !== null && derived !== standing?.value)
    changes['country'] = [before, { value: derived, origin: { source: 'phone', at: now } }];
  else if (derived === null && standing?.origin.source === 'phone') changes['country'] = [before, null];
}

function regionOf(number: string, writes: readonly FieldWrite[]): string | null {
  const write = writes.find(({ path, value }) => path === 'phone' && value === number);
  if (write?.region !== undefined) return write.region;
  const parsed = parsePhone(number);
  return parsed.ok ? parsed.value.country : null;
}

/**
 * Puts the states after into a draft of `present`. Origins and custom values go in as a whole: as drafts of their own they
 * would cost more than all the rest of a change.
 */
export function putChanges(draft: ContactDraft, present: Contact, changes: FieldChanges): void {
  const origins = { ...present.origins } as Record<string, Origin>;
  let custom: Record<string, CustomValue> | undefined;
  for (const path of Object.keys(changes)) {
    const [, after] = changes[path]!;
    const key = customKey(path);
    if (key === undefined) draft[path as StandardField] = (after?.value ?? null) as string | null;
    else put((custom ??= { ...present.custom } as Record<string, CustomValue>), key, after?.value);
    put(origins, path, after?.origin);
  }
  draft.origins = origins;
  if (custom !== undefined) draft.custom = custom;
}

function put<T>(holder: Record<string, T>, key: string, value: T | undefined): void {
  if (value === undefined) delete holder[key];
  else holder[key] = value;
}
