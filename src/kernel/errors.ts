import type { DependentSegments, Dependents } from './dependents.js';
import { type Issue, type Issues, issue } from './issue.js';
import type { Result } from './result.js';
import type { Action, Capability, Restriction } from './vocabulary.js';

/**
 * Every error there is, code → its data. The one list: unions, docs and the thrown error derive from it. Codes are
 * semver-stable, messages are not.
 */
export interface ErrorData {
  /** X1, C2: bad input, all of its faults at once; a wrong subject, context or facts too. Nothing was changed. */
  INVALID: { readonly issues: Issues };
  /** A1: the role, a restriction of the user or the workspace's policy says no. */
  FORBIDDEN: { readonly action: Action; readonly because: 'role' | 'policy' | Restriction };
  /** No such contact, or none that the actor may see (A4). `ref` is what was asked for. */
  CONTACT_NOT_FOUND: { readonly ref: string };
  /** S7: there was one, and it is gone for good. */
  CONTACT_DELETED: { readonly id: string };
  /** S4: not while the contact is blocked. */
  CONTACT_BLOCKED: { readonly id: string };
  /** C4: several contacts have that phone or email; `ids` names those which the actor may see (A4). */
  AMBIGUOUS_IDENTIFIER: { readonly ref: string; readonly ids: readonly string[] };
  /** N1: another live contact has that identity; its id is left out where the actor may not see it (A4). */
  IDENTITY_TAKEN: { readonly channelId: string; readonly externalId: string; readonly contactId?: string };
  /** C5: the workspace wants phones unique, and another live contact has this one. */
  PHONE_TAKEN: { readonly phone: string; readonly contactId?: string };
  /** C5: the same for email addresses. */
  EMAIL_TAKEN: { readonly email: string; readonly contactId?: string };
  /** C5: a workspace can't want them unique while live contacts share these values; at most 100 are listed. */
  NOT_UNIQUE: { readonly field: 'phone' | 'email'; readonly values: readonly string[] };
  /** The contact has no such channel identity. */
  IDENTITY_UNKNOWN: { readonly channelId: string; readonly externalId: string };
  /** N4: the person opted out of broadcasts on that channel. */
  OPTED_OUT: { readonly channelId: string; readonly at: string };
  /** T2: no tag of the catalogue has these names or ids. */
  TAG_UNKNOWN: { readonly names: readonly string[] };
  /** T1: another tag has the same key. */
  TAG_NAME_TAKEN: { readonly name: string; readonly tagId: string };
  /** T4: a segment or workflow has come to use the tag since, or the token is older than 15 minutes: look again. */
  TAG_IMPACT_CHANGED: { readonly tagId: string };
  /** G1: no stage of the workspace has that id. */
  STAGE_UNKNOWN: { readonly stageId: string };
  /** G1: another stage has the same key. */
  STAGE_NAME_TAKEN: { readonly name: string; readonly stageId: string };
  /** G1: segments ask for it; pass the token to delete it all the same. */
  STAGE_IN_USE: {
    readonly stageId: string;
    readonly segments: DependentSegments;
    readonly token: string;
  };
  /** Q9: no segment of the workspace has that id, or none that exists for the actor (A4). */
  SEGMENT_NOT_FOUND: { readonly segmentId: string };
  /** Q9: another segment has the same key; its id is left out where it does not exist for the actor (A4). */
  SEGMENT_NAME_TAKEN: { readonly name: string; readonly segmentId?: string };
  /** F1: the key is taken, by a custom or a standard field. */
  FIELD_KEY_TAKEN: { readonly key: string };
  /** F1: another field has the same name; its key is left out where the actor may not see it (A4). */
  FIELD_NAME_TAKEN: { readonly name: string; readonly key?: string };
  /** No custom field has that key. */
  FIELD_NOT_FOUND: { readonly key: string };
  /** F4: declared in code, so it changes there. */
  FIELD_IN_CODE: { readonly key: string };
  /** F4: standard fields can't be deleted or retyped. */
  FIELD_STANDARD: { readonly key: string };
  /** F4: code and workspace disagree about the type of a key. */
  FIELD_CONFLICT: { readonly key: string; readonly inCode: string; readonly stored: string };
  /** F4: these depend on it; pass the token to delete it all the same. */
  FIELD_IN_USE: Dependents & { readonly key: string; readonly token: string };
  /** F5: segments ask for these options of the field; pass the token to take them away all the same. */
  OPTION_IN_USE: {
    readonly key: string;
    readonly options: readonly string[];
    readonly segments: DependentSegments;
    readonly token: string;
  };
  /** F4: the key is reserved until the old values are gone. */
  FIELD_KEY_PURGING: { readonly key: string };
  /** F1, T2, G1, Q9: a limit of the policy; `limit` is its name, `max` its value. */
  LIMIT_REACHED: { readonly limit: string; readonly max: number };
  /** R1: somebody saved in between. `expected` is the version that was asked for. */
  VERSION_CONFLICT: { readonly id: string; readonly expected: number };
  /** R3: the same key came with other input. */
  IDEMPOTENCY_MISMATCH: { readonly key: string };
  /** R5: the store does not offer this. */
  CAPABILITY_MISSING: { readonly capability: Capability };
  /** D2: the contacts or the choices have changed since the plan was made. */
  PLAN_STALE: { readonly token: string };
  /** Q6: a cursor that this list did not give. */
  CURSOR_INVALID: Record<never, never>;
  /** A port of the host's (store, policy, message or workflow port) failed; `cause` of the thrown error says how. */
  PORT_FAILED: { readonly port: 'store' | 'policy' | 'messages' | 'workflows' | 'clock' | 'newId' };
}
/** The code of every error: `keyof ErrorData`. */
export type ErrorCode = keyof ErrorData;

/** What a `Result` carries and what a thrown error carries: the same plain object, `{ code, …data }`. */
export type Rejection<K extends ErrorCode = ErrorCode> = { [C in K]: { readonly code: C } & ErrorData[C] }[K];

/** A plain `Error` with a mark, never a class. Distributes over K, so `switch (e.code)` narrows `e.rejection`. */
export type ContactsError<K extends ErrorCode = ErrorCode> = K extends ErrorCode
  ? Error & { readonly name: 'ContactsError'; readonly code: K; readonly rejection: Rejection<K> }
  : never;

/** The rejection of bad input, which every parser and operation can answer. */
export function invalid(...issues: Issues): { readonly ok: false; readonly error: Rejection<'INVALID'> } {
  return { ok: false, error: { code: 'INVALID', issues } };
}

/** C2: the rejection of all the faults that were found, or undefined when there is none. */
export function faulty(found: readonly Issue[]): ReturnType<typeof invalid> | undefined {
  const [first, ...rest] = found;
  return first === undefined ? undefined : invalid(first, ...rest);
}

/**
 * Makes the error that the service throws and that a store throws: an `Error` whose `rejection` is the given object.
 * For store authors; `cause` keeps what the driver said. What is no rejection is thrown as `INVALID`.
 */
export function contactsError<K extends ErrorCode>(rejection: Rejection<K>, cause?: unknown): ContactsError<K> {
  const message = describe(rejection);
  if (message === undefined) throw contactsError(invalid(issue('INPUT_INVALID_TYPE', ['rejection'])).error);
  const error = cause === undefined ? new Error(message) : new Error(message, { cause });
  return Object.assign(error, {
    name: 'ContactsError' as const,
    code: rejection.code,
    rejection,
  }) as unknown as ContactsError<K>;
}

/**
 * True for an error that {@link contactsError} made, of one of `codes` when any are given. Looks at the mark, never at a
 * class: it holds across entry points, CJS and ESM.
 */
export function isContactsError<K extends ErrorCode = ErrorCode>(
  error: unknown,
  ...codes: readonly K[]
): error is ContactsError<K> {
  try {
    const { name, code } = error as { readonly name?: unknown; readonly code?: unknown };
    return name === 'ContactsError' && typeof code === 'string' && (codes.length === 0 || codes.includes(code as K));
  } catch {
    // null, undefined, or a hostile object that throws when read: none of them is ours.
    return false;
  }
}

/** The value of a result, or its rejection thrown as a `ContactsError`: for teams that prefer exceptions. */
export function unwrap<T>(result: Result<T, Rejection>): T {
  let error: unknown;
  try {
    if (result.ok) return result.value;
    ({ error } = result);
  } catch {
    // X1: what can't be read is no result, and no rejection comes of it.
  }
  throw contactsError(error as Rejection);
}

/** The message of a rejection; undefined: it is none. */
function describe(rejection: unknown): string | undefined {
  try {
    const { code, issues } = rejection as Rejection<'INVALID'>;
    if (typeof code !== 'string') return undefined;
    return code === 'INVALID' ? `INVALID: ${issues.map(describeIssue).join(', ')}` : code;
  } catch {
    return undefined;
  }
}

function describeIssue({ code, path }: Issue): string {
  return path.length === 0 ? code : `${code} at ${path.join('.')}`;
}
