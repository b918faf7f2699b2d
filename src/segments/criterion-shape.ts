import { type Holds, isText, listOf, oneOf, orAbsent, record } from '../kernel/shape.js';
import type { Criterion } from './criterion.js';
import { standardFilterKinds } from './operators.js';

type Leaf = Exclude<Criterion, { and: unknown } | { or: unknown } | { not: unknown }>;

/**
 * X1: whether a value is a criterion. Types, not values: any text may be a key, and any custom field may be asked for.
 */
export const isCriterion: Holds = (value) => {
  if (typeof value !== 'object' || value === null) return false;
  if ('not' in value) return isCriterion(value.not);
  if ('and' in value) return areCriteria(value.and);
  if ('or' in value) return areCriteria(value.or);
  return 'is' in value && isLeafName(value.is) && leaves[value.is](value);
};
const areCriteria = listOf(isCriterion);

function isLeafName(name: unknown): name is Leaf['is'] {
  return typeof name === 'string' && Object.hasOwn(leaves, name);
}

const isSet: Holds = (path) => path === 'tags' || path === 'channels';
const isPath: Holds = (path) =>
  typeof path === 'string' &&
  (path === 'profile' || /^custom\.\w+$/.test(path) || Object.hasOwn(standardFilterKinds, path));
const isValue: Holds = (path) => isPath(path) && !isSet(path);
const isOrdered: Holds = (value) => typeof value === 'string' || typeof value === 'number';
const isEnd = orAbsent(isOrdered);

const leaves: { readonly [K in Leaf['is']]: Holds } = {
  set: record([['path', isPath]]),
  given: record([['path', isPath]]),
  oneOf: record([
    ['path', isValue],
    ['values', listOf((value) => isOrdered(value) || typeof value === 'boolean')],
  ]),
  text: record([
    ['path', isValue],
    ['keys', listOf(isText)],
  ]),
  containing: record([
    ['path', isValue],
    ['key', isText],
  ]),
  starting: record([
    ['path', isValue],
    ['key', isText],
  ]),
  within: record([
    ['path', isValue],
    ['ordering', oneOf('number', 'date', 'time', 'instant')],
    [
      'bounds',
      record([
        ['atLeast', isEnd],
        ['atMost', isEnd],
        ['above', isEnd],
        ['below', isEnd],
      ]),
    ],
  ]),
  member: record([
    ['path', isSet],
    ['ids', listOf(isText)],
  ]),
};
