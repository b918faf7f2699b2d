import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src/contact/change.js';
import type { SaveOptions } from '../../../src/ports/contact-repository.js';
import type { Store } from '../../../src/ports/store.js';
import { memoryStore } from '../../../src/stores/memory/index.js';
import { type All, contact, deleted, identity, insert, made, read, refused, write } from './support.js';

const few = fc.constantFrom('1', '2', '3', '4');
const known = fc.record({ phone: fc.option(few), email: fc.option(few), externalId: fc.option(few) });
const changes = fc
  .array(fc.tuple(few, known), { maxLength: 4 })
  .map((rows) =>
    rows.map(([id, { phone, email, externalId }]) =>
      made(contact(id, { phone, email, channels: externalId === null ? [] : [identity(externalId)] })),
    ),
  );
const unique = fc.constantFrom<SaveOptions['unique']>(undefined, ['phone'], ['phone', 'email']);

/** What a unit of work was refused with; null: it was not. */
const fate = async (store: Store, work: (all: All) => Promise<void>): Promise<unknown> => {
  try {
    await write(store, work);
    return null;
  } catch (error) {
    return (error as { readonly rejection: unknown }).rejection;
  }
};
const ids = ['1', '2', '3', '4', 'there', 'gone'];
const seen = async (store: Store): Promise<unknown> => {
  const { contacts, history } = read(store);
  const phones = ids.map((phone) => contacts.findByPhone(phone, 9));
  const events = ids.map((id) => history.list(id, { limit: 9 }));
  return [await contacts.getMany(ids), await Promise.all(phones), await Promise.all(events)];
};

describe('a batch', () => {
  test.prop([changes, changes, unique])(
    'E2 N1 C5 inserts what one insert after the other would, and is refused as they would be, then as a whole',
    async (before, added, taken) => {
      const [store, control] = [memoryStore(), memoryStore()];
      const one = async ({ contacts }: All, change: Change): Promise<void> =>
        contacts.insert(change, { unique: taken });
      for (const there of [store, control]) {
        await insert(there, contact('there', { phone: '1', channels: [identity('1')] }), contact('gone'));
        await write(there, ({ contacts }) => contacts.save(deleted(contact('gone')), { expectedVersion: 1 }));
        for (const change of before) await fate(there, (all) => one(all, change));
      }
      const batched = await fate(store, ({ batch }) => batch.insert(added, { unique: taken }));
      const singly = await fate(control, async (all) => {
        for (const change of added) await one(all, change);
      });
      expect(batched).toEqual(singly);
      expect(await seen(store)).toEqual(await seen(control));
    },
  );

  it('E2 one that is refused takes all others with it, events and indexes included', async () => {
    const store = memoryStore();
    const added = [made(contact('a', { phone: '+1', channels: [identity('e')] })), made(contact('b'))];
    const clash = made(contact('c', { channels: [identity('e')] }));
    await refused(
      write(store, ({ batch }) => batch.insert([...added, clash])),
      'IDENTITY_TAKEN',
      { contactId: 'a' },
    );
    expect(await read(store).contacts.getMany(['a', 'b', 'c'])).toEqual([]);
    expect(await read(store).contacts.findByPhone('+1', 9)).toEqual([]);
    expect(await read(store).history.list('a', { limit: 9 })).toEqual([]);
    await write(store, ({ batch }) => batch.insert(added));
    expect(await read(store).contacts.findByIdentity('chat', 'e')).toEqual(added[0]!.contact);
    expect(await read(store).history.list('b', { limit: 9 })).toEqual(added[1]!.events);
  });

  it('R1 an empty one does nothing, and one of ten thousand is one call', async () => {
    const store = memoryStore();
    await write(store, ({ batch }) => batch.insert([]));
    const many = Array.from({ length: 10_000 }, (_, index) => made(contact(`c${index}`)));
    await write(store, ({ batch }) => batch.insert(many));
    expect(await read(store).contacts.getMany(many.map((change) => change.contact.id))).toHaveLength(10_000);
  });
});
