import { type Contact, type Contacts, createContacts, defineFields, isContactsError, type Tombstone } from 'contactkit';
import { sqlStore } from 'contactkit/sql';
import type { Kysely } from 'kysely';
import type { Cycle } from '../../src/access/policy.js';
import type { Command } from './commands.js';

/** What a port did, in the order in which it was done. */
export interface Effect {
  readonly port: 'workflows' | 'messages';
  /** The idempotency key. */
  readonly key: string;
  readonly workspaceId: string;
  readonly contactId: string;
  /** Of a block. */
  readonly at: string | null;
}

/** The tables of a database; no type checks what is asked of them here. */
export interface AnyTables {
  readonly [table: string]: { readonly [column: string]: unknown };
}

export interface HostOptions {
  readonly db: Kysely<AnyTables>;
  readonly dialect: 'postgres' | 'sqlite';
  /** Milliseconds by which the clock of the host is ahead of the machine's. */
  readonly offset?: number;
  /** Does the effect, for good once it returns. */
  readonly effect: (effect: Effect) => void | Promise<void>;
}

/** M4: an hour, so that a run sees several of them. */
export function cycleAt(at: string): Cycle {
  const from = `${at.slice(0, 13)}:00:00.000Z`;
  return { id: at.slice(0, 13), from, to: new Date(Date.parse(from) + 3_600_000).toISOString() };
}

/** A host of the library as the worker, the one who comes after it, and the tests are. */
export function hostOn({ db, dialect, offset = 0, effect }: HostOptions): Contacts {
  return createContacts({
    store: sqlStore({ db, dialect }),
    fields: defineFields({ note: { type: 'text' } }),
    channels: [
      { id: 'whatsapp', name: 'WhatsApp', kind: 'phone' },
      { id: 'telegram', name: 'Telegram', kind: 'inbound' },
    ],
    policy: { unique: ['email'], cycle: cycleAt },
    clock: () => new Date(Date.now() + offset).toISOString(),
    workflows: {
      stopWorkflows: async ({ workspaceId, contactId, at, idempotencyKey: key }) =>
        effect({ port: 'workflows', key, workspaceId, contactId, at }),
    },
    messages: {
      deleteMessages: async ({ workspaceId, contactIds, idempotencyKey: key }) => {
        for (const contactId of contactIds) await effect({ port: 'messages', key, workspaceId, contactId, at: null });
      },
    },
  });
}

/** What came of a command; no answer: it changes no contact. */
export type Outcome =
  | { readonly answer: Contact | Tombstone | null }
  | { readonly code: string; readonly message: string };

type Methods = Readonly<Record<string, (...args: readonly unknown[]) => Promise<unknown>>>;

/** Gives a command, and tells what came of it. */
export async function give(contacts: Contacts, { id, workspaceId, name, args }: Command): Promise<Outcome> {
  const session = contacts.as({ workspaceId, actor: { id, role: 'owner' } });
  try {
    if (name === 'deleteTag') {
      const { token } = await session.tags.impact(args[0] as string);
      await session.tags.delete(args[0] as string, { token });
      return { answer: null };
    }
    const answer = (await (session as unknown as Methods)[name]!(...args)) as object;
    const {
      reactions: _,
      toErase: __,
      ...contact
    } = ('contact' in answer ? answer.contact : answer) as Partial<Record<string, unknown>>;
    return { answer: contact as unknown as Contact | Tombstone };
  } catch (error) {
    const { message, stack, cause } = error as Error;
    // What is no error of ours is none that a caller is to see.
    return isContactsError(error)
      ? { code: error.code, message: `${message} ${(cause as Error | undefined)?.message ?? ''}` }
      : { code: 'UNTYPED', message: stack ?? message };
  }
}
