import { createContacts, isContactsError, type Session, type Store } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { migrate, sqlStore } from 'contactkit/sql';
import { aContact, anIdentity, fixedContext } from 'contactkit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refuseUnstorable } from '../../src/kernel/storable.js';
import { openPostgres, type TestDatabase } from '../stores/sql/databases.js';

const { now } = fixedContext();
const workspaceId = 'acme';
const owner = { id: 'u1', role: 'owner' } as const;
const channelId = 'whatsapp';

/** Calls that say a text where the service might ask the store for it. */
const calls: { readonly [name: string]: (acme: Session, text: string) => Promise<unknown> } = {
  'get by id': (acme, text) => acme.get(text),
  'get by id:': (acme, text) => acme.get(`id:${text}`),
  'get by an unknown prefix': (acme, text) => acme.get(`${text}:x`),
  'get by email': (acme, text) => acme.get(`email:${text}@example.com`),
  'get by phone': (acme, text) => acme.get(`phone:+6591234567${text}`),
  'get by channel id': (acme, text) => acme.get(`channel:${text}:x`),
  'get by external id': (acme, text) => acme.get(`channel:whatsapp:${text}`),
  getMany: (acme, text) => acme.getMany(['contact-1', text]),
  edit: (acme, text) => acme.edit(text, { firstName: 'Ann' }),
  delete: (acme, text) => acme.delete(text),
  'upsert by identity': (acme, text) => acme.upsert(`channel:whatsapp:${text}`, {}),
  'upsert by email': (acme, text) => acme.upsert(`email:${text}@example.com`, {}),
  'create with a channel': (acme, text) => acme.create({ channel: { channelId, externalId: text } }),
  'create in a stage': (acme, text) => acme.create({ lifecycle: text } as never),
  'create with a tag': (acme, text) => acme.create({ tags: [text] }),
  'create with a tag’s id': (acme, text) => acme.create({ tags: [`id:${text}`] }),
  'create with a custom field': (acme, text) => acme.create({ custom: { [text]: 'x' } }),
  'create by a key': (acme, text) => acme.create({}, { idempotencyKey: text }),
  tag: (acme, text) => acme.tag('contact-1', [text], { createMissing: true }),
  'tag by id': (acme, text) => acme.tag('contact-1', [`id:${text}`]),
  untag: (acme, text) => acme.untag('contact-1', [text]),
  'untag by id': (acme, text) => acme.untag('contact-1', [`id:${text}`]),
  assign: (acme, text) => acme.assign('contact-1', text),
  moveToStage: (acme, text) => acme.moveToStage('contact-1', text),
  connectChannel: (acme, text) => acme.connectChannel('contact-1', { channelId, externalId: text }),
  'list by a search': (acme, text) => acme.list({ search: text }),
  'list a segment': (acme, text) => acme.list({ segment: text }),
  'list after': (acme, text) => acme.list({ after: text }),
  'list by a user': (acme, text) => acme.list({ filter: { field: 'assignee', operator: 'isEqualTo', value: text } }),
  'list by a tag': (acme, text) => acme.list({ filter: { field: 'tags', operator: 'hasAnyOf', value: [text] } }),
  'count by a channel': (acme, text) =>
    acme.count({ filter: { field: 'channels', operator: 'hasNoneOf', value: [text] } }),
  'count by a stage': (acme, text) => acme.count({ filter: { field: 'stage', operator: 'isEqualTo', value: text } }),
  'count by part of a name': (acme, text) =>
    acme.count({ filter: { field: 'firstName', operator: 'contains', value: text } }),
  'explain a field': (acme, text) => acme.explain('contact-1', `custom.${text}`),
  'activity after': (acme, text) => acme.activity('contact-1', { after: text }),
  'receive from': (acme, text) => acme.receiveMessage({ channelId, externalId: text, at: now }),
  'receive on': (acme, text) => acme.receiveMessage({ channelId: text, externalId: 'x', at: now }),
  'receive a message': (acme, text) => acme.receiveMessage({ channelId, externalId: 'x', messageId: text, at: now }),
  'record a message': (acme, text) => acme.recordSentMessage('contact-1', { channelId, messageId: text, at: now }),
  'tags.define': (acme, text) => acme.tags.define(text),
  'tags.change': (acme, text) => acme.tags.change(text, { emoji: null }),
  'tags.change by id': (acme, text) => acme.tags.change(`id:${text}`, { emoji: null }),
  'tags.impact': (acme, text) => acme.tags.impact(`id:${text}`),
  'tags.delete': (acme, text) => acme.tags.delete(`id:${text}`, { token: text }),
  'stages.define': (acme, text) => acme.stages.define(text),
  'stages.delete': (acme, text) => acme.stages.delete(text, { moveTo: text }),
  'fields.define': (acme, text) => acme.fields.define(text, { type: 'text' }),
  'fields.delete': (acme, text) => acme.fields.delete(text, { token: text }),
  'segments.define': (acme, text) => acme.segments.define(text, { filter: { and: [] } }),
  'segments.define by a user': (acme, text) =>
    acme.segments.define('x', { filter: { field: 'assignee', operator: 'isEqualTo', value: text } }),
  'segments.define by a tag': (acme, text) =>
    acme.segments.define('x', { filter: { field: 'tags', operator: 'hasAnyOf', value: [text] } }),
  'segments.define by a field': (acme, text) =>
    acme.segments.define('x', { filter: { field: `custom.${text}`, operator: 'exists' } }),
  'segments.define from': (acme, text) => acme.segments.define('x', { from: text }),
  'segments.delete': (acme, text) => acme.segments.delete(text),
  'segments.preview': (acme, text) => acme.segments.preview('contact-1', { tag: [text] }),
  'usage of a cycle': (acme, text) => acme.usage.monthlyActiveContacts(text),
};

const refusals = ['INVALID', 'TAG_UNKNOWN', 'STAGE_UNKNOWN', 'FIELD_NOT_FOUND', 'SEGMENT_NOT_FOUND', 'CURSOR_INVALID'];

/** A store that fails, as PostgreSQL does, where it is asked for or given what it can't keep. */
function strict(store: Store): Store {
  const checked = (member: unknown): unknown => {
    if (typeof member === 'object' && member !== null)
      return Object.fromEntries(Object.entries(member).map(([name, value]) => [name, checked(value)]));
    if (typeof member !== 'function') return member;
    return async (...given: unknown[]) => {
      if (isContactsError(thrownBy(() => refuseUnstorable(given, 'given')))) throw new Error('invalid byte sequence');
      return (member as (...all: unknown[]) => unknown)(...given);
    };
  };
  return {
    ...store,
    read: (id) => checked(store.read(id)) as never,
    transaction: (id, work) => store.transaction(id, (all) => work(checked(all) as never)),
  };
}

function thrownBy(call: () => void): unknown {
  try {
    call();
    return undefined;
  } catch (error) {
    return error;
  }
}

let database: TestDatabase;
beforeAll(async () => {
  database = await openPostgres();
  await migrate(database.db, database.dialect);
});
afterAll(() => database.close());

describe.each<[string, () => Store]>([
  ['in memory', () => strict(memoryStore())],
  ['on PostgreSQL', () => strict(sqlStore({ db: database.db, dialect: database.dialect }))],
])('R4 text that no database keeps, and a store %s', (_, open) => {
  let acme: Session;
  beforeAll(async () => {
    const store = open();
    const contact = aContact({ id: 'contact-1', workspaceId, channels: [anIdentity({ channelId })] });
    await store.transaction(workspaceId, ({ contacts }) => contacts.insert({ contact, events: [] }));
    acme = createContacts({ store, clock: () => now }).as({ workspaceId, actor: owner });
  });

  it.each(Object.keys(calls))('R4 %s', async (name) => {
    for (const text of ['a\0b', 'a\ud83d', '\udc00b']) {
      const [outcome] = await Promise.allSettled([calls[name]?.(acme, text)]);
      const told = outcome.status === 'rejected' ? (outcome.reason as { readonly code?: unknown }).code : 'done';
      // Taking away a tag that the contact does not have is no fault.
      expect(name === 'untag by id' ? ['done'] : refusals).toContain(told);
    }
  });
});

it.each(['a\0b', 'a\ud83d'])('R4 nobody works in or as %j', (text) => {
  const contacts = createContacts({ store: memoryStore() });
  expect(() => contacts.as({ workspaceId: text, actor: owner })).toThrow(expect.objectContaining({ code: 'INVALID' }));
  const nobody = { ...owner, id: text };
  expect(() => contacts.as({ workspaceId, actor: nobody })).toThrow(expect.objectContaining({ code: 'INVALID' }));
});
