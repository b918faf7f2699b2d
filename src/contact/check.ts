import type { Issue } from '../kernel/issue.js';
import {
  faultAt,
  type Holds,
  isCount,
  isName,
  isStamp,
  isText,
  listOf,
  mapOf,
  oneOf,
  orAbsent,
  orNull,
  record,
} from '../kernel/shape.js';
import { sources } from '../kernel/vocabulary.js';
import type { Contact, Tombstone } from './contact.js';

const isSource = oneOf(...sources);
const isTextOrNull = orNull(isText);
const isNameOrNull = orNull(isName);
const isStampOrNull = orNull(isStamp);
const isTextOrAbsent = orAbsent(isText);
const isTexts = listOf(isText);
const isNames = listOf(isName);

const isBlock = record([
  ['at', isStamp],
  ['by', isText],
  ['reason', isTextOrNull],
]);
const isProfile = orNull(
  record([
    ['displayName', isTextOrNull],
    ['pictureUrl', isTextOrNull],
    ['channelId', isText],
  ]),
);
const isAliases = record([
  ['phones', isTexts],
  ['emails', isTexts],
]);
const isCustom = mapOf(
  (value) => value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean',
);
// Spelled out, like the contact itself: there is one for every value, and this runs on every operation.
const isOrigin: Holds = (value) => {
  if (typeof value !== 'object' || value === null) return false;
  const { source, at, by, channelId } = value as Readonly<Record<string, unknown>>;
  return isSource(source) && isStamp(at) && isTextOrAbsent(by) && isTextOrAbsent(channelId);
};
const isOrigins = mapOf(isOrigin);
const isChannels = listOf(
  record([
    ['channelId', isName],
    // Of a contact that somebody was shown it may be empty (A4).
    ['externalId', isText],
    ['aliases', isTexts],
    ['address', isTextOrNull],
    ['connectedAt', isStamp],
    ['lastInteractionAt', isStampOrNull],
    [
      'optedOut',
      orNull(
        record([
          ['at', isStamp],
          ['source', isSource],
        ]),
      ),
    ],
  ]),
);
const isConversation = orNull(
  record([
    ['status', oneOf('open', 'closed', 'snoozed')],
    ['openedAt', isStamp],
    ['openedBy', isText],
    ['snoozedUntil', orAbsent(isStamp)],
    ['closedAt', orAbsent(isStamp)],
    ['closedBy', isTextOrAbsent],
    ['category', isTextOrAbsent],
    ['summary', isTextOrAbsent],
  ]),
);

/** X1: what is wrong with the shape of a contact or tombstone; paths start at `contact`. Empty: nothing. */
export function contactIssues(subject: unknown): readonly Issue[] {
  if (typeof subject !== 'object' || subject === null) return [faultAt(subject, ['contact'])];
  const faults: Issue[] = [];
  const look = (key: string, value: unknown, holds: boolean): void => {
    if (!holds) faults.push(faultAt(value, ['contact', key]));
  };
  const row = subject as Contact | Tombstone;
  look('id', row.id, isName(row.id));
  look('workspaceId', row.workspaceId, isName(row.workspaceId));
  look('version', row.version, isCount(row.version));
  look('createdAt', row.createdAt, isStamp(row.createdAt));
  if (row.status === 'deleted') {
    look('deletedAt', row.deletedAt, isStamp(row.deletedAt));
    return faults;
  }
  look('status', row.status, row.status === 'active' || row.status === 'blocked');
  // S2: present exactly while blocked.
  look('block', row.block, row.status === 'blocked' ? isBlock(row.block) : row.block === null);
  look('profile', row.profile, isProfile(row.profile));
  look('firstName', row.firstName, isTextOrNull(row.firstName));
  look('lastName', row.lastName, isTextOrNull(row.lastName));
  look('email', row.email, isTextOrNull(row.email));
  look('phone', row.phone, isTextOrNull(row.phone));
  look('country', row.country, isTextOrNull(row.country));
  look('language', row.language, isTextOrNull(row.language));
  look('aliases', row.aliases, isAliases(row.aliases));
  look('custom', row.custom, isCustom(row.custom));
  look('origins', row.origins, isOrigins(row.origins));
  look('tags', row.tags, isNames(row.tags));
  look('channels', row.channels, isChannels(row.channels));
  look('assigneeId', row.assigneeId, isNameOrNull(row.assigneeId));
  look('stageId', row.stageId, isNameOrNull(row.stageId));
  look('conversation', row.conversation, isConversation(row.conversation));
  look('updatedAt', row.updatedAt, isStamp(row.updatedAt));
  look('lastMessageAt', row.lastMessageAt, isStampOrNull(row.lastMessageAt));
  look('lastInboundAt', row.lastInboundAt, isStampOrNull(row.lastInboundAt));
  return faults;
}
