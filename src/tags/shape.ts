import { type Holds, isName, isText, listOf, oneOf, orNull, record, type Shape } from '../kernel/shape.js';
import { tagColors } from './tag.js';

/** X1: of a `Tag` that is to be changed or deleted, from a host's row. */
export const tagShape: Shape = [
  ['id', isName],
  ['name', isName],
  ['key', isText],
  ['emoji', orNull(isText)],
  ['color', orNull(oneOf(...tagColors))],
  ['description', orNull(isText)],
];

const isTag: Holds = record(tagShape);

/** X1: of facts that hold tags. */
export const tagsShape: Shape = [['tags', listOf(isTag)]];
