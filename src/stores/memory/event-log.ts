import type { ContactEvent } from '../../contact/events.js';
import type { KeptEvent } from '../../ports/history.js';
import { withoutField } from '../../ports/without-field.js';
import { fieldsIn } from './event-fields.js';
import type { Journal, Swap } from './journal.js';
import { table } from './table.js';

/** One event of a contact, and the one before it. */
interface Entry {
  event: KeptEvent;
  readonly earlier: Entry | undefined;
}

/** The events of a workspace's contacts. They come in the order of their versions, as versions only grow. */
export interface EventLog {
  /** Keeps an event that is the log's own. */
  append(contactId: string, event: ContactEvent): void;
  /** Newest first. */
  of(contactId: string): Iterable<KeptEvent>;
  /** S8: takes the data away. */
  erase(contactId: string): void;
  /** F4: takes the values of a custom field out of at most `limit` events; answers how many. */
  eraseField(key: string, limit: number): number;
}

/** An empty log whose writes are noted in the journal. */
export function eventLog(journal: Journal): EventLog {
  const newest = table<Entry>(journal);
  // F4: custom key → events that came with it, so that a purge reads no others.
  const holders = new Map<string, Entry[]>();

  const swapEvent: Swap<Entry, KeptEvent> = (entry, event) => {
    const before = entry.event;
    entry.event = event;
    return before;
  };
  const change = (entry: Entry, event: KeptEvent): void => journal.note(swapEvent, entry, swapEvent(entry, event));

  const swapHolder: Swap<string, Entry | undefined> = (key, entry) => {
    const entries = holders.get(key);
    if (entry === undefined) return entries?.pop();
    if (entries === undefined) holders.set(key, [entry]);
    else entries.push(entry);
    return undefined;
  };
  const push = (key: string, entry: Entry): void => journal.note(swapHolder, key, swapHolder(key, entry));
  const pop = (key: string): Entry | undefined => {
    const entry = swapHolder(key, undefined);
    if (entry !== undefined) journal.note(swapHolder, key, entry);
    return entry;
  };

  function* entriesOf(contactId: string): Iterable<Entry> {
    for (let entry = newest.get(contactId); entry !== undefined; entry = entry.earlier) yield entry;
  }

  return {
    append(contactId, event) {
      const entry: Entry = { event, earlier: newest.get(contactId) };
      newest.set(contactId, entry);
      for (const key of fieldsIn(event)) push(key, entry);
    },
    *of(contactId) {
      for (const { event } of entriesOf(contactId)) yield event;
    },
    erase(contactId) {
      for (const entry of entriesOf(contactId)) {
        if (entry.event.data !== null) change(entry, { ...entry.event, data: null });
      }
    },
    eraseField(key, limit) {
      let erased = 0;
      while (erased < limit) {
        const entry = pop(key);
        if (entry === undefined) break;
        const event = withoutField(entry.event, key);
        if (event === entry.event) continue;
        change(entry, event);
        erased += 1;
      }
      return erased;
    },
  };
}
