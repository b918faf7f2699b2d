import { exactText } from '../contact/input.js';
import { invalid, type Rejection, unwrap } from '../kernel/errors.js';
import { issue, under } from '../kernel/issue.js';
import { ok, type Result } from '../kernel/result.js';
import { optional, parsed, parseWith, strictObject } from '../kernel/schema.js';

/** The last argument of every command. */
export interface CommandOptions {
  /** R1: refuse with `VERSION_CONFLICT` unless the contact has this version; an etag. */
  readonly ifVersion?: number | undefined;
  /** R3: a repeat with the same key and input does nothing again. Per actor; 1–255 characters. Needs a store with `idempotency`. */
  readonly idempotencyKey?: string | undefined;
}

function version(input: unknown): Result<number, Rejection<'INVALID'>> {
  return Number.isSafeInteger(input)
    ? ok(input as number)
    : invalid(issue('INPUT_INVALID_TYPE', [], { expected: 'integer' }));
}

/** The same where no contact is there whose version could be asked for. */
export type CreateOptions = Omit<CommandOptions, 'ifVersion'>;

const idempotencyKey = optional(parsed(exactText(255)));
const ofCommand = strictObject({ ifVersion: optional(parsed(version)), idempotencyKey });
const ofCreation = strictObject({ idempotencyKey });

/** X1: the options of a command, checked; issues have paths from `options`. */
export function readOptions(options: unknown): CommandOptions {
  return fromOptions(parseWith(ofCommand, options));
}

/** X1: the options of a command that may make a contact; a version is none of them. */
export function readCreateOptions(options: unknown): CreateOptions {
  return fromOptions(parseWith(ofCreation, options));
}

function fromOptions<T>(read: Result<T, Rejection<'INVALID'>>): T {
  return unwrap(read.ok ? read : invalid(...under('options', read.error.issues)));
}
