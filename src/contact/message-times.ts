import type { FieldMap } from '../fields/definition.js';
import { ok } from '../kernel/result.js';
import { isFlag, isStamp, isText, orAbsent, type Shape, shapeIssues } from '../kernel/shape.js';
import { answer } from './answer.js';
import { contactIssues } from './check.js';
import type { Contact } from './contact.js';
import { type Touch, touched, withLatestTimes } from './touch.js';

const timesShape: Shape = [
  ['channelId', isText],
  ['externalId', orAbsent(isText)],
  ['at', isStamp],
  ['inbound', isFlag],
];

/**
 * M1: the contact with its message times moved forward, never back: what a store's `touch` writes. No version, no event.
 * Throws `INVALID`.
 */
export function touchContact<F extends FieldMap>(contact: Contact<F>, times: Touch): Contact<F> {
  return answer(
    { contact, times },
    (faults) => faults.push(...contactIssues(contact), ...shapeIssues(times, timesShape, ['times'])),
    () => ok(touched(contact, times) as Contact<F>),
  );
}

/**
 * M1: the next state of a contact with message times no earlier than the stored ones: what a store's `save` writes, since
 * the change may rest on a contact that was loaded before the last `touch`. Throws `INVALID`.
 */
export function keepLatestTimes<F extends FieldMap>(next: Contact<F>, stored: Contact<F>): Contact<F> {
  return answer(
    { next, stored },
    (faults) => faults.push(...contactIssues(next), ...contactIssues(stored)),
    () => ok(withLatestTimes(next, stored) as Contact<F>),
  );
}
