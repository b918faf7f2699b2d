import type { Session } from 'contactkit';
import { testNow } from 'contactkit/testing';
import { acknowledgementToken } from '../../src/kernel/acknowledgement.js';
import { type Scene, sessionCalls } from '../fuzz/session-calls.js';
import type { World } from './fault-world.js';

type Arguments = (world: Pick<World, 'ids'>) => readonly unknown[];

/** A method of a session, and arguments with which it succeeds in the prepared workspace. */
export interface Row {
  readonly label: string;
  readonly name: string;
  readonly args: Arguments;
  /** Whether it changes nothing, whether it may be repeated with the same key, or neither. */
  readonly kind: 'read' | 'keyed' | 'catalogue';
}

const reads = new Set(
  [
    'get getMany list count filter maySend details allowedActions explain activity exportPerson',
    'fields.list fields.rows tags.list tags.suggest tags.impact stages.list segments.list segments.preview',
    'usage.monthlyActiveContacts usage.currentCycle',
  ].flatMap((names) => names.split(' ')),
);

const keyed = { idempotencyKey: 'key' };
const message = { channelId: 'whatsapp', externalId: 'ann', messageId: 'm-1', at: testNow };
const nothing = { segments: [], workflows: [] };

/** In place of arguments with which the method changes nothing here. */
const instead: { readonly [name: string]: Arguments } = {
  unblock: ({ ids }) => [ids.carl, keyed],
  openConversation: ({ ids }) => [ids.bob, keyed],
  'tags.delete': ({ ids }) => ['VIP', { token: acknowledgementToken(ids.tag, testNow, nothing) }],
};

/** The same methods on another way. */
const beside: readonly (readonly [name: string, way: string, args: Arguments])[] = [
  ['edit', 'by email', () => ['email:ann@example.com', { phone: '+6581234567', custom: { source: 'fair' } }, keyed]],
  ['upsert', 'creates', () => ['email:n@example.com', { firstName: 'N', tags: ['new'], createMissing: true }, keyed]],
  ['delete', 'a blocked contact', ({ ids }) => [ids.carl, keyed]],
  ['block', 'without a conversation', ({ ids }) => [ids.bob, {}, keyed]],
  ['receiveMessage', 'of a new sender', () => [{ ...message, externalId: 'new', firstName: 'N' }]],
  ['receiveMessage', 'matched by email', () => [{ ...message, externalId: 'new', email: 'ann@example.com' }]],
  ['receiveMessage', 'of a blocked contact', () => [{ ...message, externalId: 'carl' }]],
  ['recordSentMessage', 'opens a conversation', ({ ids }) => [ids.bob, { ...message, externalId: 'bob' }]],
];

/** Every method of a session: the table of the fuzz test names each of them, or does not compile. */
export const rows: readonly Row[] = [
  ...functionsOf(sessionCalls).map(([name, args]): readonly [string, string, Arguments] => [
    name,
    name,
    instead[name] ??
      (({ ids }): readonly unknown[] => (args as (scene: Scene) => readonly unknown[])({ ids } as unknown as Scene)),
  ]),
  ...beside.map(([name, way, args]) => [`${name} (${way})`, name, args] as const),
].map(([label, name, args]) => ({ label, name, args, kind: kindOf(name) }));

function kindOf(name: string): Row['kind'] {
  if (reads.has(name)) return 'read';
  return name.includes('.') ? 'catalogue' : 'keyed';
}

/** The method of a session, called as the row says. */
export function callOf({ name, args }: Row, session: Session, world: Pick<World, 'ids'>): Promise<unknown> {
  const method = new Map(functionsOf(session)).get(name) as (...given: readonly unknown[]) => Promise<unknown>;
  return method(...args(world));
}

/** The functions of an object and of the objects in it, by their path. */
function functionsOf(holder: object, path = ''): readonly (readonly [string, unknown])[] {
  return Object.entries(holder).flatMap(([name, member]) =>
    typeof member === 'function' ? [[path + name, member] as const] : functionsOf(member as object, `${path}${name}.`),
  );
}
