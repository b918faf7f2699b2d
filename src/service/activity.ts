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
  page: { readonly limit?: number | undefined; readonly after?: string | null | undefined } | undefined,
): Promise<Activity> {
  const { limit = 50, after = null } = membersOf(page);
  if (!Number.isInteger(limit) || limit < 1 || limit > pageLimit) {
    throw contactsError(invalid(issue('INPUT_INVALID_VALUE', ['limit'], { min: 1, max: pageLimit })).error);
  }
  const history = need(readsOf(scope).history, 'history');
  const before = after === null ? undefined : readCursor(after);
  const found: KeptEvent[] = [];
  for await (const event of shown(scope, history, id, { limit: limit + 1, before }))
    if (found.push(event) > limit) break;
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    next: found.length > limit && last !== undefined ? `${last.version}-${last.seq}` : null,
  };
}

/** All of it, oldest first; nothing where the store keeps no history. */
export async function allEventsOf(scope: Scope, { id }: Contact): Promise<readonly KeptEvent[]> {
  const { history } = readsOf(scope);
  const events: KeptEvent[] = [];
  if (history !== undefined)
    for await (const event of shown(scope, history, id, { limit: pageLimit })) events.push(event);
  return events.reverse();
}

/** A4: the events of which the actor may see something, newest first, read a page of `limit` at a time. */
async function* shown(
  { actor }: Scope,
  history: HistoryReads,
  id: string,
  { limit, before }: HistoryPage,
): AsyncGenerator<KeptEvent> {
  for (let from = before; ; ) {
    const page = await asking('store', () => history.list(id, { limit, before: from }));
    for (const event of page) {
      const seen = event.data === null ? event : visibleEvent(event, actor);
      if (seen !== undefined) yield seen;
    }
    if (page.length < limit) return;
    from = page.at(-1);
  }
}

function readCursor(after: unknown): { readonly version: number; readonly seq: number } {
  const parts = typeof after === 'string' ? cursor.exec(after) : null;
  if (parts === null) throw contactsError({ code: 'CURSOR_INVALID' });
  return { version: Number(parts[1]), seq: Number(parts[2]) };
}
