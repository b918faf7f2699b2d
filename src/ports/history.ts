import type { ContactEvent } from '../contact/events.js';
import type { Sweep, SweepPage } from './catalogues.js';

/** S8: an event as kept: one whose contact was erased has lost its data. */
export type KeptEvent = ContactEvent | (Omit<ContactEvent, 'data'> & { readonly data: null });

/** A page of a contact's events. */
export interface HistoryPage {
  readonly limit: number;
  /** Events before this one: its version and seq; left out, the newest. */
  readonly before?: { readonly version: number; readonly seq: number } | undefined;
}

/** Capability `history`: the events that `insert` and `save` brought, kept for the activity of a contact. */
export interface HistoryReads {
  /** Newest first, by version and seq. */
  list(contactId: string, page: HistoryPage): Promise<readonly KeptEvent[]>;
}
/** The same inside a unit of work, and what a purge takes out of it. */
export interface HistoryRepository extends HistoryReads {
  /** S8: all events of the contact lose their `data`. Again and again gives the same. */
  erase(contactId: string): Promise<void>;
  /**
   * F4: the values of a custom field leave the events of the workspace, those of `contact.created` and `contact.updated`: a
   * sweep that changes at most `limit` events a page. Again and again gives the same.
   */
  eraseField(key: string, page: SweepPage): Promise<Sweep>;
}
