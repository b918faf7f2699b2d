import { isInstant } from '../kernel/instant.js';
import { type Issue, issue } from '../kernel/issue.js';
import { sources } from '../kernel/vocabulary.js';

// X1: the subject of an operation comes from a host's own row, so its shape is looked at before it is trusted: types, not
// values, since what was valid when it was written stays (V1). By hand and not by schema: it runs on every operation.

type Holds = (value: unknown) => boolean;
type Shape = readonly (readonly [string, Holds])[];

const isText: Holds = (value) => typeof value === 'string';
const isId: Holds = (value) => typeof value === 'string' && value !== '';
const orNull =
  (holds: Holds): Holds =>
  (value) =>
    value === null || holds(value);
const orAbsent =
  (holds: Holds): Holds =>
  (value) =>
    value === undefined || holds(value);
const listOf =
  (holds: Holds): Holds =>
  (value) =>
    Array.isArray(value) && value.every(holds);
const record =
  (shape: Shape): Holds =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    shape.every(([key, holds]) => holds((value as Readonly<Record<string, unknown>>)[key]));
const mapOf =
  (holds: Holds): Holds =>
  (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(holds);
const oneOf =
  (...words: readonly unknown[]): Holds =>
  (value) =>
    words.includes(value);

const isSource = oneOf(...sources);
const isCustomValue: Holds = (value) =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const common: Shape = [
  ['id', isId],
  ['workspaceId', isId],
  ['version', (value) => Number.isSafeInteger(value) && (value as number) >= 0],
  ['createdAt', isInstant],
];

const live: Shape = [
  ...common,
  ['status', oneOf('active', 'blocked')],
  [
    'block',
    orNull(
      record([
        ['at', isInstant],
        ['by', isText],
        ['reason', orNull(isText)],
      ]),
    ),
  ],
  [
    'profile',
    orNull(
      record([
        ['displayName', orNull(isText)],
        ['pictureUrl', orNull(isText)],
        ['channelId', isText],
      ]),
    ),
  ],
  ['firstName', orNull(isText)],
  ['lastName', orNull(isText)],
  ['email', orNull(isText)],
  ['phone', orNull(isText)],
  ['country', orNull(isText)],
  ['language', orNull(isText)],
  [
    'aliases',
    record([
      ['phones', listOf(isText)],
      ['emails', listOf(isText)],
    ]),
  ],
  ['custom', mapOf(isCustomValue)],
  [
    'origins',
    mapOf(
      record([
        ['source', isSource],
        ['at', isInstant],
        ['by', orAbsent(isText)],
        ['channelId', orAbsent(isText)],
      ]),
    ),
  ],
  ['tags', listOf(isId)],
  [
    'channels',
    listOf(
      record([
        ['channelId', isId],
        ['externalId', isId],
        ['aliases', listOf(isText)],
        ['address', orNull(isText)],
        ['connectedAt', isInstant],
        ['lastInteractionAt', orNull(isInstant)],
        [
          'optedOut',
          orNull(
            record([
              ['at', isInstant],
              ['source', isSource],
            ]),
          ),
        ],
      ]),
    ),
  ],
  ['assigneeId', orNull(isId)],
  ['stageId', orNull(isId)],
  [
    'conversation',
    orNull(
      record([
        ['status', oneOf('open', 'closed', 'snoozed')],
        ['openedAt', isInstant],
        ['openedBy', isText],
        ['snoozedUntil', orAbsent(isInstant)],
        ['closedAt', orAbsent(isInstant)],
        ['closedBy', orAbsent(isText)],
        ['category', orAbsent(isText)],
        ['summary', orAbsent(isText)],
      ]),
    ),
  ],
  ['updatedAt', isInstant],
  ['lastMessageAt', orNull(isInstant)],
  ['lastInboundAt', orNull(isInstant)],
];

const tombstone: Shape = [...common, ['deletedAt', isInstant]];

/** X1: what is wrong with the shape of a contact or tombstone; paths start at `contact`. Empty: nothing. */
export function contactIssues(subject: unknown): readonly Issue[] {
  if (typeof subject !== 'object' || subject === null) {
    return [issue(subject === undefined ? 'INPUT_REQUIRED' : 'INPUT_INVALID_TYPE', ['contact'])];
  }
  const row = subject as Readonly<Record<string, unknown>>;
  const faults: Issue[] = [];
  for (const [key, holds] of row['status'] === 'deleted' ? tombstone : live) {
    const value = row[key];
    if (!holds(value))
      faults.push(issue(value === undefined ? 'INPUT_REQUIRED' : 'INPUT_INVALID_TYPE', ['contact', key]));
  }
  return faults;
}
