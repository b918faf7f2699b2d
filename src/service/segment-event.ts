import type { Checked } from '../access/context.js';
import { type Change, type Deletion, envelope } from '../contact/change.js';
import type { Contact, Tombstone } from '../contact/contact.js';
import type { PassedSegment } from '../contact/events.js';
import { contactsError } from '../kernel/errors.js';
import { badId, isId } from '../kernel/id.js';
import { concernedBy } from '../segments/concerned-by.js';
import { namesIn } from '../segments/filter-names.js';
import type { SegmentRef } from '../segments/segment.js';
import { segmentChanges } from '../segments/segment-changes.js';
import { filterFactsOf } from './filters.js';
import { readsOf, type Scope } from './scope.js';
import { segmentCatalogueOf } from './segments.js';

/**
 * Q8: a change with one more event, where it makes the contact enter or leave segments and the policy wants that told. A
 * deletion has none: that the contact is gone says it.
 */
export async function withSegmentEvent<C extends Change | Deletion>(
  scope: Scope,
  ctx: Checked,
  before: Contact | Tombstone | undefined,
  change: C,
): Promise<C> {
  const { contact, events } = change;
  if (ctx.policy?.segmentEvents !== true || events.length === 0 || contact.status === 'deleted') return change;
  if (readsOf(scope).segments === undefined) return change;
  const was = before ?? null;
  const { segments } = await segmentCatalogueOf(scope);
  const concerned = concernedBy(was, contact, segments);
  if (concerned.length === 0) return change;
  const filters = new Map(concerned.map(({ id, filter }) => [id, filter]));
  const facts = await filterFactsOf(scope, [...filters.values()]);
  const { entered, left } = segmentChanges(was, contact, concerned, facts, { zone: ctx.policy.timeZone });
  if (entered.length + left.length === 0) return change;
  const passed = ({ id, name }: SegmentRef): PassedSegment => ({ id, name, fields: namesIn(filters.get(id)).fields });
  const data = { entered: entered.map(passed), left: left.map(passed) };
  const event = envelope(ctx, contact, events.length, 'contact.segments.changed', data);
  if (!isId(event.id)) throw contactsError(badId().error);
  return { ...change, events: [...events, event] };
}
