import type { Checked } from '../access/context.js';
import type { Contact, Tombstone } from '../contact/contact.js';
import type { ContactRef } from '../contact/ref.js';
import { contactsError, type ErrorCode, isContactsError } from '../kernel/errors.js';
import type { IdempotencyRecord } from '../ports/idempotency.js';
import { type CommandOptions, readOptions } from './command-options.js';
import { commit, type Writes } from './commit.js';
import { digest } from './digest.js';
import { verifyFields } from './facts.js';
import { type Found, find } from './find.js';
import { asking, attempts, contextOf, need, readsOf, type Scope, sees } from './scope.js';
import { settle } from './settle.js';
import { shield } from './shield.js';
import { verifyUnique } from './unique.js';

/** What a command came to: what to save, and beside the contact what to answer, as JSON that a repeat answers again. */
export interface Decision<X> {
  readonly writes: Writes;
  readonly extra: X;
}

/** How a command is known again. */
export interface Identity {
  readonly actorId: string;
  readonly key: string;
  readonly digest: string;
}

/** Codes that say: what was read is not what is there any more. */
const racing: readonly ErrorCode[] = ['VERSION_CONFLICT', 'TAG_NAME_TAKEN'];

/** The parts of a command. */
export interface Command<X> {
  /** R3: of a repeat that is to be recognised. */
  readonly identity: Identity | undefined;
  /** Reads and decides; runs again when somebody else was faster. */
  readonly decide: (ctx: Checked) => Promise<Decision<X>>;
  /** Codes after which to read again, beside those of every command. */
  readonly retryOn?: readonly ErrorCode[];
  /** R1: the caller wants no second attempt. */
  readonly once?: boolean;
}

/** What a command answers. */
export interface Answer<X> {
  readonly contact: Contact | Tombstone;
  readonly extra: X;
}

/**
 * The way of every command: known already (R3)? Then the same answer. Else read and decide, save in one unit of work, run
 * what reacts to it (E3). Somebody else was faster: read and decide again, up to three times more (R1).
 */
export async function run<X>(
  scope: Scope,
  { identity, decide, retryOn = [], once = false }: Command<X>,
): Promise<Answer<X>> {
  for (let attempt = 1; ; attempt += 1) {
    const ctx = await contextOf(scope);
    await verifyFields(scope);
    await verifyUnique(scope, ctx);
    const repeated = identity === undefined ? undefined : await recall<X>(scope, identity);
    if (repeated !== undefined) return repeated;
    try {
      const { writes, extra } = await decide(ctx);
      const record = identity === undefined ? undefined : recordOf(identity, writes, extra, ctx);
      const reacts = await commit(scope, ctx, { ...writes, record });
      if (reacts && scope.env.store.joined !== true)
        await settle(scope.env, scope.workspaceId, writes.change.contact.id);
      return { contact: writes.change.contact, extra };
    } catch (error) {
      if (attempt < attempts && !once && isContactsError(error, ...racing, ...retryOn)) continue;
      // R3: of two repeats at the same time, the one that came second is answered like the first.
      const twin = identity === undefined ? undefined : await recall<X>(scope, identity);
      if (twin !== undefined) return twin;
      throw await shield(scope, error);
    }
  }
}

/** A command on one contact that exists: finds it, checks `ifVersion`, decides. */
export async function runOn<X>(
  scope: Scope,
  name: string,
  ref: ContactRef,
  input: unknown,
  options: CommandOptions | undefined,
  decide: (contact: Contact | Tombstone, ctx: Checked) => Promise<Decision<X>>,
): Promise<Answer<X>> {
  const { ifVersion, idempotencyKey } = readOptions(options);
  const identity = await identityOf(scope, idempotencyKey, name, [ref, input]);
  return run(scope, {
    identity,
    once: ifVersion !== undefined,
    decide: async (ctx) => {
      const found = await find(scope, ref, ctx.policy);
      expectVersion(found, ifVersion);
      return decide(found.contact, ctx);
    },
  });
}

/** R1: throws `VERSION_CONFLICT` where the caller asked for another version, or through the id of a merged contact. */
export function expectVersion({ contact, throughAlias }: Found, ifVersion: number | undefined): void {
  // S7 before R1: of a deleted contact no version is the right one.
  if (ifVersion === undefined || contact.status === 'deleted' || (!throughAlias && contact.version === ifVersion))
    return;
  throw contactsError({ code: 'VERSION_CONFLICT', id: contact.id, expected: ifVersion });
}

/** R3: how a command with a key is known again; undefined: it has none. */
export async function identityOf(
  { actor }: Scope,
  key: string | undefined,
  name: string,
  input: unknown,
): Promise<Identity | undefined> {
  return key === undefined ? undefined : { actorId: actor.id, key, digest: await digest(name, input) };
}

async function recall<X>(scope: Scope, { actorId, key, digest: expected }: Identity): Promise<Answer<X> | undefined> {
  const reads = readsOf(scope);
  const idempotency = need(reads.idempotency, 'idempotency');
  const record = await asking('store', () => idempotency.get(actorId, key));
  if (record === undefined) return undefined;
  if (record.digest !== expected) throw contactsError({ code: 'IDEMPOTENCY_MISMATCH', key });
  let stored = await asking('store', () => reads.contacts.get(record.contactId));
  while (stored?.status === 'merged') {
    const { primaryId } = stored;
    stored = await asking('store', () => reads.contacts.get(primaryId));
  }
  if (stored === undefined) throw contactsError({ code: 'CONTACT_DELETED', id: record.contactId });
  // A4: an actor is answered again what they were answered before, and nothing later; but a message is known whoever brings it.
  const wasTheirs = actorId !== '' && stored.status !== 'deleted' && stored.version === record.version;
  if (stored.status !== 'deleted' && !wasTheirs && !sees(scope, stored))
    throw contactsError({ code: 'CONTACT_NOT_FOUND', ref: key });
  return { contact: stored, extra: JSON.parse(record.extra) as X };
}

function recordOf(identity: Identity, { change }: Writes, extra: unknown, { now }: Checked): IdempotencyRecord {
  const { contact } = change;
  return { ...identity, contactId: contact.id, version: contact.version, extra: JSON.stringify(extra), at: now };
}
