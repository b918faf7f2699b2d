import type { Session } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { testWorkspaceId } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { type Host, host } from './host.js';
import { outcomes, refusal } from './refusal.js';
import { conflicting, inStep, withMerged, without } from './stores.js';

const historyOf = async ({ reads }: Host, id: string): Promise<readonly string[]> =>
  (await reads().history!.list(id, { limit: 100 })).map(({ type }) => type).reverse();

describe('R1 a command that somebody else was faster than', () => {
  it.each([0, 1, 2, 3])('R1 is decided again after %i conflicts', async (times) => {
    const store = conflicting(memoryStore(), times);
    const at = host({ store });
    const ann = await at.manager.create({ firstName: 'Ann' });
    expect(await at.manager.edit(ann.id, { lastName: 'Tan' })).toMatchObject({ version: 2, lastName: 'Tan' });
    expect(store.saves).toBe(times + 1);
    expect(await historyOf(at, ann.id)).toEqual(['contact.created', 'contact.updated']);
  });

  it('R1 is refused after three more attempts', async () => {
    const store = conflicting(memoryStore(), 4);
    const at = host({ store });
    const ann = await at.manager.create({ firstName: 'Ann' });
    expect(await refusal(at.manager.edit(ann.id, { lastName: 'Tan' }))).toEqual({
      code: 'VERSION_CONFLICT',
      id: ann.id,
      expected: 1,
    });
    expect(store.saves).toBe(4);
    expect(await at.manager.get(ann.id)).toEqual(ann);
    expect(await historyOf(at, ann.id)).toEqual(['contact.created']);
  });

  it('R1 is not decided again for a caller that passed ifVersion', async () => {
    const store = conflicting(memoryStore(), 1);
    const { manager } = host({ store });
    const ann = await manager.create({ firstName: 'Ann' });
    const edited = manager.edit(ann.id, { lastName: 'Tan' }, { ifVersion: 1 });
    expect(await refusal(edited)).toEqual({ code: 'VERSION_CONFLICT', id: ann.id, expected: 1 });
    expect(store.saves).toBe(1);
    expect(await manager.edit(ann.id, { lastName: 'Tan' }, { ifVersion: 1 })).toMatchObject({ version: 2 });
  });

  it('R1 sees what the others did', async () => {
    const at = host();
    const ann = await at.manager.create({ firstName: 'Ann' });
    await Promise.all([
      at.manager.edit(ann.id, { firstName: 'Anna' }),
      at.agent.edit(ann.id, { lastName: 'Tan' }),
      at.owner.tag(ann.id, ['VIP'], { createMissing: true }),
      at.system.assign(ann.id, 'agent'),
    ]);
    expect(await at.manager.get(ann.id)).toMatchObject({
      version: 5,
      firstName: 'Anna',
      lastName: 'Tan',
      tags: [expect.any(String)],
      assigneeId: 'agent',
    });
  });

  it('R1 every acknowledged command is in the history exactly once, and no other', async () => {
    const at = host();
    const ann = await at.manager.create({ firstName: 'Ann' });
    const names = Array.from({ length: 20 }, (_, index) => `name ${index}`);
    const came = await outcomes(names.map((lastName) => at.manager.edit(ann.id, { lastName })));
    expect(came.filter((one) => one !== 'done' && one !== 'VERSION_CONFLICT')).toEqual([]);
    const acknowledged = names.filter((_, index) => came[index] === 'done');
    expect(acknowledged.length).toBeGreaterThanOrEqual(4);
    const events = await at.reads().history!.list(ann.id, { limit: 100 });
    const written = events.flatMap(({ type, data }) =>
      type === 'contact.updated' ? [data?.fields['lastName']?.[1]?.value] : [],
    );
    expect(new Set(written)).toEqual(new Set(acknowledged));
    expect(written).toHaveLength(acknowledged.length);
    expect(await at.manager.get(ann.id)).toMatchObject({ version: 1 + acknowledged.length });
  });
});

describe('R1 ifVersion', () => {
  const commands: readonly (readonly [
    string,
    (session: Session, id: string, ifVersion: number) => Promise<unknown>,
  ])[] = [
    ['edit', (session, id, ifVersion) => session.edit(id, { lastName: 'Tan' }, { ifVersion })],
    ['block', (session, id, ifVersion) => session.block(id, {}, { ifVersion })],
    ['delete', (session, id, ifVersion) => session.delete(id, { ifVersion })],
    ['upsert', (session, _, ifVersion) => session.upsert('email:ann@example.com', { lastName: 'Tan' }, { ifVersion })],
    [
      'recordSentMessage',
      (session, id, ifVersion) =>
        session.recordSentMessage(id, { channelId: 'mail', at: '2026-11-23T09:00:00Z' }, { ifVersion }),
    ],
  ];

  it.each(commands)('R1 %s asks for the very version', async (_, command) => {
    const { owner } = host();
    const ann = await owner.create({ firstName: 'Ann', email: 'ann@example.com' });
    for (const expected of [0, 2])
      expect(await refusal(command(owner, ann.id, expected))).toEqual({
        code: 'VERSION_CONFLICT',
        id: ann.id,
        expected,
      });
    expect(await owner.get(ann.id)).toEqual(ann);
    expect(await refusal(command(owner, ann.id, 1))).toBeNull();
  });

  it.each(commands.filter(([name]) => name !== 'upsert'))(
    'R1 %s through the id of a merged one is a conflict',
    async (_, command) => {
      const { owner } = host({ store: withMerged(memoryStore(), 'gone', () => 'id-1') });
      const ann = await owner.create({ firstName: 'Ann' });
      expect(await refusal(command(owner, 'gone', 1))).toEqual({ code: 'VERSION_CONFLICT', id: ann.id, expected: 1 });
      expect(await owner.get('gone')).toEqual(ann);
    },
  );

  it('S7 a deleted contact has no version to be right about', async () => {
    const { owner } = host();
    const { id } = await owner.create({ firstName: 'Ann' });
    await owner.delete(id);
    expect(await refusal(owner.edit(id, {}, { ifVersion: 1 }))).toEqual({ code: 'CONTACT_DELETED', id });
  });
});

describe('R3 a repeat with the same key', () => {
  const options = { idempotencyKey: 'key' };

  it('R3 does nothing again, and answers the contact as it is now', async () => {
    const at = host();
    const ann = await at.manager.create({ firstName: 'Ann', custom: {} }, options);
    await at.manager.edit(ann.id, { lastName: 'Tan' });
    const again = await at.manager.create({ custom: {}, firstName: 'Ann' }, options);
    expect(again).toMatchObject({ id: ann.id, version: 2, lastName: 'Tan' });
    expect(await historyOf(at, ann.id)).toEqual(['contact.created', 'contact.updated']);
  });

  it('R3 of an edit does not write over what came later', async () => {
    const { manager } = host();
    const { id } = await manager.create({ firstName: 'Ann' });
    await manager.edit(id, { lastName: 'Tan' }, options);
    await manager.edit(id, { lastName: 'Lee' });
    expect(await manager.edit(id, { lastName: 'Tan' }, options)).toMatchObject({ version: 3, lastName: 'Lee' });
  });

  it('R3 answers what the command answered beside the contact', async () => {
    const { manager } = host();
    const { id } = await manager.create({ firstName: 'Ann' });
    const sync = (): ReturnType<Session['syncProfile']> =>
      manager.syncProfile(id, { channelId: 'mail', email: 'nobody', profile: { displayName: 'ann' } }, options);
    const first = await sync();
    expect(first.ignored).toMatchObject([{ code: 'EMAIL_INVALID', path: ['email'] }]);
    expect(await sync()).toEqual(first);
  });

  it.each<[string, (session: Session, id: string) => Promise<unknown>]>([
    ['another input', (session, id) => session.edit(id, { lastName: 'Lee' }, options)],
    ['another contact', (session) => session.edit('other', { lastName: 'Tan' }, options)],
    ['another command', (session, id) => session.assign(id, 'agent', options)],
  ])('R3 with %s is a mismatch', async (_, command) => {
    const { manager } = host();
    const { id } = await manager.create({ firstName: 'Ann' });
    await manager.edit(id, { lastName: 'Tan' }, options);
    expect(await refusal(command(manager, id))).toEqual({ code: 'IDEMPOTENCY_MISMATCH', key: 'key' });
  });

  it('R3 belongs to the actor and to the workspace', async () => {
    const { manager, agent, as } = host();
    const ann = await manager.create({ firstName: 'Ann' }, options);
    const bob = await agent.create({ firstName: 'Bob' }, options);
    const elsewhere = as({ id: 'manager' }, { workspaceId: 'workspace-2' });
    const cid = await elsewhere.create({ firstName: 'Cid' }, options);
    expect(new Set([ann.id, bob.id, cid.id]).size).toBe(3);
    expect(await manager.create({ firstName: 'Ann' }, options)).toEqual(ann);
  });

  it('R3 A4 answers again what moved the contact out of sight, and nothing of what came later', async () => {
    const { manager, as } = host();
    const me = as({ id: 'me', role: 'agent', restrictions: ['onlyMine'] });
    const { id } = await manager.create({ firstName: 'Ann', assigneeId: 'me' });
    const moved = await me.assign(id, 'somebody', options);
    expect(moved).toMatchObject({ assigneeId: 'somebody' });
    expect(await me.assign(id, 'somebody', options)).toEqual(moved);
    await manager.edit(id, { lastName: 'Tan' });
    expect(await refusal(me.assign(id, 'somebody', options))).toEqual({ code: 'CONTACT_NOT_FOUND', ref: 'key' });
    await manager.assign(id, 'me');
    expect(await me.assign(id, 'somebody', options)).toMatchObject({ assigneeId: 'me', lastName: 'Tan' });
  });

  it('R3 only successes are recorded', async () => {
    const { manager, owner } = host();
    const { id } = await manager.create({ firstName: 'Ann' });
    expect(await refusal(manager.edit(id, { email: 'nobody' }, options))).toEqual(['email EMAIL_INVALID']);
    expect(await refusal(manager.edit('nobody', { lastName: 'Tan' }, options))).toMatchObject({
      code: 'CONTACT_NOT_FOUND',
    });
    expect(await manager.edit(id, { email: 'ann@example.com' }, options)).toMatchObject({ version: 2 });
    expect(await refusal(owner.edit(id, { email: 'ann@example.com' }, options))).toBeNull();
  });

  it('R3 a success that changed nothing is one', async () => {
    const { manager } = host();
    const { id } = await manager.create({ firstName: 'Ann' });
    await manager.edit(id, { firstName: 'Ann' }, options);
    expect(await refusal(manager.edit(id, { firstName: 'Anna' }, options))).toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
    });
  });

  it('R3 S7 of a contact that was deleted meanwhile', async () => {
    const { owner } = host();
    const { id } = await owner.create({ firstName: 'Ann' }, options);
    await owner.edit(id, { lastName: 'Tan' }, { idempotencyKey: 'edit' });
    await owner.delete(id);
    expect(await refusal(owner.create({ firstName: 'Ann' }, options))).toEqual({ code: 'CONTACT_DELETED', id });
    expect(await refusal(owner.edit(id, { lastName: 'Tan' }, { idempotencyKey: 'edit' }))).toEqual({
      code: 'CONTACT_DELETED',
      id,
    });
  });

  it('R3 S6 of a delete answers the tombstone', async () => {
    const { owner } = host();
    const { id } = await owner.create({ firstName: 'Ann' });
    const deleted = await owner.delete(id, options);
    expect(deleted).toMatchObject({ id, status: 'deleted', toErase: [id] });
    expect(await owner.delete(id, options)).toEqual(deleted);
    expect(await refusal(owner.delete(id))).toEqual({ code: 'CONTACT_DELETED', id });
  });

  it.each([1, undefined])('R3 at the same time does it once, with ifVersion %s', async (ifVersion) => {
    const at = host({ store: inStep(memoryStore(), 3) });
    const { id } = await at.manager.create({ firstName: 'Ann' });
    const edits = Array.from({ length: 3 }, () => at.manager.edit(id, { lastName: 'Tan' }, { ...options, ifVersion }));
    for (const edited of await Promise.all(edits)) expect(edited).toMatchObject({ version: 2, lastName: 'Tan' });
    expect(await historyOf(at, id)).toEqual(['contact.created', 'contact.updated']);
  });

  it('R3 C1 at the same time makes one contact', async () => {
    const { manager } = host({ store: inStep(memoryStore(), 3) });
    const made = await Promise.all(Array.from({ length: 3 }, () => manager.create({ firstName: 'Bob' }, options)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  });

  it('S1 of a contact that was merged since answers the primary', async () => {
    const inner = memoryStore();
    const first = host({ store: inner });
    const { id } = await first.manager.create({ firstName: 'Ann' }, options);
    const bob = await first.manager.create({ firstName: 'Bob' });
    const merged = host({
      store: withMerged(
        withMerged(inner, id, () => 'between'),
        'between',
        () => bob.id,
      ),
    });
    expect(await merged.manager.create({ firstName: 'Ann' }, options)).toEqual(bob);
  });

  it('R5 needs a store that keeps records', async () => {
    const { manager } = host({ store: without(memoryStore(), 'idempotency') });
    const created = manager.create({ firstName: 'Ann' }, options);
    expect(await refusal(created)).toEqual({ code: 'CAPABILITY_MISSING', capability: 'idempotency' });
    expect(await refusal(manager.create({ firstName: 'Ann' }))).toBeNull();
  });

  it('S8 what is kept holds no input', async () => {
    const { manager, reads } = host();
    await manager.create({ firstName: 'Ann', email: 'ann@example.com' }, options);
    const record = await reads(testWorkspaceId).idempotency!.get('manager', 'key');
    expect(record).toEqual({
      actorId: 'manager',
      key: 'key',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      contactId: 'id-1',
      version: 1,
      extra: 'null',
      at: '2026-11-23T09:00:00.000Z',
    });
  });
});
