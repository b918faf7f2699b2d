import { type Contacts, createContacts, type Session } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { anActor, countingIds, fixtures, steppingClock, testNow, testWorkspaceId } from 'contactkit/testing';
import type { Store } from '../../src/ports/store.js';

/** A workspace with something of everything, and how often something was committed to it. */
export interface Scene {
  readonly contacts: Contacts;
  readonly session: Session;
  readonly ids: {
    readonly ann: string;
    readonly bob: string;
    readonly tag: string;
    readonly stage: string;
    readonly segment: string;
    readonly cursor: string;
    readonly page: string;
  };
  commits(): number;
  /** All that is stored, as text. */
  content(): Promise<string>;
}

export async function scene(): Promise<Scene> {
  const inner = memoryStore();
  let commits = 0;
  const store: Store = {
    ...inner,
    transaction: async (workspaceId, work) => {
      const answer = await inner.transaction(workspaceId, work);
      commits += 1;
      return answer;
    },
  };
  const nextId = countingIds();
  const made: string[] = [];
  const contacts = createContacts({
    store,
    channels: fixtures.channels,
    clock: steppingClock(testNow, 1),
    newId: () => {
      const id = nextId();
      made.push(id);
      return id;
    },
    policy: {
      defaultCountry: 'SG',
      segmentEvents: true,
      cycle: () => ({ id: 'now', from: '2026-11-01T00:00:00.000Z', to: '2027-11-01T00:00:00.000Z' }),
    },
  });
  const session = contacts.as({ workspaceId: testWorkspaceId, actor: anActor({ role: 'owner' }) });
  await session.fields.define('plan', { type: 'list', options: ['free', 'pro'] });
  await session.fields.define('old', { type: 'text' });
  await session.stages.define('Lead', { isDefault: true });
  const stage = await session.stages.define('Customer');
  const tag = await session.tags.define('VIP');
  const segment = await session.segments.define('Pros', {
    filter: { field: 'custom.plan', operator: 'isEqualTo', value: 'pro' },
  });
  const ann = await session.create({
    firstName: 'Ann',
    email: 'ann@example.com',
    custom: { plan: 'pro' },
    tags: ['VIP'],
    channel: { channelId: 'whatsapp', externalId: 'ann' },
  });
  const bob = await session.create({ firstName: 'Bob', phone: '+6591234567' });
  await session.edit(ann.id, { lastName: 'Tan' });
  const { next } = await session.activity(ann.id, { limit: 1 });
  const { next: page } = await session.list(query);
  return {
    contacts,
    session,
    ids: { ann: ann.id, bob: bob.id, tag: tag.id, stage: stage.id, segment: segment.id, cursor: next!, page: page! },
    commits: () => commits,
    content: async () => {
      const reads = inner.read(testWorkspaceId);
      const histories = made.map((id) => reads.history!.list(id, { limit: 100 }));
      return JSON.stringify(
        await Promise.all([
          reads.contacts.getMany(made),
          reads.tags!.list(),
          reads.fields!.get(),
          reads.stages!.get(),
          reads.segments!.get(),
          reads.outbox!.pending(100),
          reads.usage!.count('now'),
          ...histories,
        ]),
      );
    },
  };
}

type Calls<S> = {
  readonly [K in keyof S]: S[K] extends (...args: infer A extends readonly unknown[]) => Promise<unknown>
    ? (scene: Scene) => A
    : Calls<S[K]>;
};

const options = { ifVersion: 2, idempotencyKey: 'key' };
const identity = { channelId: 'whatsapp', externalId: 'ann' };
const message = { ...identity, at: testNow, messageId: 'm-1' };
const named = { and: [{ field: 'firstName', operator: 'hasAnyOf', value: ['Ann'] }] } as const;
const query = {
  filter: { or: [{ field: 'status', operator: 'exists' }, { not: named }] },
  search: 'o',
  zone: 'Asia/Singapore',
  sort: { by: 'name', descending: true },
  limit: 1,
} as const;
const channelKnows = {
  lastName: 'T',
  language: 'de',
  custom: { plan: 'free' },
  profile: { displayName: 'ann', pictureUrl: null },
};

/** Arguments with which every method of a session succeeds. A new method has to be named here, and is fuzzed from then on. */
export const sessionCalls: Calls<Session> = {
  create: () => [
    {
      firstName: 'Zoë',
      phone: '91234567',
      custom: { plan: 'free' },
      channel: { channelId: 'webchat', externalId: 'zoe', address: 'zoe@example.com' },
      tags: ['VIP', 'new'],
      createMissing: true,
      assigneeId: 'user-1',
    },
    { idempotencyKey: 'key' },
  ],
  get: ({ ids }) => [ids.ann],
  getMany: ({ ids }) => [[ids.ann, ids.bob]],
  list: ({ ids }) => [{ ...query, after: ids.page }],
  count: ({ ids }) => [{ filter: named, segment: ids.segment, search: 'ann', zone: 'Asia/Singapore', max: 5 }],
  filter: ({ ids }) => [
    {
      or: [
        { field: 'tags', operator: 'hasAnyOf', value: [ids.tag] },
        { not: { field: 'stage', operator: 'isEqualTo', value: ids.stage } },
        { field: 'createdAt', operator: 'isTimestampBetween', value: { from: '2026-01-01', to: '2026-12-31' } },
        { field: 'custom.plan', operator: 'doesNotExist', value: 'cleared' },
      ],
    },
    { zone: query.zone },
  ],
  edit: ({ ids }) => [ids.ann, { firstName: 'Anna', custom: { plan: 'free' }, release: ['email'] }, options],
  upsert: () => ['email:ann@example.com', { firstName: 'Anna', custom: { plan: 'free' } }, options],
  assign: ({ ids }) => [ids.ann, 'user-2', options],
  tag: ({ ids }) => [ids.ann, ['new'], { ...options, createMissing: true }],
  untag: ({ ids }) => [ids.ann, ['VIP'], options],
  moveToStage: ({ ids }) => [ids.ann, ids.stage, options],
  block: ({ ids }) => [ids.ann, { reason: 'spam' }, options],
  unblock: ({ ids }) => [ids.ann, options],
  delete: ({ ids }) => [ids.ann, options],
  syncProfile: ({ ids }) => [ids.ann, { channelId: 'whatsapp', ...channelKnows }, options],
  observeLanguage: ({ ids }) => [ids.ann, { language: 'de' }, options],
  connectChannel: ({ ids }) => [ids.ann, { channelId: 'webchat', externalId: 'x', address: 'x' }, options],
  disconnectChannel: ({ ids }) => [ids.ann, identity, options],
  setOptOut: ({ ids }) => [ids.ann, { ...identity, optedOut: true }, options],
  receiveMessage: () => [{ ...message, address: 'x', ...channelKnows }, { idempotencyKey: 'key' }],
  maySend: ({ ids }) => [ids.ann, { ...identity, broadcast: true }],
  recordSentMessage: ({ ids }) => [ids.ann, { ...message, broadcast: false, echo: false }, options],
  openConversation: ({ ids }) => [ids.ann, options],
  closeConversation: ({ ids }) => [ids.ann, { category: 'Billing', summary: 'Paid' }, options],
  snoozeConversation: ({ ids }) => [ids.ann, { until: '2027-01-01T00:00:00.000Z' }, options],
  details: ({ ids }) => [ids.ann, { locale: 'en' }],
  allowedActions: ({ ids }) => [ids.ann],
  explain: ({ ids }) => [ids.ann, 'custom.plan'],
  activity: ({ ids }) => [ids.ann, { limit: 1, after: ids.cursor }],
  exportPerson: ({ ids }) => [ids.ann],
  fields: {
    list: () => [],
    rows: () => [],
    define: () => ['size', { type: 'list', options: ['S'], name: 'Size', description: 'x', visibility: 'hidden' }],
    change: () => ['plan', { name: 'Plan', options: ['free', 'pro'], visibility: 'whenFilled', token: '' }],
    reorder: () => [['plan', 'email']],
    delete: () => ['old', { token: 'none' }],
  },
  tags: {
    list: () => [],
    suggest: ({ ids }) => ['v', { assigned: [ids.tag], limit: 5 }],
    define: () => ['Best', { emoji: '⭐', color: 'red', description: 'x' }],
    change: () => ['VIP', { name: 'Vip', emoji: null }],
    impact: () => ['VIP'],
    delete: () => ['VIP', { token: '' }],
  },
  stages: {
    list: () => [],
    define: () => ['New', { emoji: '⭐', description: 'x', lost: true, isDefault: false }],
    change: ({ ids }) => [ids.stage, { name: 'Client', lost: false }],
    reorder: ({ ids }) => [[ids.stage]],
    delete: ({ ids }) => [ids.stage, { moveTo: null, token: '' }],
  },
  segments: {
    list: () => [{ counts: true }],
    define: ({ ids }) => ['New', { from: ids.segment, filter: named, zone: 'Asia/Singapore' }],
    change: ({ ids }) => [ids.segment, { name: 'Best', filter: named, zone: null }],
    delete: ({ ids }) => [ids.segment],
    preview: ({ ids }) => [
      ids.ann,
      { edit: { custom: { plan: 'free' } }, tag: ['VIP'], untag: ['VIP'], moveToStage: ids.stage, assign: 'user-1' },
    ],
  },
  usage: {
    monthlyActiveContacts: () => ['now'],
    currentCycle: () => [],
  },
};
