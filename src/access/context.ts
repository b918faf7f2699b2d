import type { Rejection } from '../kernel/errors.js';
import { faulty } from '../kernel/errors.js';
import { type Instant, isInstant } from '../kernel/instant.js';
import { type Issue, issue } from '../kernel/issue.js';
import { ok, type Result } from '../kernel/result.js';
import { faultAt, isCount, isFlag, isName, isText, listOf, oneOf, orAbsent } from '../kernel/shape.js';
import { isStorable } from '../kernel/storable.js';
import { restrictions, roles, type Source, sources } from '../kernel/vocabulary.js';
import type { Actor } from './actor.js';
import type { Policy, Ranks } from './policy.js';
import { isHideable } from './visibility.js';

/** The only way in for time, ids, identity and the rules of the workspace. The core reads nothing of the world. */
export interface Context {
  readonly workspaceId: string;
  readonly actor: Actor;
  /** P1: where what is written comes from. Left out: `manual` for a user, `api` for the system. */
  readonly source?: Source | undefined;
  readonly now: Instant;
  /** A new id for a contact, tag or event: unique, not empty, without a colon. */
  readonly newId: () => string;
  readonly policy?: Policy | undefined;
}

/** A context that was checked, with its source filled in. */
export interface Checked extends Context {
  readonly source: Source;
}

const isTextOrAbsent = orAbsent(isText);
const isCountOrAbsent = orAbsent(isCount);
const isFlagOrAbsent = orAbsent(isFlag);
/** R4: a name that a store is asked for. */
const isKey = (value: unknown): boolean => isName(value) && isStorable(value as string);
const areNames = orAbsent(listOf(isName));
const areRestrictions = orAbsent(listOf(oneOf(...restrictions)));
const areRoles = orAbsent(listOf(oneOf(...roles)));
const areIdentifiers = orAbsent(listOf(oneOf('phone', 'email')));
const areHideable = orAbsent(listOf(isHideable));
const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null;
const areSources = listOf(oneOf(...sources));
const areRanks = ({ channel, browser, phone }: Partial<Ranks>): boolean =>
  areSources(channel) && areSources(browser) && areSources(phone);

// A row reads its member by name: this runs on every operation, and one site that reads them all costs twice as much.
type Checks<T> = readonly (readonly [keyof T & string, (holder: T) => boolean])[];
const ofContext: Checks<Context> = [
  ['workspaceId', ({ workspaceId }) => isKey(workspaceId)],
  ['now', ({ now }) => isInstant(now)],
  ['newId', ({ newId }) => typeof newId === 'function'],
  ['source', ({ source }) => source === undefined || sources.includes(source)],
];
const ofActor: Checks<Actor> = [
  ['id', ({ id }) => isKey(id)],
  ['role', ({ role }) => roles.includes(role)],
  ['restrictions', ({ restrictions: taken }) => areRestrictions(taken)],
  ['team', ({ team }) => areNames(team)],
  ['hiddenFields', ({ hiddenFields }) => areHideable(hiddenFields)],
];
const ofPolicy: Checks<Policy> = [
  ['defaultCountry', ({ defaultCountry }) => isTextOrAbsent(defaultCountry)],
  ['timeZone', ({ timeZone }) => isTextOrAbsent(timeZone)],
  ['unique', ({ unique }) => areIdentifiers(unique)],
  ['matchInbound', ({ matchInbound }) => areIdentifiers(matchInbound)],
  ['mayBlock', ({ mayBlock }) => areRoles(mayBlock)],
  ['mayList', ({ mayList }) => areRoles(mayList)],
  ['segmentEvents', ({ segmentEvents }) => isFlagOrAbsent(segmentEvents)],
  ['ranks', ({ ranks }) => ranks === undefined || (isRecord(ranks) && areRanks(ranks))],
  [
    'limits',
    ({ limits }) => limits === undefined || (isRecord(limits) && Object.values(limits).every(isCountOrAbsent)),
  ],
  ['cycle', ({ cycle }) => cycle === undefined || typeof cycle === 'function'],
];

/** X1: a context from anywhere, checked; its issues have paths from `ctx`. */
export function checkContext(ctx: Context): Result<Checked, Rejection<'INVALID'>> {
  const faults: Issue[] = [];
  check(ctx, ofContext, ['ctx'], faults);
  if (faults.length === 0) check(ctx.actor, ofActor, ['ctx', 'actor'], faults);
  if (faults.length === 0 && ctx.policy !== undefined) check(ctx.policy, ofPolicy, ['ctx', 'policy'], faults);
  const refused = faulty(faults);
  if (refused !== undefined) return refused;
  // Member by member: to spread it and add one takes longer than all of the checks.
  const { workspaceId, actor, source = actor.role === 'system' ? 'api' : 'manual', now, newId, policy } = ctx;
  return ok({ workspaceId, actor, source, now, newId, policy });
}

/** The same for an actor by itself, as the reads take it. */
export function checkActor(actor: Actor, faults: Issue[]): void {
  check(actor, ofActor, ['actor'], faults);
}

/** The same for a policy by itself; undefined is none. */
export function checkPolicy(policy: Policy | undefined, faults: Issue[]): void {
  if (policy !== undefined) check(policy, ofPolicy, ['policy'], faults);
}

function check<T extends object>(holder: unknown, checks: Checks<T>, path: readonly string[], faults: Issue[]): void {
  if (typeof holder !== 'object' || holder === null) {
    faults.push(issue(holder === undefined ? 'INPUT_REQUIRED' : 'INPUT_INVALID_TYPE', path));
    return;
  }
  for (const [key, holds] of checks) if (!holds(holder as T)) faults.push(faultAt((holder as T)[key], [...path, key]));
}
