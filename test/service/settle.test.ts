import { memoryStore } from 'contactkit/memory';
import { testNow } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { MessagePort, WorkflowPort } from '../../src/ports/host.js';
import { type Host, host, testClock } from './host.js';
import { mortal } from './stores.js';

/** A port that fails `times` times, and remembers its calls. */
function port(
  times: number,
  ...thrown: readonly unknown[]
): WorkflowPort & MessagePort & { readonly calls: { idempotencyKey: string; at: string }[]; fails: number } {
  const call = async ({ idempotencyKey }: { readonly idempotencyKey: string }): Promise<void> => {
    self.calls.push({ idempotencyKey, at: time.now });
    if (self.calls.length <= self.fails) throw thrown.length === 0 ? new Error('down') : thrown[0];
  };
  const self = {
    calls: [] as { idempotencyKey: string; at: string }[],
    fails: times,
    stopWorkflows: call,
    deleteMessages: call,
  };
  return self;
}
let time = testClock();
const after = (ms: number): string => new Date(Date.parse(testNow) + ms).toISOString();

async function scene(options: Parameters<typeof host>[0]): Promise<{ at: Host; id: string }> {
  time = testClock();
  const at = host({ time, ...options });
  const { id } = await at.owner.create({ firstName: 'Ann' });
  return { at, id };
}

describe('E3 a command returns when its reactions ran', () => {
  it('E3 S2 a block has stopped the workflows that began by then', async () => {
    const calls: unknown[] = [];
    const workflows = { stopWorkflows: async (call: unknown) => void calls.push(call) };
    const { at, id } = await scene({ workflows });
    await at.agent.block(id);
    expect(calls).toEqual([
      { workspaceId: 'workspace-1', contactId: id, at: testNow, idempotencyKey: expect.any(String) as string },
    ]);
    expect(await at.reads().outbox!.pending(10)).toEqual([]);
  });

  it('E3 S6 a delete has had the messages deleted and the history erased', async () => {
    const messages = port(0);
    const { at, id } = await scene({ messages });
    await at.owner.delete(id);
    expect(messages.calls).toHaveLength(1);
    expect(await at.reads().outbox!.pending(10)).toEqual([]);
    expect(await at.reads().history!.list(id, { limit: 10 })).toMatchObject([{ data: null }, { data: null }]);
  });

  it('S3 a block that is a no-op asks nobody', async () => {
    const workflows = port(0);
    const { at, id } = await scene({ workflows });
    await at.agent.block(id);
    await at.agent.block(id);
    expect(workflows.calls).toHaveLength(1);
  });

  it('E3 without ports there is nothing to do but to purge', async () => {
    const { at, id } = await scene({});
    await at.agent.block(id);
    expect(await at.reads().outbox!.pending(10)).toEqual([]);
  });
});

describe('E3 a port that fails', () => {
  it('E3 does not fail the command, and is left pending and visible', async () => {
    const { at, id } = await scene({ workflows: port(1) });
    expect(await at.agent.block(id)).toMatchObject({ status: 'blocked' });
    expect(await at.reads().outbox!.pending(10)).toMatchObject([
      { contactIds: [id], port: 'workflows', attempts: 1, error: 'down', parked: false, dueAt: after(1000) },
    ]);
  });

  it('E3 is asked again with the same key after a back-off that doubles, and parked after the tenth time', async () => {
    const workflows = port(100);
    const { at, id } = await scene({ workflows });
    await at.agent.block(id);
    const waits: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      const { nextDueAt } = await at.contacts.resume();
      if (nextDueAt === null) break;
      waits.push(Date.parse(nextDueAt) - Date.parse(time.now));
      time.now = nextDueAt;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256].map((seconds) => seconds * 1000));
    expect(workflows.calls).toHaveLength(10);
    expect(new Set(workflows.calls.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    expect(await at.contacts.resume()).toEqual({ ran: 0, pending: 0, parked: 1, nextDueAt: null });
    expect(await at.reads().outbox!.pending(10)).toMatchObject([{ parked: true, attempts: 10, error: 'down' }]);
  });

  it('E3 never waits longer than an hour', async () => {
    const { at, id } = await scene({ workflows: port(100) });
    await at.agent.block(id);
    const [reaction] = await at.reads().outbox!.pending(1);
    await at.store.transaction('workspace-1', ({ outbox }) =>
      outbox!.update({ ...reaction!, attempts: 13, dueAt: testNow }),
    );
    await at.contacts.resume();
    expect(await at.reads().outbox!.pending(1)).toMatchObject([{ attempts: 14, dueAt: after(3_600_000) }]);
  });

  it('E3 succeeds later, once', async () => {
    const workflows = port(2);
    const { at, id } = await scene({ workflows });
    await at.agent.block(id);
    for (const wait of [1000, 2000, 4000]) {
      time.advance(wait);
      await at.contacts.resume();
    }
    expect(workflows.calls).toHaveLength(3);
    expect(await at.reads().outbox!.pending(10)).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['an error', new Error('no route'), 'no route'],
    ['a text', 'no route', 'no route'],
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['a long story', new Error('x'.repeat(1000)), 'x'.repeat(500)],
    ['an error with a cause', new Error('outer', { cause: new Error('inner') }), 'inner'],
    ['an error with a message that is none', Object.assign(new Error('x'), { message: 7 }), '7'],
    ['what has no text', Object.create(null), 'unknown'],
    [
      'what throws when read',
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('hostile');
          },
        },
      ),
      'unknown',
    ],
  ])('E3 whatever it throws: %s', async (_, thrown, error) => {
    const { at, id } = await scene({ workflows: port(1, thrown) });
    expect(await at.agent.block(id)).toMatchObject({ status: 'blocked' });
    expect(await at.reads().outbox!.pending(10)).toMatchObject([{ attempts: 1, error }]);
  });
});

describe('E3 the order of reactions', () => {
  it('E3 of one contact and port, a later one waits for the earlier', async () => {
    const stopped: string[] = [];
    let down = true;
    const workflows = {
      stopWorkflows: async ({ at }: { readonly at: string }) => {
        if (down) throw new Error('down');
        stopped.push(at);
      },
    };
    const { at, id } = await scene({ workflows });
    await at.agent.block(id);
    time.advance(100);
    await at.agent.unblock(id);
    await at.agent.block(id);
    down = false;
    // The second one is due, and may not run before the first.
    time.advance(100);
    await at.contacts.resume();
    expect(stopped).toEqual([]);
    time.advance(1000);
    expect(await at.contacts.resume()).toMatchObject({ ran: 2, pending: 0 });
    expect(stopped).toEqual([testNow, after(100)]);
  });

  it('E3 a parked one holds back only its own port and contact', async () => {
    const failing = new Set<string>();
    const done: string[] = [];
    const ports = {
      workflows: {
        stopWorkflows: async ({ contactId }: { readonly contactId: string }) => {
          if (failing.has(contactId)) throw new Error('down');
          done.push(`stop ${contactId}`);
        },
      },
      messages: {
        deleteMessages: async ({ contactIds }: { readonly contactIds: readonly string[] }) =>
          void done.push(`delete ${contactIds.join()}`),
      },
    };
    const { at, id } = await scene(ports);
    const bob = await at.owner.create({ firstName: 'Bob' });
    failing.add(id);
    await at.agent.block(id);
    for (let next: string | null = testNow; next !== null; next = (await at.contacts.resume()).nextDueAt)
      time.now = next;
    failing.clear();
    await at.agent.unblock(id);
    await at.agent.block(id);
    await at.agent.block(bob.id);
    await at.owner.delete(id);
    expect(done).toEqual([`stop ${bob.id}`, `delete ${id}`]);
    expect(await at.contacts.resume()).toMatchObject({ parked: 1, pending: 1, nextDueAt: null });
    expect(await at.reads().history!.list(id, { limit: 1 })).toMatchObject([{ data: null }]);
  });
});

describe('E3 a process that dies after the commit', () => {
  it.each([1, 2, 3])(
    'E3 after %i commits: the command has happened, and the rest is resumed by another one',
    async (commits) => {
      time = testClock();
      const store = memoryStore();
      const dying = mortal(store);
      const first = port(0);
      const before = host({ time, store: dying, messages: first });
      const { id } = await before.owner.create({ firstName: 'Ann' });
      dying.diesAfterCommits = commits;
      // Nobody is left who could look what became of its reactions.
      expect(await before.owner.delete(id)).toMatchObject({ status: 'deleted', id, reactions: 'pending' });

      const second = port(0);
      const next = host({ time, store, messages: second, newId: () => 'next' });
      // What the dead one had claimed is given out when its lease is over.
      await next.contacts.resume();
      time.advance(60_000);
      expect(await next.contacts.resume()).toMatchObject({ pending: 0, parked: 0 });
      const keys = [...first.calls, ...second.calls].map(({ idempotencyKey }) => idempotencyKey);
      expect(keys.length).toBeGreaterThanOrEqual(1);
      expect(new Set(keys).size).toBe(1);
      expect(await next.reads().history!.list(id, { limit: 10 })).toMatchObject([{ data: null }, { data: null }]);
    },
  );

  it('E2 E3 before the commit: nothing has happened', async () => {
    const store = memoryStore();
    const dying = mortal(store);
    const messages = port(0);
    const at = host({ store: dying, messages });
    const ann = await at.owner.create({ firstName: 'Ann' });
    dying.diesAfterCommits = 0;
    await expect(at.owner.delete(ann.id)).rejects.toMatchObject({ code: 'PORT_FAILED' });
    expect(await host({ store }).owner.get(ann.id)).toEqual(ann);
    expect(messages.calls).toEqual([]);
  });

  it('E3 a clock that fails after the commit does not undo it', async () => {
    const store = memoryStore();
    const workflows = port(0);
    let readings = 0;
    const { createContacts } = await import('contactkit');
    const contacts = createContacts({
      store,
      workflows,
      clock: () => {
        readings += 1;
        if (readings > 2) throw new Error('no time');
        return testNow;
      },
    });
    const session = contacts.as({ workspaceId: 'w', actor: { id: 'u', role: 'agent' } });
    const { id } = await session.create({ firstName: 'Ann' });
    expect(await session.block(id)).toMatchObject({ status: 'blocked' });
    expect(await store.read('w').outbox!.pending(10)).toHaveLength(1);
  });
});
