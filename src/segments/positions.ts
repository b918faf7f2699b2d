import { contactIssues } from '../contact/check.js';
import type { Contact } from '../contact/contact.js';
import { blame } from '../kernel/guard.js';
import { isFlag, isText, oneOf, orNull, type Shape, shapeIssues } from '../kernel/shape.js';
import { compareStandings, type Position, type Sort, sortFields, standingOf } from './sort.js';

const positionShape: Shape = [
  ['value', orNull(isText)],
  ['id', isText],
];

/** Q6: the order of two positions in a list: negative, 0 or positive. For stores; throws `INVALID`. */
export function comparePositions(sort: Pick<Sort, 'descending'>, a: Position, b: Position): number {
  try {
    return compareStandings(sort, a, b);
  } catch (thrown) {
    throw blame(thrown, { sort, a, b }, () => [
      ...shapeIssues(sort, [['descending', isFlag]], ['sort']),
      ...shapeIssues(a, positionShape, ['a']),
      ...shapeIssues(b, positionShape, ['b']),
    ]);
  }
}

/** Q6: where a contact stands in a list. For stores; throws `INVALID`. */
export function positionOf(sort: Pick<Sort, 'by'>, contact: Contact): Position {
  try {
    return standingOf(sort, contact);
  } catch (thrown) {
    throw blame(thrown, { sort, contact }, () => [
      ...shapeIssues(sort, [['by', oneOf(...sortFields)]], ['sort']),
      ...contactIssues(contact),
    ]);
  }
}
