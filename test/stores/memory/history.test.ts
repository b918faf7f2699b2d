import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../src/contact/contact.js';
import type { ContactEvent, FieldState } from '../../../src/contact/events.js';
import { memoryStore } from '../../../src/stores/memory/index.js';
import { at, contact, deleted, event, insert, made, read, write } from './support.js';

const origin = { source: 'manual', at: at(0) } as const;
const set = (value: string): readonly [FieldState, FieldState] => [null, { value, origin }];

/** The change after `before` with an event that changes these fields. */
const updated = (before: Contact, fields: Readonly<Record<string, readonly [FieldState, FieldState]>>) => {
  const after = { ...before, version: before.version + 1 };
  return {
    contact: after,
    events: [event(after, 'contact.updated', { fields }), event(after, 'contact.unblocked', {}, 1)],
  };
};

describe('history', () => {
  test.prop([fc.array(fc.nat({ max: 3 }), { maxLength: 6 }), fc.integer({ min: 1, max: 5 })])(
    'E1 lists events newest first by version and seq; pages by `before` give each once',
    async (counts, limit) => {
      const store = memoryStore();
      let ann: Contact = contact('a');
      await insert(store, ann);
      const all: ContactEvent[] = [...made(ann).events];
      for (const count of counts) {
        const before = ann.version;
        ann = { ...ann, version: before + 1 };
        const events = Array.from({ length: count }, (_, seq) => event(ann, 'contact.unblocked', {}, seq));
        all.push(...events);
        const change = { contact: ann, events };
        await write(store, ({ contacts }) => contacts.save(change, { expectedVersion: before }));
      }
      const { history } = read(store);
      const paged: unknown[] = [];
      for (let page = await history.list('a', { limit }); page.length > 0; ) {
        expect(page.length).toBeLessThanOrEqual(limit);
        paged.push(...page);
        page = await history.list('a', { limit, before: page.at(-1) });
      }
      expect(paged).toEqual([...all].reverse());
    },
  );

  it('A6 has nothing of a contact that it does not know', async () => {
    expect(await read(memoryStore()).history.list('x', { limit: 9 })).toEqual([]);
  });

  it('S8 erasing takes the data of all events and nothing else, again and again', async () => {
    const store = memoryStore();
    const ann = contact('a', { firstName: 'Ann', custom: { plan: 'pro' } });
    await insert(store, ann, contact('b'));
    await write(store, ({ contacts }) => contacts.save(deleted(ann), { expectedVersion: 1 }));
    const erased = [...deleted(ann).events, ...made(ann).events].map((one) => ({ ...one, data: null }));
    for (let time = 0; time < 2; time += 1) {
      await write(store, ({ history }) => history.erase('a'));
      expect(await read(store).history.list('a', { limit: 9 })).toEqual(erased);
    }
    expect(await read(store).history.list('b', { limit: 9 })).toEqual(made(contact('b')).events);
    expect(await write(store, ({ history }) => history.eraseField('plan', { limit: 1 }))).toEqual({ next: null });
  });

  it('F4 the values of a field leave events of contacts, deleted ones too, as many as asked for at a time', async () => {
    const store = memoryStore();
    const ann = contact('a', { custom: { plan: 'pro', seats: 3 } });
    const bob = contact('b', { origins: { 'custom.plan': origin } });
    await insert(store, ann, bob, contact('c', { custom: { seats: 4 } }));
    const change = updated(ann, { 'custom.plan': set('free'), 'custom.planned': set('x'), email: set('a@x.org') });
    await write(store, ({ contacts }) => contacts.save(change, { expectedVersion: 1 }));
    await write(store, ({ contacts }) => contacts.save(deleted(bob), { expectedVersion: 1 }));
    const left = async (): Promise<number> => {
      const lists = ['a', 'b'].map((id) => read(store).history.list(id, { limit: 9 }));
      return (await Promise.all(lists)).flat().filter((one) => /"(custom\.)?plan"/.test(JSON.stringify(one))).length;
    };
    const counts = [await left()];
    for (let after: string | null | undefined; after !== null; counts.push(await left())) {
      const page = { limit: 2, after };
      ({ next: after } = await write(store, ({ history }) => history.eraseField('plan', page)));
    }
    expect(counts).toEqual([3, 1, 0]);
    const { plan: _, ...custom } = ann.custom;
    const { 'custom.plan': __, ...origins } = ann.origins;
    const { history, contacts } = read(store);
    const [closing, update, creation] = await history.list('a', { limit: 9 });
    expect(closing).toEqual(change.events[1]);
    expect(update?.data).toEqual({ fields: { 'custom.planned': set('x'), email: set('a@x.org') } });
    expect(creation).toEqual({ ...made(ann).events[0], data: { contact: { ...ann, custom, origins } } });
    expect(JSON.stringify(await history.list('b', { limit: 9 }))).not.toContain('custom.plan');
    // The row is another matter: its purge is a change of its own.
    expect(await contacts.get('a')).toMatchObject({ custom: { plan: 'pro' } });
  });

  it('F4 erased events hold nothing up, and are not counted', async () => {
    const store = memoryStore();
    const custom = { plan: 'pro' };
    await insert(store, contact('a', { custom }), contact('b', { custom }), contact('c', { custom }));
    await write(store, async ({ history }) => {
      for (const id of ['a', 'c']) await history.erase(id);
    });
    await write(store, ({ history }) => history.eraseField('plan', { limit: 1 }));
    expect(JSON.stringify(await read(store).history.list('b', { limit: 9 }))).not.toContain('plan');
    expect(await write(store, ({ history }) => history.eraseField('plan', { limit: 1 }))).toEqual({ next: null });
  });

  it('E2 what a unit of work erased is back when it fails, and can be erased again', async () => {
    const store = memoryStore();
    const ann = contact('a', { custom: { plan: 'pro' } });
    await insert(store, ann);
    const failing = write(store, async ({ history }) => {
      await history.eraseField('plan', { limit: 9 });
      expect(JSON.stringify(await history.list('a', { limit: 9 }))).not.toContain('plan');
      await history.erase('a');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await read(store).history.list('a', { limit: 9 })).toEqual(made(ann).events);
    await write(store, ({ history }) => history.eraseField('plan', { limit: 9 }));
    expect(JSON.stringify(await read(store).history.list('a', { limit: 9 }))).not.toContain('plan');
  });

  it('F4 a field that comes back after a purge is purged again', async () => {
    const store = memoryStore();
    const ann = contact('a', { custom: { plan: 'pro' } });
    await insert(store, ann);
    const purge = (): Promise<unknown> => write(store, ({ history }) => history.eraseField('plan', { limit: 9 }));
    const kept = async (): Promise<string> => JSON.stringify(await read(store).history.list('a', { limit: 9 }));
    await purge();
    expect(await kept()).not.toContain('plan');
    await write(store, ({ contacts }) =>
      contacts.save(updated(ann, { 'custom.plan': set('free') }), { expectedVersion: 1 }),
    );
    expect(await kept()).toContain('plan');
    await purge();
    const purged = await kept();
    expect(purged).not.toContain('plan');
    await purge();
    expect(await kept()).toBe(purged);
  });
});
