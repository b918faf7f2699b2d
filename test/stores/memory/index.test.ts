import { describe, expect, it } from 'vitest';
import type { Reads, Repositories } from '../../../src/ports/store.js';
import { everything } from '../../../src/segments/criterion.js';
import { memoryStore } from '../../../src/stores/memory/index.js';
import { at, contact, identity, insert, made, reaction, read, tag, write } from './support.js';

const methods = (repositories: Reads): unknown =>
  Object.fromEntries(Object.entries(repositories).map(([name, one]) => [name, Object.keys(one as object).sort()]));

const reads = {
  contacts: ['findByEmail', 'findByIdentity', 'findByPhone', 'get', 'getMany'],
  uniqueIdentities: ['shared'],
  fields: ['get'],
  stages: ['get'],
  segments: ['get'],
  tags: ['countContacts', 'findByKeys', 'getMany', 'list'],
  outbox: ['get', 'pending'],
  history: ['list'],
  usage: ['count', 'has'],
  idempotency: ['get'],
  list: ['count', 'page'],
};

describe('the memory store', () => {
  it('R5 has a member for each capability that it names, and none that it does not name', async () => {
    const store = memoryStore();
    const { contacts: _, ...further } = reads;
    // `batch` writes, and looks nothing up.
    expect([...store.capabilities].sort()).toEqual(['batch', ...Object.keys(further)].sort());
    await store.transaction('w', async (repositories: Repositories) => {
      expect(Object.keys(repositories).sort()).toEqual(['batch', ...Object.keys(reads)].sort());
    });
  });

  it('E2 offers nothing that writes outside of a unit of work', () => {
    expect(methods(memoryStore().read('w'))).toEqual(reads);
  });

  it('A6 shows, changes and counts nothing of another workspace, whatever is asked for', async () => {
    const store = memoryStore();
    const ann = contact('a', {
      phone: '+1',
      email: 'a@x.org',
      aliases: { phones: ['+2'], emails: [] },
      channels: [identity('e')],
      tags: ['t'],
      stageId: 's',
      custom: { plan: 'pro' },
    });
    await insert(store, ann, contact('b', { phone: '+1' }));
    const record = { key: 'k', actorId: 'u1', digest: '', contactId: 'a', version: 1, extra: '', at: at(0) };
    await write(store, async ({ tags, fields, stages, outbox, usage, idempotency }) => {
      await tags.insert({ tags: [tag('t')], events: [] });
      await fields.save(
        { catalogue: { version: 1, fields: [], order: [], visibility: {}, purging: [] }, events: [] },
        { expectedVersion: 0 },
      );
      await stages.save({ catalogue: { version: 1, stages: [] }, events: [] }, { expectedVersion: 0 });
      await outbox.add([reaction('r', { contactIds: ['a'] })]);
      await usage.record('c', 'a');
      await idempotency.put(record);
    });
    const look = ({
      contacts,
      uniqueIdentities,
      tags,
      fields,
      stages,
      outbox,
      history,
      usage,
      idempotency,
      list,
    }: Required<Reads>): Promise<unknown> =>
      Promise.all([
        contacts.get('a'),
        contacts.getMany(['a', 'b']),
        contacts.findByIdentity('chat', 'e'),
        contacts.findByPhone('+1', 9),
        contacts.findByPhone('+2', 9),
        contacts.findByEmail('a@x.org', 9),
        uniqueIdentities.shared('phone', 9),
        tags.list(),
        tags.getMany(['t']),
        tags.findByKeys(['t']),
        tags.countContacts(['t']),
        fields.get(),
        stages.get(),
        outbox.get('r'),
        outbox.pending(9),
        outbox.pending(9, 'a'),
        history.list('a', { limit: 9 }),
        usage.count('c'),
        usage.has('c', 'a'),
        idempotency.get('u1', 'k'),
        list.page(everything, { sort: { by: 'name', descending: false }, limit: 9 }),
        list.count(everything),
      ]);
    const own = await look(read(store));
    const nothing = await look(read(memoryStore()));
    expect(await look(read(store, 'other'))).toEqual(nothing);
    // All that can be done to the same ids elsewhere.
    await write(
      store,
      async ({ contacts, tags, fields, stages, outbox, history, usage, batch }) => {
        expect(await tags.contactsWith('t', 9)).toEqual([]);
        expect(await fields.contactsWith('plan', { limit: 9 })).toEqual({ contacts: [], next: null });
        expect(await stages.contactsIn('s', 9)).toEqual([]);
        expect(await outbox.claim('a', at(9), at(99))).toEqual([]);
        expect(await history.eraseField('plan', { limit: 9 })).toEqual({ next: null });
        await history.erase('a');
        await contacts.touch('a', { channelId: 'chat', at: at(5), inbound: true });
        await tags.save({ tag: tag('t', 'other'), events: [] });
        await tags.remove({ tagId: 't', events: [] });
        await outbox.update(reaction('r', { workspaceId: 'other', parked: true }));
        await outbox.remove('r');
        await usage.record('c', 'b');
        await batch.insert([made({ ...ann, workspaceId: 'other' })], { unique: ['phone', 'email'] });
      },
      'other',
    );
    expect(await look(read(store))).toEqual(own);
    expect(await read(store, 'other').contacts.get('a')).toEqual({ ...ann, workspaceId: 'other' });
  });

  it('A6 two stores know nothing of each other', async () => {
    await insert(memoryStore(), contact('a'));
    expect(await read(memoryStore()).contacts.get('a')).toBeUndefined();
  });
});
