import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../src/contact/contact.js';
import type { SaveOptions } from '../../../src/ports/contact-repository.js';
import { memoryStore } from '../../../src/stores/memory/index.js';
import { contact, deleted, identity, insert, made, next, read, refused, write } from './support.js';

const both: SaveOptions = { unique: ['phone', 'email'] };
const holder: Partial<Contact> = {
  phone: '+1',
  email: 'Ann@x.org',
  aliases: { phones: ['+2'], emails: ['old@x.org'] },
  channels: [identity('e', { aliases: ['old'] })],
};

describe('what is taken', () => {
  const identities: readonly (readonly [string, Partial<Contact>, string])[] = [
    ['an identity', { channels: [identity('e')] }, 'e'],
    ['a former id of an identity', { channels: [identity('old')] }, 'old'],
    ['an identity, as a former id', { channels: [identity('x', { aliases: ['e'] })] }, 'e'],
    ['a former id, as a former id', { channels: [identity('x'), identity('y', { aliases: ['z', 'old'] })] }, 'old'],
  ];

  it.each(identities)('N1, N3 %s can be taken neither by an insert nor by a save', async (_, known, externalId) => {
    const store = memoryStore();
    await insert(store, contact('a', holder), contact('b'));
    const data = { channelId: 'chat', externalId, contactId: 'a' };
    await refused(insert(store, contact('c', known)), 'IDENTITY_TAKEN', data);
    const save = write(store, ({ contacts }) => contacts.save(next(contact('b'), known), { expectedVersion: 1 }));
    await refused(save, 'IDENTITY_TAKEN', data);
    expect(await read(store).contacts.get('b')).toEqual(contact('b'));
    expect(await read(store).contacts.get('c')).toBeUndefined();
  });

  it('N1 the same external id on another channel is another identity', async () => {
    const store = memoryStore();
    await insert(store, contact('a', holder), contact('b', { channels: [identity('e', { channelId: 'mail' })] }));
    expect((await read(store).contacts.findByIdentity('mail', 'e'))?.id).toBe('b');
  });

  const values: readonly (readonly [string, Partial<Contact>, 'PHONE_TAKEN' | 'EMAIL_TAKEN', object])[] = [
    ['a phone', { phone: '+1' }, 'PHONE_TAKEN', { phone: '+1' }],
    ['a discarded phone', { phone: '+2' }, 'PHONE_TAKEN', { phone: '+2' }],
    ['a phone, as a discarded one', { aliases: { phones: ['+1'], emails: [] } }, 'PHONE_TAKEN', { phone: '+1' }],
    ['an email', { email: 'ann@X.org' }, 'EMAIL_TAKEN', { email: 'ann@X.org' }],
    ['a discarded email', { email: 'OLD@x.org' }, 'EMAIL_TAKEN', { email: 'OLD@x.org' }],
    [
      'an email, as a discarded one',
      { aliases: { phones: [], emails: ['aNn@x.org'] } },
      'EMAIL_TAKEN',
      { email: 'aNn@x.org' },
    ],
  ];

  it.each(values)(
    'C5 %s that is to be unique can be taken neither by an insert nor by a save',
    async (_, known, code, data) => {
      const store = memoryStore();
      await insert(store, contact('a', holder), contact('b'));
      const attempts = [
        () => write(store, ({ contacts }) => contacts.insert(made(contact('c', known)), both)),
        () => write(store, ({ contacts }) => contacts.save(next(contact('b'), known), { ...both, expectedVersion: 1 })),
      ];
      for (const attempt of attempts) await refused(attempt(), code, { ...data, contactId: 'a' });
    },
  );

  it.each(values)('C5 %s may be shared where nobody wants it unique', async (_, known) => {
    const store = memoryStore();
    await insert(store, contact('a', holder), contact('b'), contact('c', known));
    await write(store, ({ contacts }) => contacts.save(next(contact('b'), known), { expectedVersion: 1, unique: [] }));
    expect(await read(store).contacts.get('b')).toMatchObject(known);
  });

  it('C5 what a contact shares from before is no reason to refuse another change of it', async () => {
    const store = memoryStore();
    await insert(store, contact('a', holder), contact('b', { phone: '+1' }));
    const change = next(contact('b', { phone: '+1' }), { firstName: 'Bo' });
    await write(store, ({ contacts }) => contacts.save(change, { ...both, expectedVersion: 1 }));
    expect(await read(store).contacts.get('b')).toMatchObject({ firstName: 'Bo' });
  });

  it('C5, N1 a contact takes nothing from itself, and what a deleted one had is free', async () => {
    const store = memoryStore();
    const ann = contact('a', holder);
    await insert(store, ann);
    await write(store, ({ contacts }) => contacts.save(next(ann), { ...both, expectedVersion: 1 }));
    await write(store, ({ contacts }) => contacts.save(deleted(next(ann).contact), { expectedVersion: 2 }));
    await write(store, ({ contacts }) => contacts.insert(made(contact('b', holder)), both));
    expect(await read(store).contacts.get('b')).toMatchObject(holder);
  });
});

describe('shared values', () => {
  it('C5 are those that several live contacts have, aliases too, emails by their key, in order, within the limit', async () => {
    const store = memoryStore();
    await insert(
      store,
      contact('a', { phone: '+3', email: 'Ann@x.org' }),
      contact('b', { phone: '+3', aliases: { phones: ['+1'], emails: ['aNn@x.org'] } }),
      contact('c', { phone: '+1', email: 'c@x.org' }),
      contact('d', { phone: '+2', aliases: { phones: ['+2'], emails: [] } }),
    );
    const { uniqueIdentities: unique } = read(store);
    expect(await unique.shared('phone', 9)).toEqual(['+1', '+3']);
    expect(await unique.shared('phone', 1)).toEqual(['+1']);
    expect(await unique.shared('email', 9)).toEqual(['ann@x.org']);
    await write(store, ({ contacts }) => contacts.save(deleted(contact('b')), { expectedVersion: 1 }));
    expect(await unique.shared('phone', 9)).toEqual([]);
    expect(await unique.shared('email', 9)).toEqual([]);
  });
});
