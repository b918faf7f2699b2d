import { memoryStore } from 'contactkit/memory';
import { testNow } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { host, testClock } from './host.js';
import { refusal } from './refusal.js';
import { contactsOnly, without } from './stores.js';

const nothing = { ran: 0, pending: 0, parked: 0, nextDueAt: null };

describe('E3 resume', () => {
  it('E3 with nothing to do', async () => {
    expect(await host().contacts.resume()).toEqual(nothing);
  });

  it.each([contactsOnly(memoryStore()), without(memoryStore(), 'outbox')])(
    'E3 R5 without an outbox there is nothing',
    async (store) => {
      expect(await host({ store }).contacts.resume()).toEqual(nothing);
    },
  );

  it('E3 runs what is due in all workspaces, and says what is left', async () => {
    const time = testClock();
    let down = true;
    const stopped: string[] = [];
    const workflows = {
      stopWorkflows: async ({
        workspaceId,
        contactId,
      }: {
        readonly workspaceId: string;
        readonly contactId: string;
      }) => {
        if (down) throw new Error('down');
        stopped.push(`${workspaceId} ${contactId}`);
      },
    };
    const at = host({ time, workflows });
    const blocked: string[] = [];
    for (const workspaceId of ['a', 'b', 'c']) {
      const session = at.as({ role: 'agent' }, { workspaceId });
      const { id } = await session.create({ firstName: 'Ann' });
      await session.block(id);
      blocked.push(`${workspaceId} ${id}`);
      time.advance(400);
    }
    // They failed at 0, 400 and 800 ms, and it is 1,200: the first is due.
    const nextDueAt = new Date(Date.parse(testNow) + 1400).toISOString();
    expect(await at.contacts.resume()).toEqual({ ran: 1, pending: 3, parked: 0, nextDueAt });
    down = false;
    time.advance(600);
    expect(await at.contacts.resume()).toMatchObject({ ran: 2, pending: 1 });
    time.advance(10_000);
    expect(await at.contacts.resume()).toEqual({ ...nothing, ran: 1 });
    expect(stopped.sort()).toEqual(blocked);
  });

  it('E3 one that fails does not keep the others from running', async () => {
    const time = testClock();
    const fate = { bad: '', down: true };
    const stopped: string[] = [];
    const workflows = {
      stopWorkflows: async ({ contactId }: { readonly contactId: string }) => {
        if (fate.down || contactId === fate.bad) throw undefined as unknown;
        stopped.push(contactId);
      },
    };
    const at = host({ time, workflows });
    const ids: string[] = [];
    for (let index = 0; index < 50; index += 1) {
      const { id } = await at.agent.create({ firstName: 'Ann' });
      await at.agent.block(id);
      ids.push(id);
    }
    Object.assign(fate, { bad: ids[0], down: false });
    time.advance(1000);
    expect(await at.contacts.resume()).toMatchObject({ ran: 50, pending: 1, parked: 0 });
    expect(stopped.sort()).toEqual(ids.slice(1).sort());
  });

  it('E3 R1 two at once run no reaction twice at the same time', async () => {
    const time = testClock();
    const running = new Set<string>();
    const ran: string[] = [];
    let down = true;
    const workflows = {
      stopWorkflows: async ({ idempotencyKey }: { readonly idempotencyKey: string }) => {
        if (down) throw new Error('down');
        expect(running.has(idempotencyKey)).toBe(false);
        running.add(idempotencyKey);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running.delete(idempotencyKey);
        ran.push(idempotencyKey);
      },
    };
    const store = memoryStore();
    const at = host({ time, store, workflows });
    for (let index = 0; index < 60; index += 1) {
      const { id } = await at.agent.create({ firstName: 'Ann' });
      await at.agent.block(id);
    }
    down = false;
    time.advance(1000);
    const others = [1, 2, 3].map((one) => host({ time, store, workflows, newId: () => `other-${one}` }));
    const resumed = await Promise.all([at, ...others].map(({ contacts }) => contacts.resume()));
    expect(resumed.reduce((sum, one) => sum + one.ran, 0)).toBe(60);
    expect(new Set(ran).size).toBe(60);
    expect(ran).toHaveLength(60);
  });

  it('E3 a slow worker begins nothing that another one is at', async () => {
    const time = testClock();
    const store = memoryStore();
    const begun: string[] = [];
    const running: string[] = [];
    const script: { run?: (contactId: string) => Promise<void> } = {};
    const workflows = {
      stopWorkflows: async ({ contactId }: { readonly contactId: string }) => {
        if (script.run === undefined) throw new Error('down');
        begun.push(contactId);
        await script.run(contactId);
      },
    };
    const [slow, other] = ['slow', 'other'].map((name) => {
      let last = 0;
      const newId = (): string => {
        last += 1;
        return `${name}-${last}`;
      };
      return host({ time, store, workflows, newId });
    });
    const ids: string[] = [];
    for (let index = 0; index < 3; index += 1) {
      const { id } = await slow!.agent.create({ firstName: 'Ann' });
      await slow!.agent.block(id);
      ids.push(id);
    }
    time.advance(1000);
    let finish = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let others: Promise<unknown> = Promise.resolve();
    script.run = async (contactId) => {
      if (begun.length > 1) {
        // The other worker, at the second reaction, takes its time.
        if (contactId === ids[0]) return;
        running.push(contactId);
        await held;
        return;
      }
      // The first call of the slow one outlasts its lease; the other worker gets on with what it left.
      time.advance(61_000);
      others = other!.contacts.resume();
      while (running.length === 0) await new Promise((resolve) => setTimeout(resolve, 0));
    };
    await slow!.contacts.resume();
    expect(running).toEqual([ids[1]]);
    finish();
    await others;
    // Only the one that outlasted its lease was begun again.
    expect(begun).toHaveLength(4);
    expect(begun.filter((id) => id === ids[0])).toHaveLength(2);
    expect(new Set(begun)).toEqual(new Set(ids));
  });

  it('E3 in a transaction of the host it runs nothing, and says what waits for the commit', async () => {
    const time = testClock();
    const store = memoryStore();
    const stopped: string[] = [];
    const workflows = {
      stopWorkflows: async ({ contactId }: { readonly contactId: string }) => void stopped.push(contactId),
    };
    const joined = host({ time, store: { ...store, joined: true }, workflows });
    const { id } = await joined.agent.create({ firstName: 'Ann' });
    await joined.agent.block(id);
    expect(await joined.contacts.resume()).toEqual({ ran: 0, pending: 1, parked: 0, nextDueAt: testNow });
    expect(stopped).toEqual([]);
    expect(await host({ time, store, workflows }).contacts.resume()).toEqual({ ...nothing, ran: 1 });
    expect(stopped).toEqual([id]);
  });

  it('E3 in a transaction of the host it claims nothing, so that after the commit all of it is due at once', async () => {
    const asked: string[] = [];
    const note = (name: string): Promise<never> => {
      asked.push(name);
      return Promise.reject(new Error(name));
    };
    const store = memoryStore();
    const watched = { ...store, joined: true, claimDue: () => note('claimDue'), backlog: () => note('backlog') };
    expect(await refusal(host({ store: watched }).contacts.resume())).toEqual({ code: 'PORT_FAILED', port: 'store' });
    expect(asked).toEqual(['backlog']);
  });

  it('E3 R5 a store that joins and has no outbox has nothing', async () => {
    const store = { ...contactsOnly(memoryStore()), joined: true };
    expect(await host({ store }).contacts.resume()).toEqual(nothing);
  });

  it('E3 a store that fails is told', async () => {
    const store = { ...memoryStore(), claimDue: () => Promise.reject(new Error('down')) };
    await expect(host({ store }).contacts.resume()).rejects.toMatchObject({
      code: 'PORT_FAILED',
      rejection: { port: 'store' },
    });
  });
});
