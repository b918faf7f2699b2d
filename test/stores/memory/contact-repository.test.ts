import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../src/contact/contact.js';
import { memoryStore } from '../../../src/stores/memory/index.js';
import { at, contact, deleted, identity, ids, insert, made, next, read, refusals, refused, write } from './support.js';

describe('contacts', () => {
  it('get and getMany answer what stands at an id, each id once, and nothing for an unknown one', async () => {
    const store = memoryStore();
    await insert(store, contact('a'), contact('b'));
    expect(await read(store).contacts.get('a')).toEqual(contact('a'));
    expect(await read(store).contacts.get('x')).toBeUndefined();
    expect(ids(await read(store).contacts.getMany(['b', 'x', 'a', 'b']))).toEqual(['b', 'a']);
  });

  it('S6 a deletion leaves its tombstone, and frees what the contact was found by', async () => {
    const store = memoryStore();
    const ann = contact('a', {
      phone: '+1',
      email: 'A@x.org',
      aliases: { phones: ['+2'], emails: ['b@x.org'] },
      channels: [identity('e', { aliases: ['old'] })],
      tags: ['t'],
      stageId: 's',
      custom: { plan: 'pro' },
    });
    await insert(store, ann);
    await write(store, ({ contacts }) => contacts.save(deleted(ann), { expectedVersion: 1 }));
    const { contacts, tags } = read(store);
    expect(await contacts.get('a')).toEqual(deleted(ann).contact);
    for (const externalId of ['e', 'old']) expect(await contacts.findByIdentity('chat', externalId)).toBeUndefined();
    for (const phone of ['+1', '+2']) expect(await contacts.findByPhone(phone, 9)).toEqual([]);
    for (const email of ['a@x.org', 'b@x.org']) expect(await contacts.findByEmail(email, 9)).toEqual([]);
    expect((await tags.countContacts(['t']))['t'] ?? 0).toBe(0);
    await write(store, async (repositories) => {
      expect(await repositories.tags.contactsWith('t', 9)).toEqual([]);
      expect(await repositories.stages.contactsIn('s', 9)).toEqual([]);
      expect(await repositories.fields.contactsWith('plan', { limit: 9 })).toEqual({ contacts: [], next: null });
    });
    await insert(store, { ...ann, id: 'b' });
    expect((await contacts.findByIdentity('chat', 'old'))?.id).toBe('b');
  });

  it('R1 save writes nothing, events included, unless the stored version is the expected one', async () => {
    const store = memoryStore();
    const ann = contact('a');
    await insert(store, ann);
    for (const expectedVersion of [0, 2]) {
      const attempt = write(store, ({ contacts }) => contacts.save(next(ann, { phone: '+1' }), { expectedVersion }));
      await refused(attempt, 'VERSION_CONFLICT', { id: 'a', expected: expectedVersion });
    }
    expect(await read(store).contacts.get('a')).toEqual(ann);
    expect(await read(store).contacts.findByPhone('+1', 9)).toEqual([]);
    expect(await read(store).history.list('a', { limit: 9 })).toHaveLength(1);
  });

  it.each([
    ['an unknown id', 'x', 0],
    ['a tombstone', 'gone', 2],
  ])('R1 nothing is saved over %s', async (_, id, expectedVersion) => {
    const store = memoryStore();
    await insert(store, contact('gone'));
    await write(store, ({ contacts }) => contacts.save(deleted(contact('gone')), { expectedVersion: 1 }));
    const attempt = write(store, ({ contacts }) =>
      contacts.save(next(contact(id, { version: expectedVersion })), { expectedVersion }),
    );
    await refused(attempt, 'VERSION_CONFLICT', { id });
  });

  it('S1 nothing is inserted where something stands, be it a tombstone', async () => {
    const store = memoryStore();
    await insert(store, contact('a', { phone: '+1' }), contact('gone'));
    await write(store, ({ contacts }) => contacts.save(deleted(contact('gone')), { expectedVersion: 1 }));
    for (const id of ['a', 'gone']) {
      const change = made(contact(id, { phone: '+1' }));
      const attempt = write(store, ({ contacts }) => contacts.insert(change, { unique: ['phone'] }));
      await refused(attempt, 'VERSION_CONFLICT', { id, expected: 0 });
    }
  });

  it('R1 of simultaneous saves, and of a save against a deletion, exactly one wins', async () => {
    for (const changes of [
      [next, next, next],
      [next, deleted],
      [deleted, next],
    ]) {
      const store = memoryStore();
      const ann = contact('a');
      await insert(store, ann);
      const attempts = changes.map((change) =>
        write(store, ({ contacts }) => contacts.save(change(ann), { expectedVersion: 1 })),
      );
      expect(await refusals(attempts)).toEqual(changes.slice(1).map(() => 'VERSION_CONFLICT'));
      expect(await read(store).contacts.get('a')).toEqual(changes[0]?.(ann).contact);
      expect(await read(store).history.list('a', { limit: 9 })).toHaveLength(2);
    }
  });

  it('N5 of simultaneous inserts of one identity exactly one wins', async () => {
    const store = memoryStore();
    const attempts = ['a', 'b', 'c'].map((id) => insert(store, contact(id, { channels: [identity('e')] })));
    expect(await refusals(attempts)).toEqual(['IDENTITY_TAKEN', 'IDENTITY_TAKEN']);
    expect((await read(store).contacts.findByIdentity('chat', 'e'))?.id).toBe('a');
    expect(await read(store).contacts.getMany(['a', 'b', 'c'])).toHaveLength(1);
  });

  it('A6 what belongs to another workspace is refused', async () => {
    const issues = [{ code: 'INPUT_WRONG_WORKSPACE', path: ['contact', 'workspaceId'], params: {} }];
    const store = memoryStore();
    await insert(store, contact('a'));
    const other = contact('a', { workspaceId: 'other' });
    await refused(insert(store, other), 'INVALID', { issues });
    await refused(
      write(store, ({ contacts }) => contacts.save(next(other), { expectedVersion: 1 })),
      'INVALID',
      { issues },
    );
  });
});

describe('finding contacts', () => {
  const values = fc.subarray(['1', '2', '3']);
  const found = fc.record({
    phones: values,
    emails: values,
    tags: values,
    fields: values,
    stage: fc.constantFrom(null, '1', '2'),
  });
  const step = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('save', 'delete'), found);

  /** By what the contact is to be found, in words of the contact. */
  const withKeys = (
    id: string,
    version: number,
    keys: typeof found extends fc.Arbitrary<infer K> ? K : never,
  ): Contact => {
    const [phone = null, ...phones] = keys.phones;
    const [email = null, ...emails] = keys.emails.map((key) => `A${key}@x.org`);
    const custom = Object.fromEntries(keys.fields.map((key) => [key, null]));
    return contact(id, {
      version,
      phone,
      email,
      aliases: { phones, emails },
      tags: keys.tags,
      stageId: keys.stage,
      custom,
    });
  };

  test.prop([fc.array(step, { maxLength: 12 })])(
    'C4, T4, F4, G1 each index answers as a look at every contact would, in order of id, within the limit',
    async (steps) => {
      const store = memoryStore();
      const model = new Map<string, Contact>();
      const gone = new Set<string>();
      for (const [id, action, keys] of steps) {
        const before = model.get(id);
        if (gone.has(id)) continue;
        const after = withKeys(id, (before?.version ?? 0) + 1, keys);
        if (before === undefined) await insert(store, after);
        else
          await write(store, ({ contacts }) =>
            contacts.save(action === 'save' ? { contact: after, events: [] } : deleted(before), {
              expectedVersion: before.version,
            }),
          );
        if (before !== undefined && action === 'delete') {
          model.delete(id);
          gone.add(id);
        } else model.set(id, after);
      }
      const those = (holds: (one: Contact) => boolean): readonly Contact[] =>
        [...model.values()].filter(holds).sort((one, other) => (one.id < other.id ? -1 : 1));
      await write(store, async ({ contacts, tags, stages, fields }) => {
        for (const key of ['1', '2', '3']) {
          for (const limit of [1, 9]) {
            const phone = those((one) => [one.phone, ...one.aliases.phones].includes(key));
            expect(await contacts.findByPhone(key, limit)).toEqual(phone.slice(0, limit));
            const email = those((one) => [one.email, ...one.aliases.emails].includes(`A${key}@x.org`));
            expect(await contacts.findByEmail(`a${key}@x.org`, limit)).toEqual(email.slice(0, limit));
            const tagged = those((one) => one.tags.includes(key));
            expect(await tags.contactsWith(key, limit)).toEqual(tagged.slice(0, limit));
            expect((await tags.countContacts([key]))[key] ?? 0).toBe(tagged.length);
            const filled = those((one) => Object.hasOwn(one.custom, key));
            const swept: Contact[] = [];
            for (let after: string | null | undefined; after !== null; ) {
              const page = await fields.contactsWith(key, { limit, after });
              expect(page.contacts.length).toBeLessThanOrEqual(limit);
              swept.push(...page.contacts);
              after = page.next;
            }
            expect(swept).toEqual(filled);
            const staged = those((one) => one.stageId === key);
            expect(await stages.contactsIn(key, limit)).toEqual(staged.slice(0, limit));
          }
        }
      });
    },
  );

  it('N1, N2, N3 finds an identity by its present or an earlier external id, exactly, on its own channel', async () => {
    const store = memoryStore();
    await insert(
      store,
      contact('a', { channels: [identity('Me', { aliases: ['old'] })] }),
      contact('b', { channels: [identity('Me', { channelId: 'mail' })] }),
    );
    const table = [
      ['chat', 'Me', 'a'],
      ['chat', 'old', 'a'],
      ['mail', 'Me', 'b'],
      ['mail', 'old', undefined],
      ['chat', 'me', undefined],
      ['other', 'Me', undefined],
    ] as const;
    const { contacts } = read(store);
    for (const [channelId, externalId, id] of table)
      expect((await contacts.findByIdentity(channelId, externalId))?.id).toBe(id);
  });

  it('N3 a rotated identity is found by both ids, a disconnected one by none', async () => {
    const store = memoryStore();
    const ann = contact('a', { channels: [identity('old')] });
    const rotated = next(ann, { channels: [identity('new', { aliases: ['old'] })] });
    await insert(store, ann);
    await write(store, ({ contacts }) => contacts.save(rotated, { expectedVersion: 1 }));
    for (const externalId of ['old', 'new'])
      expect((await read(store).contacts.findByIdentity('chat', externalId))?.id).toBe('a');
    const without = next(rotated.contact, { channels: [] });
    await write(store, ({ contacts }) => contacts.save(without, { expectedVersion: 2 }));
    for (const externalId of ['old', 'new'])
      expect(await read(store).contacts.findByIdentity('chat', externalId)).toBeUndefined();
  });

  it('C6, S6 a blocked contact is found, saved, touched and deleted like any other', async () => {
    const store = memoryStore();
    const ann = contact('a', {
      status: 'blocked',
      block: { at: at(1), by: 'u1', reason: 'spam' },
      phone: '+1',
      channels: [identity('e')],
    });
    await insert(store, ann);
    const { contacts } = read(store);
    expect(await contacts.findByPhone('+1', 9)).toEqual([ann]);
    expect(await contacts.findByIdentity('chat', 'e')).toEqual(ann);
    await refused(insert(store, contact('b', { channels: [identity('e')] })), 'IDENTITY_TAKEN', { contactId: 'a' });
    await write(store, async (repositories) => {
      await repositories.contacts.touch('a', { channelId: 'chat', at: at(5), inbound: false });
      await repositories.contacts.save(next(ann, { phone: '+2' }), { expectedVersion: 1 });
    });
    expect(await contacts.findByPhone('+2', 9)).toMatchObject([{ id: 'a', lastMessageAt: at(5) }]);
    await write(store, (repositories) =>
      repositories.contacts.save(deleted(next(ann).contact), { expectedVersion: 2 }),
    );
    expect(await contacts.findByPhone('+2', 9)).toEqual([]);
  });

  it('V4 finds an email however its local part was written', async () => {
    const store = memoryStore();
    await insert(store, contact('a', { email: 'Zoë.ΑΣ@xn--bcher-kva.example' }));
    expect(ids(await read(store).contacts.findByEmail('zoë.ας@xn--bcher-kva.example', 1))).toEqual(['a']);
  });

  it('F4 a field is found by an origin alone, and no longer once both are gone', async () => {
    const store = memoryStore();
    const ann = contact('a', { origins: { 'custom.plan': { source: 'api', at: '2026-11-23T00:00:00.000Z' } } });
    await insert(store, ann);
    await write(store, async ({ contacts, fields }) => {
      expect(ids((await fields.contactsWith('plan', { limit: 9 })).contacts)).toEqual(['a']);
      await contacts.save(next(ann, { origins: {} }), { expectedVersion: 1 });
      expect((await fields.contactsWith('plan', { limit: 9 })).contacts).toEqual([]);
    });
  });

  test.prop([fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 9 })])(
    'F4 a sweep meets every contact once, though what it met loses the field or is deleted on the way',
    async (limit, count) => {
      const store = memoryStore();
      const all = Array.from({ length: count }, (_, index) => contact(`c${index}`, { custom: { plan: 'pro' } }));
      await insert(store, ...all);
      const met: string[] = [];
      for (let after: string | null | undefined; after !== null; ) {
        const page = { limit, after };
        const { contacts, next: going } = await write(store, ({ fields }) => fields.contactsWith('plan', page));
        met.push(...ids(contacts));
        for (const [index, one] of contacts.entries()) {
          const change = index === 0 ? deleted(one) : next(one, { custom: {} });
          await write(store, (repositories) => repositories.contacts.save(change, { expectedVersion: 1 }));
        }
        after = going;
      }
      expect(met).toEqual(ids(all));
    },
  );
});

describe('round trips', () => {
  const texts = [
    '',
    '👩‍👩‍👧‍👦',
    'Å\u0301\u0302',
    '\u202Eabc',
    '\u{E000}',
    'ﷺ',
    ' x ',
    'line\nline',
    'z'.repeat(10_000),
    '__proto__',
    '0',
  ];

  test.prop([
    fc.dictionary(
      fc.string({ minLength: 1, unit: 'binary' }),
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
      ),
      { noNullPrototype: true },
    ),
  ])('R4 any custom values under any keys come back as they were', async (custom) => {
    const store = memoryStore();
    const ann: Contact = { ...contact('a'), custom };
    await insert(store, ann);
    const back = (await read(store).contacts.get('a')) as Contact;
    expect(back).toEqual(ann);
    expect(Object.entries(back.custom)).toEqual(Object.entries(custom));
  });

  it.each(texts)('R4 awkward text comes back as it was: %j', async (text) => {
    const store = memoryStore();
    const ann: Contact = {
      ...contact('a', { firstName: text, custom: { unknown: text, [`key ${text}`]: text } }),
      phone: text,
      email: text,
    };
    await insert(store, ann);
    expect(await read(store).contacts.get('a')).toEqual(ann);
    expect(await read(store).contacts.findByPhone(text, 9)).toEqual([ann]);
    expect(await read(store).contacts.findByEmail(text.toLowerCase(), 9)).toEqual([ann]);
  });

  it('R2 what was handed in or out and is changed afterwards changes nothing that is stored', async () => {
    const store = memoryStore();
    const pristine = contact('a', { phone: '+1', custom: { plan: 'pro' }, tags: ['t'], channels: [identity('e')] });
    const spoil = (one: unknown): void => {
      for (const member of Object.values(one as object))
        if (typeof member === 'object' && member !== null) spoil(member);
      for (const key of Object.keys(one as object)) Reflect.set(one as object, key, 'spoiled');
      if (Array.isArray(one)) one.push('spoiled');
    };
    const change = structuredClone(made(pristine));
    await write(store, ({ contacts }) => contacts.insert(change));
    spoil(change);
    await write(store, async ({ contacts, tags, stages, fields, history }) => {
      const { contacts: outside, history: kept } = read(store);
      for (const repository of [contacts, outside]) {
        spoil([await repository.get('a'), await repository.getMany(['a']), await repository.findByPhone('+1', 9)]);
        spoil([await repository.findByIdentity('chat', 'e'), await repository.findByEmail('x', 9)]);
      }
      spoil([
        await tags.contactsWith('t', 9),
        await stages.contactsIn('s', 9),
        await fields.contactsWith('plan', { limit: 9 }),
      ]);
      spoil([await history.list('a', { limit: 9 }), await kept.list('a', { limit: 9 })]);
    });
    expect(await read(store).contacts.get('a')).toEqual(pristine);
    expect(await read(store).history.list('a', { limit: 9 })).toEqual(made(pristine).events);
  });

  it('R2 what is handed in is neither frozen nor changed, and may be frozen', async () => {
    const store = memoryStore();
    const freeze = <T>(one: T): T => {
      for (const member of Object.values(one as object))
        if (typeof member === 'object' && member !== null) freeze(member);
      return Object.freeze(one);
    };
    const ann = contact('a', { channels: [identity('e')] });
    const change = made(ann);
    await write(store, ({ contacts }) => contacts.insert(change));
    expect(change).toEqual(made(contact('a', { channels: [identity('e')] })));
    expect(Object.isFrozen(change.contact.channels)).toBe(false);
    await write(store, async ({ contacts }) => {
      await contacts.touch('a', freeze({ channelId: 'chat', at: '2026-11-24T00:00:00.000Z', inbound: true }));
      await contacts.save(freeze(next(ann)), freeze({ expectedVersion: 1, unique: ['phone' as const] }));
    });
    const back = (await read(store).contacts.get('a')) as Contact;
    expect(Object.isFrozen(back) || Object.isFrozen(back.channels)).toBe(false);
  });
});
