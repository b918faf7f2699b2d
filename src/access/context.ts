import type { Rejection } from '../kernel/errors.js';
import { faulty } from '../kernel/errors.js';
import { type Instant, isInstant } from '../kernel/instant.js';
import { type Issue, issue } from '../kernel/issue.js';
import { ok, type Result } from '../kernel/result.js';
import { type Holds, isName, listOf, oneOf, orAbsent } from '../kernel/shape.js';
import { type Restriction, type Role, restrictions, roles, type Source, sources } from '../kernel/vocabulary.js';
import type { Actor } from './actor.js';
import type { Policy, Ranks } from './policy.js';

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

const isNames = orAbsent(listOf(isName));
const isWords = (words: readonly string[]): Holds => orAbsent(listOf(oneOf(...words)));
const isOptional =
  (type: string) =>
  (value: unknown): boolean =>
    value === undefined || typeof value === type;
const isRecord = (value: unknown): boolean => value === undefined || (typeof value === 'object' && value !== null);
const areRanks = ({ channel, browser, phone }: Partial<Ranks>): boolean =>
  [channel, browser, phone].every((over) => over !== undefined && isWords(sources)(over));

type Checks = readonly (readonly [string, (value: unknown) => boolean])[];
const ofContext: Checks = [
  ['workspaceId', isName],
  ['now', isInstant],
  ['newId', (value) => typeof value === 'function'],
  ['source', (value) => value === undefined || sources.includes(value as Source)],
];
const ofActor: Checks = [
  ['id', isName],
  ['role', (value) => roles.includes(value as Role)],
  ['restrictions', isWords(restrictions satisfies readonly Restriction[])],
  ['team', isNames],
  ['hiddenFields', isNames],
];
const ofPolicy: Checks = [
  ['defaultCountry', isOptional('string')],
  ['timeZone', isOptional('string')],
  ['unique', isWords(['phone', 'email'])],
  ['matchInbound', isWords(['phone', 'email'])],
  ['mayBlock', isWords(roles)],
  ['mayList', isWords(roles)],
  ['ranks', (value) => value === undefined || (isRecord(value) && areRanks(value as Partial<Ranks>))],
  [
    'limits',
    (value) =>
      isRecord(value) &&
      Object.values(value ?? {}).every(
        (limit) => limit === undefined || (Number.isInteger(limit) && (limit as number) >= 0),
      ),
  ],
  ['cycle', isOptional('function')],
];

/** X1: a context from anywhere, checked; its issues have paths from `ctx`. */
export function checkContext(ctx: Context): Result<Checked, Rejection<'INVALID'>> {
  const faults: Issue[] = [];
  check(ctx, ofContext, ['ctx'], faults);
  if (faults.length === 0) check(ctx.actor, ofActor, ['ctx', 'actor'], faults);
  if (faults.length === 0 && ctx.policy !== undefined) check(ctx.policy, ofPolicy, ['ctx', 'policy'], faults);
  const refused = faulty(faults);
  if (refused !== undefined) return refused;
  return ok(
    ctx.source === undefined ? { ...ctx, source: ctx.actor.role === 'system' ? 'api' : 'manual' } : (ctx as Checked),
  );
}

/** The same for an actor by itself, as the reads take it. */
export function checkActor(actor: Actor, faults: Issue[]): void {
  check(actor, ofActor, ['actor'], faults);
}

/** The same for a policy by itself; undefined is none. */
export function checkPolicy(policy: Policy | undefined, faults: Issue[]): void {
  if (policy !== undefined) check(policy, ofPolicy, ['policy'], faults);
}

function check(holder: unknown, checks: Checks, path: readonly string[], faults: Issue[]): void {
  if (typeof holder !== 'object' || holder === null) {
    faults.push(issue(holder === undefined ? 'INPUT_REQUIRED' : 'INPUT_INVALID_TYPE', path));
    return;
  }
  for (const [key, holds] of checks) {
    const value = (holder as Readonly<Record<string, unknown>>)[key];
    if (!holds(value))
      faults.push(issue(value === undefined ? 'INPUT_REQUIRED' : 'INPUT_INVALID_TYPE', [...path, key]));
  }
}
