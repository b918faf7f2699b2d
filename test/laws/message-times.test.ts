import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../src/contact/contact.js';
import { memoryStore } from '../../src/stores/memory/index.js';
import { at, contact, deleted, identity, insert, next, read, write } from '../stores/memory/support.js';

const ann = contact('a', { channels: [identity('e'), identity('f')] });
const times = async (store: ReturnType<typeof memoryStore>): Promise<unknown> => {
  const { lastMessageAt, lastInboundAt, channels } = (await read(store).contacts.get('a')) as Contact;
  return [lastMessageAt, lastInboundAt, ...channels.map(({ lastInteractionAt }) => lastInteractionAt)];
};
const touches = fc.array(
  fc.record({
    channelId: fc.constant('chat'),
    externalId: fc.constantFrom('e', 'f'),
    at: fc.nat({ max: 20 }).map(at),
    inbound: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

describe('message times', () => {
  test.prop([touches, fc.nat({ max: 8 })])(
    'M1 the greatest wins, whatever order touches come in, and against a save of an older load',
    async (all, place) => {
      const store = memoryStore();
      await insert(store, ann);
      const save = (): Promise<void> =>
        write(store, ({ contacts }) => contacts.save(next(ann), { expectedVersion: 1 }));
      for (const [index, touch] of all.entries()) {
        if (index === place) await save();
        await write(store, ({ contacts }) => contacts.touch('a', touch));
      }
      if (place >= all.length) await save();
      const latest = (holds: (touch: (typeof all)[number]) => boolean): string | null =>
        all
          .filter(holds)
          .map((touch) => touch.at)
          .sort()
          .at(-1) ?? null;
      expect(await times(store)).toEqual([
        latest(() => true),
        latest(({ inbound }) => inbound),
        latest(({ externalId }) => externalId === 'e'),
        latest(({ externalId }) => externalId === 'f'),
      ]);
    },
  );

  it('M1 a save moves them forward, and a rotated identity keeps its time', async () => {
    const store = memoryStore();
    await insert(store, ann);
    await write(store, ({ contacts }) =>
      contacts.touch('a', { channelId: 'chat', externalId: 'e', at: at(5), inbound: false }),
    );
    const rotated = [identity('g', { aliases: ['e'] }), identity('e', { channelId: 'mail', lastInteractionAt: at(3) })];
    const change = next(ann, { channels: rotated, lastMessageAt: at(4), lastInboundAt: at(7) });
    await write(store, ({ contacts }) => contacts.save(change, { expectedVersion: 1 }));
    expect(await times(store)).toEqual([at(5), at(7), at(5), at(3)]);
  });

  it('M1 a touch makes no version, no event and no conflict', async () => {
    const store = memoryStore();
    await insert(store, ann);
    await write(store, ({ contacts }) => contacts.touch('a', { channelId: 'chat', at: at(5), inbound: true }));
    expect(await read(store).contacts.get('a')).toMatchObject({ version: 1, updatedAt: ann.updatedAt });
    expect(await times(store)).toEqual([at(5), at(5), at(5), null]);
    expect(await read(store).history.list('a', { limit: 9 })).toHaveLength(1);
    await write(store, ({ contacts }) => contacts.save(next(ann), { expectedVersion: 1 }));
  });

  it('M1 a touch whose unit of work fails never was, and none changes what was recorded before', async () => {
    const store = memoryStore();
    await insert(store, ann);
    const failing = write(store, async ({ contacts }) => {
      await contacts.touch('a', { channelId: 'chat', at: at(9), inbound: true });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await read(store).contacts.get('a')).toEqual(ann);
    await write(store, ({ contacts }) => contacts.touch('a', { channelId: 'chat', at: at(5), inbound: true }));
    expect(await read(store).history.list('a', { limit: 9 })).toMatchObject([{ data: { contact: ann } }]);
  });

  it('M1 of an unknown or a deleted id it is a no-op', async () => {
    const store = memoryStore();
    await insert(store, ann);
    await write(store, ({ contacts }) => contacts.save(deleted(ann), { expectedVersion: 1 }));
    await write(store, async ({ contacts }) => {
      for (const id of ['a', 'x']) await contacts.touch(id, { channelId: 'chat', at: at(5), inbound: true });
    });
    expect(await read(store).contacts.get('a')).toEqual(deleted(ann).contact);
    expect(await read(store).contacts.get('x')).toBeUndefined();
  });
});
