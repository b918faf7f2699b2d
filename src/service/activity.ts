import type { Contact } from '../contact/contact.js';
import { visibleEvent } from '../contact/visible.js';
import { contactsError, invalid } from '../kernel/errors.js';
import { issue } from '../kernel/issue.js';
import type { HistoryPage, HistoryReads, KeptEvent } from '../ports/history.js';
import { membersOf } from './members.js';
import { asking, need, readsOf, type Scope } from './scope.js';
import type { Activity } from './session.js';

const pageLimit = 100;
const cursor = /^(\d{1,15})-(\d{1,15})$/;

/** A page of what happened to a contact, newest first. Throws `CURSOR_INVALID` for an `after` that no page gave. */
export async function activityOf(
  scope: Scope,
  { id }: Contact,
  page: { readonly limit?: number | undefined; readonly after?: string | undefined } | undefined,
): Promise<Activity> {
  const { limit = 50, after } = membersOf(page);
  if (!Number.isInteger(limit) || limit < 1 || limit > pageLimit) {
    throw contactsError(invalid(issue('INPUT_INVALID_VALUE', ['limit'], { min: 1, max: pageLimit })).error);
  }
  const history = need(readsOf(scope).history, 'history');
  const events = await pageOf(history, id, {
    limit: limit + 1,
    before: after === undefined ? undefined : readCursor(after),
  });
  const items = events.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map((event) => seen(scope, event)),
    next: events.length > limit && last !== undefined ? `${last.version}-${last.seq}` : null,
  };
}

/** All of it, oldest first; nothing where the store keeps no history. */
export async function allEventsOf(scope: Scope, { id }: Contact): Promise<readonly KeptEvent[]> {
  const { history } = readsOf(scope);
  if (history === undefined) return [];
  const events: KeptEvent[] = [];
  for (let before: HistoryPage['before']; ; ) {
    const page = await pageOf(history, id, { limit: pageLimit, before });
    events.push(...page.map((event) => seen(scope, event)));
    before = page.at(-1);
    if (page.length < pageLimit) return events.reverse();
  }
}

function pageOf(history: HistoryReads, id: string, page: HistoryPage): Promise<readonly KeptEvent[]> {
  return asking('store', () => history.list(id, page));
}

function seen({ actor }: Scope, event: KeptEvent): KeptEvent {
  return event.data === null ? event : visibleEvent(event, actor);
}

function readCursor(after: unknown): { readonly version: number; readonly seq: number } {
  const parts = typeof after === 'string' ? cursor.exec(after) : null;
  if (parts === null) throw contactsError({ code: 'CURSOR_INVALID' });
  return { version: Number(parts[1]), seq: Number(parts[2]) };
}
