import { visibilities } from '../fields/definition.js';
import { isFieldKey } from '../fields/field-spec.js';
import { factsShape as fieldFacts } from '../fields/shape.js';
import { isStandardRow } from '../fields/standard.js';
import {
  type Holds,
  isFlag,
  isName,
  isText,
  listOf,
  mapOf,
  oneOf,
  orAbsent,
  orNull,
  record,
  type Shape,
  shapeIssues,
} from '../kernel/shape.js';
import { channelKinds } from './channel-view.js';
import { customKey } from './field-state.js';

// X1: the arguments of `contactDetails`, as far as it looks at them. Actor and policy have checks of their own, and a locale
// may be anything: one that is none is English.

const dictionary: Holds = orAbsent(mapOf(isText));
const names: Shape = [
  ['countries', dictionary],
  ['languages', dictionary],
  ['users', dictionary],
  ['labels', dictionary],
  ['words', dictionary],
];
const isPath: Holds = (value) => typeof value === 'string' && (isStandardRow(value) || isFieldKey(customKey(value)));
const row: Shape = [
  ['path', isPath],
  ['label', isText],
  ['type', isName],
  ['options', orNull(listOf(isText))],
  ['visibility', oneOf(...visibilities)],
  ['editable', isFlag],
];
const channel: Shape = [
  ['id', isName],
  ['name', isText],
  ['kind', oneOf(...channelKinds)],
];
const named: Shape = [
  ['id', isName],
  ['name', isText],
];

const some = (shape: Shape): Holds => orAbsent(listOf(record(shape)));

/** Of `DetailsOptions`. */
export const optionsShape: Shape = [['names', orAbsent(record(names))]];

/** Of `DetailsFacts`. */
export const factsShape: Shape = [
  ['rows', some(row)],
  ['fields', (value) => shapeIssues({ inCode: value }, fieldFacts, []).length === 0],
  ['tags', some(named)],
  ['channels', some(channel)],
  ['stages', some(named)],
];
