import {
  type Contact,
  type ContactEvent,
  type Contacts,
  createContacts,
  defineFields,
  type Policy,
  type Session,
} from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { anActor, countingIds, fixtures, testWorkspaceId } from 'contactkit/testing';
import type { Reads, Repositories, Store } from '../../src/ports/store.js';
import { testClock } from '../service/host.js';
import { mortal } from '../service/stores.js';

/** What a port of the host's was asked to do. */
export interface Effect {
  readonly key: string;
  readonly what: string;
}

/** What is stored, part by part, as text; a part changes as a whole or not at all. */
export type Content = Readonly<Record<string, string>>;

/** A prepared workspace on a memory store, and processes that work on it. */
export interface World {
  readonly store: Store;
  readonly ids: { readonly [name in 'ann' | 'bob' | 'carl' | 'tag' | 'stage' | 'segment' | 'cursor']: string };
  /** What the host's ports were asked to do since the workspace was prepared. */
  readonly effects: readonly Effect[];
  /** A process of its own, on this store: it knows nothing of what another one has looked at. */
  process(store: Store): { readonly contacts: Contacts; readonly session: Session };
  /** Whether the host's ports answer. */
  ports: 'up' | 'down';
  /** Time for every lease and back-off to be over. */
  wait(): void;
  content(): Promise<Content>;
}

const policy: Policy = {
  defaultCountry: 'SG',
  unique: ['phone'],
  matchInbound: ['email'],
  segmentEvents: true,
  cycle: () => ({ id: 'now', from: '2026-11-01T00:00:00.000Z', to: '2027-11-01T00:00:00.000Z' }),
};
const fields = defineFields({ source: { type: 'text' } });

/** A host of its own on an empty store, which has drawn so many ids. */
function hostAfter(drawn: number): Omit<World, 'ids'> & { readonly made: readonly string[] } {
  const store = memoryStore();
  const time = testClock();
  const effects: Effect[] = [];
  const made: string[] = [];
  const nextId = countingIds();
  const newId = (): string => {
    made.push(nextId());
    return made.at(-1)!;
  };
  for (let index = 0; index < drawn; index += 1) newId();
  const state: Pick<World, 'ports'> = { ports: 'up' };
  const ask = async ({ idempotencyKey, ...what }: { readonly idempotencyKey: string }): Promise<void> => {
    if (state.ports === 'down') throw new Error('the port is down');
    effects.push({ key: idempotencyKey, what: JSON.stringify(what) });
  };
  const process = (used: Store): ReturnType<World['process']> => {
    const contacts = createContacts({
      store: used,
      fields,
      channels: fixtures.channels,
      messages: { deleteMessages: ask },
      workflows: { stopWorkflows: ask },
      policy,
      clock: () => time.now,
      newId,
    });
    const actor = anActor({ role: 'owner' });
    return { contacts, session: contacts.as({ workspaceId: testWorkspaceId, actor }) };
  };
  return Object.assign(state, {
    store,
    effects,
    made,
    process,
    wait: () => time.advance(120_000),
    content: () => contentOf(store.read(testWorkspaceId) as Required<Reads>, made),
  });
}

/** Ann has something of everything, at version 2; Bob little; Carl is blocked, at version 2. */
async function prepare(): Promise<World & { readonly made: readonly string[] }> {
  const host = hostAfter(0);
  const { session } = host.process(host.store);
  await session.fields.define('plan', { type: 'list', options: ['free', 'pro'] });
  await session.fields.define('old', { type: 'text' });
  await session.stages.define('Lead', { isDefault: true });
  const stage = await session.stages.define('Customer');
  const tag = await session.tags.define('VIP');
  const pros = { field: 'custom.plan', operator: 'isEqualTo', value: 'pro' } as const;
  const segment = await session.segments.define('Pros', { filter: pros });
  const ann = await session.create({
    firstName: 'Ann',
    email: 'ann@example.com',
    custom: { plan: 'pro', old: 'x' },
    tags: ['VIP'],
    channel: { channelId: 'whatsapp', externalId: 'ann' },
  });
  await session.openConversation(ann.id);
  const bob = await session.create({ firstName: 'Bob', phone: '+6598765432', tags: ['VIP'], custom: { old: 'y' } });
  await session.moveToStage(bob.id, stage.id);
  const carl = await session.create({ firstName: 'Carl', channel: { channelId: 'whatsapp', externalId: 'carl' } });
  await session.block(carl.id);
  const { next } = await session.activity(ann.id, { limit: 1 });
  const people = { ann: ann.id, bob: bob.id, carl: carl.id };
  return { ...host, ids: { ...people, tag: tag.id, stage: stage.id, segment: segment.id, cursor: next! } };
}

let prepared: ReturnType<typeof prepare> | undefined;

/** A copy of the prepared workspace: thousands are made, and to copy one is far cheaper than to prepare it. */
export async function world(): Promise<World> {
  prepared ??= prepare();
  const { store, made, ids } = await prepared;
  const host = hostAfter(made.length);
  const from = store.read(testWorkspaceId) as Required<Reads>;
  await host.store.transaction(testWorkspaceId, async (repositories) => {
    const into = repositories as Required<Repositories>;
    await into.fields.save({ catalogue: (await from.fields.get())!, events: [] }, { expectedVersion: 0 });
    await into.stages.save({ catalogue: (await from.stages.get())!, events: [] }, { expectedVersion: 0 });
    await into.segments.save({ catalogue: (await from.segments.get())!, events: [] }, { expectedVersion: 0 });
    await into.tags.insert({ tags: await from.tags.list(), events: [] });
    for (const contact of (await from.contacts.getMany(made)) as readonly Contact[]) {
      const events = (await from.history.list(contact.id, { limit: 100 })) as readonly ContactEvent[];
      await into.contacts.insert({ contact, events: [...events].reverse() });
    }
  });
  return Object.assign(host, { ids });
}

/** The same where reactions of every kind are left to do: the host's ports were down, and processes died after a commit. */
export async function pendingWorld(): Promise<World> {
  const at = await world();
  const { session } = at.process(at.store);
  // Each purge has contacts of its own, so that they may run in any order and come to the same.
  const tag = await session.tags.define('Old');
  const stage = await session.stages.define('Old');
  await session.fields.define('older', { type: 'text' });
  for (const firstName of ['Dan', 'Eve']) {
    await session.create({ firstName, tags: ['Old'] });
    await session.create({ firstName, custom: { older: 'x' } });
    await session.moveToStage((await session.create({ firstName })).id, stage.id);
  }
  at.ports = 'down';
  await session.block(at.ids.ann);
  await session.unblock(at.ids.ann);
  at.wait();
  await session.block(at.ids.ann);
  await session.block(at.ids.bob);
  await session.delete(at.ids.carl);
  const { token } = await session.tags.impact('Old');
  for (const remove of [
    (it: Session): Promise<unknown> => it.tags.delete(`id:${tag.id}`, { token }),
    (it: Session): Promise<unknown> => it.stages.delete(stage.id, { moveTo: null }),
    (it: Session): Promise<unknown> => it.fields.delete('older'),
  ]) {
    const dying = at.process(Object.assign(mortal(at.store), { diesAfterCommits: 1 }));
    await remove(dying.session);
  }
  at.ports = 'up';
  at.wait();
  return at;
}

const records: readonly (readonly [actorId: string, key: string])[] = [
  ['user-1', 'key'],
  ['', 'message:in:whatsapp:m-1'],
  ['', 'message:out:whatsapp:m-1'],
];

async function contentOf(reads: Required<Reads>, made: readonly string[]): Promise<Content> {
  const stored = await reads.contacts.getMany(made);
  const contacts = stored.map(async (row) => {
    const history = await reads.history.list(row.id, { limit: 100 });
    return [`contact ${row.id}`, [row, history, await reads.usage.has('now', row.id)]] as const;
  });
  // How often one was tried, and when it is again, is for the clock to say.
  const reactions = (await reads.outbox.pending(1000)).map((one) => ({ ...one, attempts: 0, error: null, dueAt: '' }));
  const parts = [
    ...(await Promise.all(contacts)),
    ['fields', await reads.fields.get()],
    ['stages', await reads.stages.get()],
    ['segments', await reads.segments.get()],
    ['tags', await reads.tags.list()],
    ['usage', await reads.usage.count('now')],
    ['records', await Promise.all(records.map(([actorId, key]) => reads.idempotency.get(actorId, key)))],
    ...reactions.map((reaction) => [`reaction ${reaction.id}`, reaction] as const),
  ] as const;
  return Object.fromEntries(parts.map(([name, part]) => [name, JSON.stringify(part)]));
}
