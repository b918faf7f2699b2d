import type { Contact } from '../contact/contact.js';
import type { FieldMap } from '../fields/definition.js';
import type { Filter } from '../segments/filter.js';
import type { SortField } from '../segments/sort.js';

/** Which contacts are asked for: those that all of its members mean. */
export interface ContactQuery<F extends FieldMap = FieldMap> {
  /** Q1; blocked contacts are left out, unless it has a condition on status (Q7). */
  readonly filter?: Filter<F> | undefined;
  /** Q9: the id of a segment. */
  readonly segment?: string | undefined;
  /** Q6: digits of a phone, part of an email address, or words of a name; at most 200 code points. */
  readonly search?: string | undefined;
  /** Q3: IANA zone of the days in `filter`; left out, the policy's. */
  readonly zone?: string | undefined;
}

/** A page of a list. */
export interface ListQuery<F extends FieldMap = FieldMap> extends ContactQuery<F> {
  /** Q6; left out: the newest contacts first. */
  readonly sort?: { readonly by: SortField; readonly descending?: boolean | undefined } | undefined;
  /** 1–100; left out: 50. */
  readonly limit?: number | undefined;
  /** `next` of the page before, of the same query; null or left out: from the start. */
  readonly after?: string | null | undefined;
}

/** What `list` answers. */
export interface ContactList<F extends FieldMap = FieldMap> {
  /** Without what is hidden from the actor (A4). */
  readonly items: readonly Contact<F>[];
  /** For `after` of the next page; null: that was the last. */
  readonly next: string | null;
}
