import type { Contact } from '../contact/contact.js';
import type { Criterion } from '../segments/criterion.js';
import type { Position, Sort } from '../segments/sort.js';

/** Asks for one page of a list. */
export interface ListPage {
  readonly sort: Sort;
  /** At most so many. */
  readonly limit: number;
  /** Only what comes after this position, whether or not the contact still stands there; left out, from the start. */
  readonly after?: Position | undefined;
}

/**
 * Capability `list`: contacts by what they are. A store that has no query language can go through its contacts with
 * `compileCriterion`, `positionOf` and `comparePositions`; one that has translates the criterion, and the conformance suite
 * compares the two, case by case (Q5).
 */
export interface ListReads {
  /**
   * Live contacts that the criterion means, in the order of `sort` (Q6): text by code points, contacts without the value last, ties
   * by id. Seen by its `after`, a contact that is not changed meanwhile comes exactly once.
   */
  page(criterion: Criterion, page: ListPage): Promise<readonly Contact[]>;
  /** How many live contacts the criterion means; where there are more than `max`, `max`. */
  count(criterion: Criterion, max?: number): Promise<number>;
}
