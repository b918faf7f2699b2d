import { memoryStore } from 'contactkit/memory';
import { countingIds, testNow } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Repositories, Store } from '../../src/ports/store.js';
import { type Host, host } from './host.js';
import { refusal } from './refusal.js';
import { contactsOnly, without, wrapped } from './stores.js';

const fail = async (): Promise<never> => {
  throw new Error('disk full');
};

// Each write that a unit of work may hold, as a store that fails at it.
const failures: Readonly<Record<string, (all: Repositories) => Repositories>> = {
  'the record': (all) => ({ ...all, idempotency: { ...all.idempotency!, put: fail } }),
  'the tags': (all) => ({ ...all, tags: { ...all.tags!, insert: fail } }),
  'a new contact': (all) => ({ ...all, contacts: { ...all.contacts, insert: fail } }),
  'a contact': (all) => ({ ...all, contacts: { ...all.contacts, save: fail } }),
  'message times': (all) => ({ ...all, contacts: { ...all.contacts, touch: fail } }),
  usage: (all) => ({ ...all, usage: { ...all.usage!, record: fail } }),
  reactions: (all) => ({ ...all, outbox: { ...all.outbox!, add: fail } }),
};
const policy = { cycle: () => ({ id: 'now', from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' }) };
const message = { channelId: 'webchat', externalId: 'ann', at: testNow, messageId: 'm-1' };
const commands = {
  create: (at: Host) =>
    at.owner.create({ firstName: 'Bob', tags: ['new'], createMissing: true }, { idempotencyKey: 'k' }),
  edit: (at: Host) => at.owner.edit('id-1', { lastName: 'Tan' }, { idempotencyKey: 'k' }),
  tag: (at: Host) => at.owner.tag('id-1', ['new'], { createMissing: true, idempotencyKey: 'k' }),
  receiveMessage: (at: Host) => at.owner.receiveMessage(message),
  block: (at: Host) => at.owner.block('id-1', {}, { idempotencyKey: 'k' }),
  delete: (at: Host) => at.owner.delete('id-1', { idempotencyKey: 'k' }),
};

async function contentOf(store: Store): Promise<unknown> {
  const reads = store.read('workspace-1');
  const ids = Array.from({ length: 20 }, (_, index) => `id-${index}`);
  return Promise.all([
    reads.contacts.getMany(ids),
    reads.tags!.list(),
    reads.usage!.count('now'),
    reads.outbox!.pending(10),
    reads.idempotency!.get('owner', 'k'),
    reads.idempotency!.get('', 'message:in:webchat:m-1'),
    ...ids.map((id) => reads.history!.list(id, { limit: 10 })),
  ]);
}

describe('E2 a command saves all or nothing', () => {
  const workflows = { stopWorkflows: async () => undefined };
  it.each(
    Object.keys(failures).flatMap((failure) => Object.keys(commands).map((command) => [command, failure] as const)),
  )('E2 %s on a store that fails at %s', async (command, failure) => {
    const store = memoryStore();
    const sound = host({ store, policy, workflows });
    await sound.owner.create({ firstName: 'Ann', channel: { channelId: 'webchat', externalId: 'ann' } });
    const before = await contentOf(store);
    const broken = host({
      store: wrapped(store, { repositories: failures[failure]! }),
      policy,
      workflows,
      newId: countingIds('other'),
    });
    const fails = writes[command as keyof typeof commands].includes(failure);
    const refused = await refusal(commands[command as keyof typeof commands](broken));
    expect(refused).toEqual(fails ? { code: 'PORT_FAILED', port: 'store' } : null);
    // So that a write that goes missing is noticed, and one that should not be there.
    expect(same(await contentOf(store), before)).toBe(fails);
  });

  it('E2 keeps what the store said as the cause', async () => {
    const { owner } = host({ store: wrapped(memoryStore(), { repositories: failures['a new contact']! }) });
    await expect(owner.create({ firstName: 'Ann' })).rejects.toMatchObject({ cause: new Error('disk full') });
  });
});

// Command → the writes of its unit of work.
const writes: { readonly [C in keyof typeof commands]: readonly string[] } = {
  create: ['the record', 'the tags', 'a new contact'],
  edit: ['the record', 'a contact'],
  tag: ['the record', 'the tags', 'a contact'],
  receiveMessage: ['the record', 'a contact', 'message times', 'usage'],
  block: ['the record', 'a contact', 'reactions'],
  delete: ['the record', 'a contact', 'reactions'],
};

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

describe('C3 a command that changes nothing', () => {
  it('C3 S3 opens no unit of work', async () => {
    const store = memoryStore();
    const { owner } = host({ store });
    const ann = await owner.create({ firstName: 'Ann' });
    const still = host({
      store: { ...store, transaction: () => Promise.reject(new Error('nothing is to be written')) },
    });
    expect(await still.owner.edit(ann.id, { firstName: 'Ann', email: null })).toEqual(ann);
    expect(await still.owner.unblock(ann.id)).toEqual(ann);
    expect(await still.owner.untag(ann.id, ['unknown'])).toEqual(ann);
  });
});

describe('S8 a deleted contact', () => {
  it.each([
    ['with an outbox', memoryStore()],
    ['without one', without(memoryStore(), 'outbox')],
  ])('S8 %s has no values in its history when delete returns', async (_, store) => {
    const at = host({ store });
    const { id } = await at.owner.create({ firstName: 'Ann', email: 'ann@example.com' });
    await at.owner.edit(id, { lastName: 'Tan' });
    await at.owner.delete(id);
    const events = await at.reads().history!.list(id, { limit: 10 });
    expect(events.map(({ type, data, at: when, actor }) => [type, data, when, actor.id])).toEqual([
      ['contact.deleted', null, testNow, 'owner'],
      ['contact.updated', null, testNow, 'owner'],
      ['contact.created', null, testNow, 'owner'],
    ]);
    expect(JSON.stringify(events)).not.toMatch(/Ann|Tan|example/);
  });

  it('S8 R5 a store without history has nothing to erase', async () => {
    const { owner } = host({ store: contactsOnly(memoryStore()) });
    const { id } = await owner.create({ firstName: 'Ann' });
    expect(await owner.delete(id)).toMatchObject({ status: 'deleted', toErase: [id] });
  });
});
