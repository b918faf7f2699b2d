import type { Session } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { describe, expect, it } from 'vitest';
import { host } from './host.js';
import { refusal } from './refusal.js';
import { contactsOnly, without, wrapped } from './stores.js';

// Each command on a contact that has something of everything: what it comes to, as the types of its events.
const commands: Readonly<
  Record<string, readonly [run: (session: Session, id: string) => Promise<unknown>, events: readonly string[]]>
> = {
  edit: [(session, id) => session.edit(id, { lastName: 'Tan', release: ['email'] }), ['contact.updated']],
  assign: [(session, id) => session.assign(id, 'somebody'), ['contact.assigned']],
  tag: [(session, id) => session.tag(id, ['new'], { createMissing: true }), ['contact.tag.added']],
  untag: [(session, id) => session.untag(id, ['vip']), ['contact.tag.removed']],
  moveToStage: [(session, id) => session.moveToStage(id, null), ['contact.stage.changed']],
  block: [(session, id) => session.block(id, { reason: 'spam' }), ['conversation.closed', 'contact.blocked']],
  'block, for no reason': [(session, id) => session.block(id), ['conversation.closed', 'contact.blocked']],
  unblock: [(session, id) => session.unblock(id), []],
  syncProfile: [
    (session, id) => session.syncProfile(id, { channelId: 'webchat', language: 'de', profile: { displayName: 'ann' } }),
    ['contact.profile.updated', 'contact.updated'],
  ],
  observeLanguage: [(session, id) => session.observeLanguage(id, { language: 'de' }), ['contact.updated']],
  connectChannel: [
    (session, id) => session.connectChannel(id, { channelId: 'mail', externalId: 'x' }),
    ['contact.channel.connected'],
  ],
  'connectChannel, rotating': [
    (session, id) => session.connectChannel(id, { channelId: 'webchat', externalId: 'x', replaces: 'ann' }),
    ['contact.channel.changed'],
  ],
  disconnectChannel: [
    (session, id) => session.disconnectChannel(id, { channelId: 'webchat', externalId: 'ann' }),
    ['contact.channel.disconnected'],
  ],
  setOptOut: [
    (session, id) => session.setOptOut(id, { channelId: 'webchat', externalId: 'ann', optedOut: true }),
    ['contact.channel.changed'],
  ],
  openConversation: [(session, id) => session.openConversation(id), []],
  closeConversation: [(session, id) => session.closeConversation(id, { category: 'Billing' }), ['conversation.closed']],
  'closeConversation, without a word': [(session, id) => session.closeConversation(id), ['conversation.closed']],
  snoozeConversation: [
    (session, id) => session.snoozeConversation(id, { until: '2027-01-01T00:00:00.000Z' }),
    ['conversation.snoozed'],
  ],
  'snoozeConversation, for good': [(session, id) => session.snoozeConversation(id), ['conversation.snoozed']],
  delete: [(session, id) => session.delete(id), ['contact.deleted']],
};
const names = Object.keys(commands);

async function scene(options: Parameters<typeof host>[0] = {}): Promise<{ at: ReturnType<typeof host>; id: string }> {
  const at = host(options);
  await at.owner.stages.define('Lead', { isDefault: true });
  const { id } = await at.owner.create({
    firstName: 'Ann',
    email: 'ann@example.com',
    channel: { channelId: 'webchat', externalId: 'ann' },
    tags: ['VIP'],
    createMissing: true,
  });
  await at.owner.openConversation(id);
  return { at, id };
}

describe('E1 each command is its operation, saved', () => {
  it.each(names)('E1 E2 %s', async (name) => {
    const { at, id } = await scene();
    const [run, expected] = commands[name]!;
    const answer = await run(at.owner, id);
    const events = (await at.reads().history!.list(id, { limit: 10 })).filter(({ version }) => version === 3).reverse();
    expect(events.map(({ type, seq }) => [type, seq])).toEqual(expected.map((type, seq) => [type, seq]));
    const stored = await at.reads().contacts.get(id);
    // What it answered is what is stored, beside what `delete` and the channel's commands say more.
    const contact = (answer as { readonly contact?: unknown }).contact ?? answer;
    const { toErase: _, reactions, ...told } = contact as { readonly toErase?: unknown; readonly reactions?: unknown };
    expect(told).toEqual(stored);
    expect(reactions).toBe(name.startsWith('block') || name === 'delete' ? 'done' : undefined);
  });

  it.each(names)('S7 %s of a deleted contact', async (name) => {
    const { at, id } = await scene();
    await at.owner.delete(id);
    expect(await refusal(commands[name]![0](at.owner, id))).toEqual({ code: 'CONTACT_DELETED', id });
  });

  it.each(names)('A4 %s of a contact that is out of scope', async (name) => {
    const { at, id } = await scene();
    const me = at.as({ role: 'owner', restrictions: ['onlyMine'] });
    expect(await refusal(commands[name]![0](me, id))).toEqual({ code: 'CONTACT_NOT_FOUND', ref: id });
    expect(await at.reads().contacts.get(id)).toMatchObject({ version: 2 });
  });

  it.each(names)('A6 %s of a contact of another workspace', async (name) => {
    const { at, id } = await scene();
    const stranger = at.as({ role: 'owner' }, { workspaceId: 'workspace-2' });
    expect(await refusal(commands[name]![0](stranger, id))).toEqual({ code: 'CONTACT_NOT_FOUND', ref: id });
    expect(await at.reads().contacts.get(id)).toMatchObject({ version: 2 });
  });
});

describe('A2 A3 who may', () => {
  const denied: readonly (readonly [string, Parameters<ReturnType<typeof host>['as']>[0], unknown])[] = [
    ['delete', { role: 'agent' }, { code: 'FORBIDDEN', action: 'delete', because: 'role' }],
    [
      'delete',
      { role: 'manager', restrictions: ['contactDeletion'] },
      { code: 'FORBIDDEN', action: 'delete', because: 'contactDeletion' },
    ],
    [
      'delete',
      { role: 'owner', restrictions: ['contactDeletion'] },
      { code: 'FORBIDDEN', action: 'delete', because: 'contactDeletion' },
    ],
    ['disconnectChannel', { role: 'agent' }, { code: 'FORBIDDEN', action: 'disconnectChannel', because: 'role' }],
    ['block', { role: 'agent' }, { code: 'FORBIDDEN', action: 'block', because: 'policy' }],
    ['unblock', { role: 'agent' }, { code: 'FORBIDDEN', action: 'unblock', because: 'policy' }],
  ];
  it.each(denied)('A2 A3 %s by %j', async (name, actor, refused) => {
    const { at, id } = await scene({ policy: { mayBlock: ['manager'] } });
    const before = await at.reads().contacts.get(id);
    expect(await refusal(commands[name]![0](at.as(actor), id))).toEqual(refused);
    expect(await at.reads().contacts.get(id)).toEqual(before);
  });

  it.each(names.filter((name) => !['delete', 'disconnectChannel'].includes(name)))(
    'A3 %s by an agent',
    async (name) => {
      const { at, id } = await scene();
      expect(await refusal(commands[name]![0](at.agent, id))).toBeNull();
    },
  );

  it.each(['owner', 'manager', 'system'] as const)('A2 delete by the %s', async (role) => {
    const { at, id } = await scene();
    expect(await at[role].delete(id)).toMatchObject({ status: 'deleted', id });
  });
});

describe('A4 a command that moves a contact out of scope', () => {
  it('A4 still returns it, once', async () => {
    const { at, id } = await scene();
    await at.manager.assign(id, 'me');
    const me = at.as({ id: 'me', role: 'agent', restrictions: ['onlyMine'] });
    expect(await me.assign(id, 'somebody')).toMatchObject({ id, assigneeId: 'somebody' });
    expect(await refusal(me.get(id))).toEqual({ code: 'CONTACT_NOT_FOUND', ref: id });
    expect(await refusal(me.assign(id, 'me'))).toEqual({ code: 'CONTACT_NOT_FOUND', ref: id });
  });

  it('A4 R3 and its repeat does too', async () => {
    const { at, id } = await scene();
    await at.manager.assign(id, 'me');
    const me = at.as({ id: 'me', role: 'agent', restrictions: ['onlyMine'] });
    const moved = await me.assign(id, 'somebody', { idempotencyKey: 'k' });
    expect(await me.assign(id, 'somebody', { idempotencyKey: 'k' })).toEqual(moved);
  });
});

describe('S6 what a delete leaves', () => {
  it('S6 is a tombstone, and what the host must erase where nothing else does', async () => {
    const { at, id } = await scene();
    expect(await at.owner.delete(id)).toEqual({
      status: 'deleted',
      id,
      workspaceId: 'workspace-1',
      version: 3,
      createdAt: '2026-11-23T09:00:00.000Z',
      deletedAt: '2026-11-23T09:00:00.000Z',
      reactions: 'done',
      toErase: [id],
    });
  });

  it('S6 leaves nothing to erase to a message port', async () => {
    const deleted: unknown[] = [];
    const { at, id } = await scene({ messages: { deleteMessages: async (call) => void deleted.push(call) } });
    expect(await at.owner.delete(id)).toMatchObject({ toErase: null });
    expect(deleted).toMatchObject([{ workspaceId: 'workspace-1', contactIds: [id] }]);
  });

  it('S6 a later message from the same sender makes a new contact', async () => {
    const { at, id } = await scene();
    await at.owner.delete(id);
    const message = { channelId: 'webchat', externalId: 'ann', at: '2026-11-23T09:00:00Z' };
    const { contact, created } = await at.system.receiveMessage(message);
    expect(created).toBe(true);
    expect(contact.id).not.toBe(id);
    expect(contact).toMatchObject({ tags: [], firstName: null, version: 1 });
  });

  it('S6 frees phone and email', async () => {
    const { at, id } = await scene({ policy: { unique: ['email'] } });
    await at.owner.delete(id);
    expect(await refusal(at.owner.create({ email: 'ann@example.com' }))).toBeNull();
  });
});

describe('E3 what block and delete say of their reactions', () => {
  const both = {
    block: (session: Session, id: string) => session.block(id, {}, { idempotencyKey: 'once' }),
    delete: (session: Session, id: string) => session.delete(id, { idempotencyKey: 'once' }),
  } as const;
  const kinds = ['block', 'delete'] as const;
  /** Ports that count their calls, and fail while they are told to. */
  const portsOf = () => {
    const seen = { calls: 0, down: false };
    const call = async (): Promise<void> => {
      seen.calls += 1;
      if (seen.down) throw new Error('down');
    };
    return { seen, ports: { workflows: { stopWorkflows: call }, messages: { deleteMessages: call } } };
  };

  it.each(kinds)('E3 %s answers `done` when they ran', async (kind) => {
    const { seen, ports } = portsOf();
    const { at, id } = await scene(ports);
    expect(await both[kind](at.owner, id)).toMatchObject({ reactions: 'done' });
    expect(seen.calls).toBe(1);
    expect(await at.reads().outbox!.pending(9)).toEqual([]);
  });

  it.each(kinds)(
    'E3 R3 %s answers `pending` while a port fails, and its repeat says how it stands by then',
    async (kind) => {
      const { seen, ports } = portsOf();
      const { at, id } = await scene(ports);
      seen.down = true;
      expect(await both[kind](at.owner, id)).toMatchObject({ id, reactions: 'pending' });
      expect(await both[kind](at.owner, id)).toMatchObject({ id, reactions: 'pending' });
      seen.down = false;
      at.clock.advance(1000);
      await at.contacts.resume();
      expect(await both[kind](at.owner, id)).toMatchObject({ id, reactions: 'done' });
      expect(seen.calls).toBe(2);
    },
  );

  it.each(kinds)('E3 %s answers `pending` when one is parked', async (kind) => {
    const { seen, ports } = portsOf();
    const { at, id } = await scene(ports);
    seen.down = true;
    await at.owner.block(id);
    while ((await at.contacts.resume()).nextDueAt !== null) at.clock.advance(3_600_000);
    expect(await at.reads().outbox!.pending(9)).toMatchObject([{ parked: true }]);
    expect(await both[kind](at.owner, id)).toMatchObject({ reactions: 'pending' });
  });

  it('E3 what another contact waits for is another matter', async () => {
    const { seen, ports } = portsOf();
    const { at, id } = await scene(ports);
    const bob = await at.owner.create({ firstName: 'Bob' });
    seen.down = true;
    await at.owner.block(bob.id);
    seen.down = false;
    expect(await at.owner.block(id)).toMatchObject({ reactions: 'done' });
  });

  it.each(kinds)('E3 R5 %s answers `done` on a store that can leave nothing undone', async (kind) => {
    const store = memoryStore();
    const { id } = await scene({ store });
    const at = host({ store: without(store, 'outbox'), newId: () => 'new' });
    expect(await both[kind](at.owner, id)).toMatchObject({ reactions: 'done' });
  });

  it.each(kinds)('E3 %s that can not look any more answers `pending`, and has happened', async (kind) => {
    const store = memoryStore();
    const { id } = await scene({ store });
    const blind = wrapped(store, {
      reads: (all) => ({ ...all, outbox: { ...all.outbox!, pending: () => Promise.reject(new Error('down')) } }),
    });
    let made = 0;
    const newId = (): string => {
      made += 1;
      return `new-${made}`;
    };
    expect(await both[kind](host({ store: blind, newId }).owner, id)).toMatchObject({ reactions: 'pending' });
    expect(await store.read('workspace-1').contacts.get(id)).toMatchObject({ version: 3 });
  });

  it.each(kinds)(
    'E3 %s in a transaction of the host runs nothing, says so, and is resumed after its commit',
    async (kind) => {
      const { seen, ports } = portsOf();
      const store = memoryStore();
      const { at, id } = await scene({ store, ...ports });
      let made = 0;
      const newId = (): string => {
        made += 1;
        return `joined-${made}`;
      };
      const joined = host({ store: { ...store, joined: true }, time: at.clock, newId, ...ports });
      expect(await both[kind](joined.owner, id)).toMatchObject({ id, reactions: 'pending' });
      expect(seen.calls).toBe(0);
      const demanded = { block: ['workflows'], delete: ['messages', 'purge'] }[kind];
      const pending = await at.reads().outbox!.pending(9);
      expect(pending.map(({ port, dueAt, attempts }) => [port, dueAt, attempts])).toEqual(
        demanded.map((port) => [port, at.clock.now, 0]),
      );
      const [newest] = await at.reads().history!.list(id, { limit: 1 });
      expect(newest!.data).not.toBeNull();
      expect(await at.contacts.resume()).toEqual({ ran: demanded.length, pending: 0, parked: 0, nextDueAt: null });
      expect(seen.calls).toBe(1);
      expect(await both[kind](joined.owner, id)).toMatchObject({ id, reactions: 'done' });
    },
  );
});

describe('R5 what a store lacks is refused by name', () => {
  it.each([
    ['tag', 'tags'],
    ['connectChannel', 'uniqueIdentities'],
    ['connectChannel, rotating', 'uniqueIdentities'],
  ] as const)('R5 %s on a store without %s', async (name, capability) => {
    const store = memoryStore();
    const { id } = await scene({ store });
    const at = host({ store: without(store, capability) });
    const call = commands[name]![0](at.owner, id);
    expect(await refusal(call)).toEqual({ code: 'CAPABILITY_MISSING', capability });
  });

  it.each(names.filter((name) => !['tag', 'untag', 'connectChannel', 'connectChannel, rotating'].includes(name)))(
    'R5 %s works on a store of contacts alone',
    async (name) => {
      const store = memoryStore();
      const { id } = await scene({ store });
      const at = host({ store: contactsOnly(store), stages: [], newId: () => 'new' });
      expect(await refusal(commands[name]![0](at.owner, id))).toBeNull();
      expect(await store.read('workspace-1').contacts.get(id)).toMatchObject({
        version: commands[name]![1].length > 0 ? 3 : 2,
      });
    },
  );
});
