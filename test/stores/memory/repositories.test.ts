import { aSegment } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { noFields } from '../../../src/fields/catalogue.js';
import type { Store } from '../../../src/ports/store.js';
import { memoryStore } from '../../../src/stores/memory/index.js';
import {
  type All,
  at,
  contact,
  deleted,
  event,
  insert,
  made,
  next,
  reaction,
  read,
  refused,
  tag,
  write,
} from './support.js';

const ann = contact('a', { firstName: 'Ann' });
/** An event of anything: of its type and data nothing matters here. */
const events = (actorId: string, workspaceId = 'w'): readonly never[] => {
  const told = { ...event(ann, 'contact.unblocked', {}), workspaceId, actor: { id: actorId, role: 'owner' } };
  return [told as never];
};
const stage = { id: 's', name: 'Lead', emoji: null, description: null, lost: false, isDefault: true };
const record = { key: 'k', actorId: 'u1', digest: '', contactId: 'a', version: 1, extra: '{}', at: at(0) };

/** What can be written, with a text in it somewhere: path of the text → the call. */
const writes: readonly (readonly [string, (all: All, text: string) => Promise<unknown>])[] = [
  ['contact.id', ({ contacts }, text) => contacts.insert(made(contact(text)))],
  ['contact.firstName', ({ contacts }, firstName) => contacts.insert(made(contact('b', { firstName })))],
  ['contact.custom.plan', ({ contacts }, plan) => contacts.insert(made(contact('b', { custom: { plan } })))],
  ['contact.custom', ({ contacts }, key) => contacts.insert(made(contact('b', { custom: { [key]: 1 } })))],
  ['contact.tags.1', ({ contacts }, text) => contacts.insert(made(contact('b', { tags: ['t', text] })))],
  [
    'contact.firstName',
    ({ batch }, firstName) => batch.insert([made(contact('b')), made(contact('c', { firstName }))]),
  ],
  ['contact.lastName', ({ contacts }, lastName) => contacts.save(next(ann, { lastName }), { expectedVersion: 1 })],
  [
    'contact.deletedAt',
    ({ contacts }, deletedAt) => {
      const { contact: tombstone, events: told } = deleted(ann);
      return contacts.save({ contact: { ...tombstone, deletedAt }, events: told }, { expectedVersion: 1 });
    },
  ],
  ['event.actor.id', ({ contacts }, id) => contacts.insert({ contact: contact('b'), events: events(id) })],
  [
    'event.actor.id',
    ({ contacts }, id) => {
      const change = made(contact('b'));
      const told = change.events.map((one) => ({ ...one, actor: { ...one.actor, id } }));
      return contacts.insert({ ...change, events: told });
    },
  ],
  [
    'event.data.contact.firstName',
    ({ contacts }, firstName) => {
      const told = made(contact('b', { firstName })).events;
      return contacts.insert({ contact: contact('b'), events: told });
    },
  ],
  ['event.actor.id', ({ contacts }, id) => contacts.save({ ...next(ann), events: events(id) }, { expectedVersion: 1 })],
  ['tag.name', ({ tags }, name) => tags.insert({ tags: [{ ...tag('t'), name }], events: [] })],
  ['tag.description', ({ tags }, description) => tags.save({ tag: { ...tag('there'), description }, events: [] })],
  ['event.actor.id', ({ tags }, id) => tags.insert({ tags: [tag('t')], events: events(id) })],
  ['event.actor.id', ({ tags }, id) => tags.save({ tag: tag('there'), events: events(id) })],
  ['event.actor.id', ({ tags }, id) => tags.remove({ tagId: 'there', events: events(id) })],
  [
    'catalogue.order.0',
    ({ fields }, text) =>
      fields.save({ catalogue: { ...noFields, version: 1, order: [text] }, events: [] }, { expectedVersion: 0 }),
  ],
  [
    'event.actor.id',
    ({ fields }, id) =>
      fields.save({ catalogue: { ...noFields, version: 1 }, events: events(id) }, { expectedVersion: 0 }),
  ],
  [
    'catalogue.stages.0.name',
    ({ stages }, name) =>
      stages.save({ catalogue: { version: 1, stages: [{ ...stage, name }] }, events: [] }, { expectedVersion: 0 }),
  ],
  [
    'event.actor.id',
    ({ stages }, id) =>
      stages.save({ catalogue: { version: 1, stages: [] }, events: events(id) }, { expectedVersion: 0 }),
  ],
  [
    'catalogue.segments.0.name',
    ({ segments }, name) =>
      segments.save({ catalogue: { version: 1, segments: [aSegment({ name })] }, events: [] }, { expectedVersion: 0 }),
  ],
  [
    'event.actor.id',
    ({ segments }, id) =>
      segments.save({ catalogue: { version: 1, segments: [] }, events: events(id) }, { expectedVersion: 0 }),
  ],
  ['reaction.id', ({ outbox }, id) => outbox.add([reaction(id)])],
  ['reaction.error', ({ outbox }, error) => outbox.update(reaction('there', { error }))],
  ['usage.cycleId', ({ usage }, cycleId) => usage.record(cycleId, 'a')],
  ['usage.contactId', ({ usage }, contactId) => usage.record('c', contactId)],
  ['record.key', ({ idempotency }, key) => idempotency.put({ ...record, key })],
  ['record.extra', ({ idempotency }, extra) => idempotency.put({ ...record, extra })],
];

const kept = '👩‍👩‍👧 é\u0301\u0001\uFFFF';

/** Everything that the store tells from outside. */
async function seen(store: Store): Promise<unknown> {
  const { contacts, tags, fields, stages, segments, outbox, history, usage, idempotency } = read(store);
  return [
    await contacts.getMany(['a', 'b', 'c', kept]),
    await Promise.all(['a', 'b', 'c'].map((id) => history.list(id, { limit: 9 }))),
    await tags.list(),
    [await fields.get(), await stages.get(), await segments.get()],
    await outbox.pending(9),
    [
      await usage.count('c'),
      await usage.count(kept),
      await idempotency.get('u1', 'k'),
      await idempotency.get('u1', kept),
    ],
  ];
}

async function scene(): Promise<Store> {
  const store = memoryStore();
  await insert(store, ann);
  await write(store, async ({ tags, outbox }) => {
    await tags.insert({ tags: [tag('there')], events: [] });
    await outbox.add([reaction('there')]);
  });
  return store;
}

describe('R4 text that no database keeps', () => {
  it.each(writes)('R4 is refused at %s, and leaves nothing of its unit of work: case %#', async (path, attempt) => {
    for (const text of ['a\0b', '\ud83d', 'b\ude00']) {
      const store = await scene();
      const before = await seen(store);
      const writing = write(store, async (all) => {
        await all.contacts.insert(made(contact('d')));
        await attempt(all, text);
      });
      const parts = path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
      await refused(writing, 'INVALID', { issues: [{ code: 'INPUT_INVALID_VALUE', path: parts, params: {} }] });
      expect(await seen(store)).toEqual(before);
      expect(await read(store).contacts.get('d')).toBeUndefined();
    }
  });

  it.each(writes.filter(([path]) => path !== 'event.actor.id'))(
    'R4 other text is kept at %s: case %#',
    async (_, attempt) => {
      const store = await scene();
      const before = await seen(store);
      await write(store, (all) => attempt(all, kept));
      expect(await seen(store)).not.toEqual(before);
    },
  );

  it.each(writes.filter(([path]) => path === 'event.actor.id'))(
    'R4 nor is it refused at %s: case %#',
    async (_, attempt) => {
      expect(await write(await scene(), (all) => attempt(all, kept))).toBeUndefined();
    },
  );
});

describe('A6 events of another workspace', () => {
  it.each<readonly [string, (all: All) => Promise<unknown>]>([
    ['insert', ({ contacts }) => contacts.insert({ contact: contact('b'), events: events('u1', 'other') })],
    ['save', ({ contacts }) => contacts.save({ ...next(ann), events: events('u1', 'other') }, { expectedVersion: 1 })],
    ['batch', ({ batch }) => batch.insert([{ contact: contact('b'), events: events('u1', 'other') }])],
    ['tags', ({ tags }) => tags.remove({ tagId: 'there', events: events('u1', 'other') })],
    [
      'segments',
      ({ segments }) =>
        segments.save(
          { catalogue: { version: 1, segments: [] }, events: events('u1', 'other') },
          { expectedVersion: 0 },
        ),
    ],
    [
      'stages',
      ({ stages }) =>
        stages.save({ catalogue: { version: 1, stages: [] }, events: events('u1', 'other') }, { expectedVersion: 0 }),
    ],
  ])('A6 are refused by %s', async (_, attempt) => {
    const store = await scene();
    const before = await seen(store);
    const issues = [{ code: 'INPUT_WRONG_WORKSPACE', path: ['event', 'workspaceId'], params: {} }];
    await refused(write(store, attempt), 'INVALID', { issues });
    expect(await seen(store)).toEqual(before);
  });
});
