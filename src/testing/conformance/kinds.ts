import type { Change } from '../../contact/change.js';
import type { Contact } from '../../contact/contact.js';
import type { Capability } from '../../kernel/vocabulary.js';
import type { IdempotencyRecord } from '../../ports/idempotency.js';
import type { Reads } from '../../ports/store.js';
import { aField, anIdentity, aSegment, aStage, aTag } from '../builders.js';
import { type All, at, changed, deleted, event, made, person, reaction } from './subjects.js';

/** A write, and the input that it passes to the store. */
export interface Writing {
  readonly input: object;
  readonly put: (all: All) => Promise<void>;
}

/** What a store keeps, by repository: how it is written and read. What holds for all of them is written once, over this table. */
export interface Kind {
  readonly name: string;
  readonly needs: readonly Capability[];
  /** How one with this text in it is written to the workspace. */
  writing(workspaceId: string, text: string): Writing;
  /** All that reads tell of it. */
  read(reads: Required<Reads>, text: string): Promise<unknown>;
  /** What they tell once it is written. */
  written(workspaceId: string, text: string): unknown;
  /** What they tell when it is not. */
  readonly nothing: unknown;
  /** Every write to what stands there already, with the text `x`, as `workspaceId` would call it; by name. */
  meddling(workspaceId: string): { readonly [name: string]: (all: All) => Promise<unknown> };
}

const events: readonly never[] = [];
const writes = <I extends object>(input: I, put: (all: All, input: I) => Promise<void>): Writing => ({
  input,
  put: (all) => put(all, input),
});
const identity = anIdentity({ externalId: 'known' });

function contact(workspaceId: string, text: string): Contact {
  const custom = { note: text };
  return person('contact-1', { workspaceId, firstName: text, phone: '+6591234567', custom, channels: [identity] });
}

const contacts: Kind = {
  name: 'contacts',
  needs: [],
  writing: (workspaceId, text) => writes(made(contact(workspaceId, text)), (all, input) => all.contacts.insert(input)),
  read: async ({ contacts: found }) => [
    await found.get('contact-1'),
    await found.getMany(['contact-1']),
    await found.findByIdentity(identity.channelId, identity.externalId),
    await found.findByPhone('+6591234567', 9),
  ],
  written: (workspaceId, text) => {
    const one = contact(workspaceId, text);
    return [one, [one], one, [one]];
  },
  nothing: [undefined, [], undefined, []],
  meddling: (workspaceId) => ({
    save: (all) => all.contacts.save(changed(contact(workspaceId, 'x')), { expectedVersion: 1 }),
    delete: (all) => all.contacts.save(deleted(contact(workspaceId, 'x')), { expectedVersion: 1 }),
    touch: (all) => all.contacts.touch('contact-1', { channelId: 'whatsapp', at: at(999), inbound: true }),
  }),
};

/** The contact has nothing special; what is, stands in an event. */
const lived = (workspaceId: string, summary: string): Change => {
  const one = contact(workspaceId, 'x');
  const closed = event(one, 'conversation.closed', { by: 'manual', category: null, summary }, 1);
  return { contact: one, events: [...made(one).events, closed] };
};
const history: Kind = {
  name: 'history',
  needs: ['history'],
  writing: (workspaceId, text) => writes(lived(workspaceId, text), (all, input) => all.contacts.insert(input)),
  read: ({ history: kept }) => kept.list('contact-1', { limit: 9 }),
  written: (workspaceId, text) => lived(workspaceId, text).events.slice().reverse(),
  nothing: [],
  meddling: () => ({
    erase: ({ history: kept }) => kept.erase('contact-1'),
    eraseField: ({ history: kept }) => kept.eraseField('note', { limit: 9 }),
  }),
};

const fieldCatalogue = (version: number, description: string) => ({
  version,
  fields: [aField({ description }), aField({ key: 'plan', type: 'list', position: 1 })],
  order: ['plan', 'firstName'],
  visibility: { email: 'hidden' as const },
  purging: ['gone'],
});
const fields: Kind = {
  name: 'fields',
  needs: ['fields'],
  writing: (_, text) =>
    writes({ catalogue: fieldCatalogue(1, text), events }, (all, input) =>
      all.fields.save(input, { expectedVersion: 0 }),
    ),
  read: ({ fields: catalogue }) => catalogue.get(),
  written: (_, text) => fieldCatalogue(1, text),
  nothing: undefined,
  meddling: () => ({
    save: (all) => all.fields.save({ catalogue: fieldCatalogue(1, 'x'), events }, { expectedVersion: 0 }),
    overwrite: (all) => all.fields.save({ catalogue: fieldCatalogue(2, 'x'), events }, { expectedVersion: 1 }),
  }),
};

const stageCatalogue = (version: number, description: string) => ({
  version,
  stages: [aStage({ description, isDefault: true }), aStage({ id: 'stage-lost', name: 'Lost', lost: true })],
});
const stages: Kind = {
  name: 'stages',
  needs: ['stages'],
  writing: (_, text) =>
    writes({ catalogue: stageCatalogue(1, text), events }, (all, input) =>
      all.stages.save(input, { expectedVersion: 0 }),
    ),
  read: ({ stages: catalogue }) => catalogue.get(),
  written: (_, text) => stageCatalogue(1, text),
  nothing: undefined,
  meddling: () => ({
    save: (all) => all.stages.save({ catalogue: stageCatalogue(1, 'x'), events }, { expectedVersion: 0 }),
    overwrite: (all) => all.stages.save({ catalogue: stageCatalogue(2, 'x'), events }, { expectedVersion: 1 }),
  }),
};

const segmentCatalogue = (version: number, value: string) => ({
  version,
  segments: [
    aSegment({ filter: { and: [{ field: 'firstName', operator: 'isEqualTo', value }] }, zone: 'Asia/Singapore' }),
    aSegment({ id: 'segment-2', name: 'Other' }),
  ],
});
const segments: Kind = {
  name: 'segments',
  needs: ['segments'],
  writing: (_, text) =>
    writes({ catalogue: segmentCatalogue(1, text), events }, (all, input) =>
      all.segments.save(input, { expectedVersion: 0 }),
    ),
  read: ({ segments: catalogue }) => catalogue.get(),
  written: (_, text) => segmentCatalogue(1, text),
  nothing: undefined,
  meddling: () => ({
    save: (all) => all.segments.save({ catalogue: segmentCatalogue(1, 'x'), events }, { expectedVersion: 0 }),
    overwrite: (all) => all.segments.save({ catalogue: segmentCatalogue(2, 'x'), events }, { expectedVersion: 1 }),
  }),
};

const tag = aTag();
const tags: Kind = {
  name: 'tags',
  needs: ['tags'],
  writing: (_, text) =>
    writes({ tags: [{ ...tag, description: text }], events }, (all, input) => all.tags.insert(input)),
  read: async ({ tags: catalogue }) => [
    await catalogue.list(),
    await catalogue.getMany([tag.id]),
    await catalogue.findByKeys([tag.key]),
  ],
  written: (_, description) => [[{ ...tag, description }], [{ ...tag, description }], [{ ...tag, description }]],
  nothing: [[], [], []],
  meddling: () => ({
    insert: (all) => all.tags.insert({ tags: [tag], events }),
    save: (all) => all.tags.save({ tag, events }),
    remove: (all) => all.tags.remove({ tagId: tag.id, events }),
  }),
};

const reactionOf = (workspaceId: string, error: string) => reaction('reaction-1', { workspaceId, error });
const outbox: Kind = {
  name: 'outbox',
  needs: ['outbox'],
  writing: (workspaceId, text) => writes([reactionOf(workspaceId, text)], (all, input) => all.outbox.add(input)),
  read: async ({ outbox: left }) => [await left.get('reaction-1'), await left.pending(9)],
  written: (workspaceId, text) => [reactionOf(workspaceId, text), [reactionOf(workspaceId, text)]],
  nothing: [undefined, []],
  meddling: (workspaceId) => ({
    claim: (all) => all.outbox.claim('contact-1', at(1), at(2)),
    update: (all) => all.outbox.update(reaction('reaction-1', { workspaceId, parked: true })),
    remove: (all) => all.outbox.remove('reaction-1'),
  }),
};

const usage: Kind = {
  name: 'usage',
  needs: ['usage'],
  writing: (_, text) => writes({}, (all) => all.usage.record(`cycle ${text}`, 'contact-1')),
  read: async ({ usage: active }, text) => [
    await active.count(`cycle ${text}`),
    await active.has(`cycle ${text}`, 'contact-1'),
  ],
  written: () => [1, true],
  nothing: [0, false],
  meddling: () => ({ record: (all) => all.usage.record('cycle x', 'contact-2') }),
};

const record = (text: string): IdempotencyRecord => ({
  key: `key ${text}`,
  actorId: 'user-1',
  digest: 'd'.repeat(64),
  contactId: 'contact-1',
  version: 3,
  extra: '{"created":true}',
  at: at(0),
});
const idempotency: Kind = {
  name: 'idempotency',
  needs: ['idempotency'],
  writing: (_, text) => writes(record(text), (all, input) => all.idempotency.put(input)),
  read: ({ idempotency: records }, text) => records.get('user-1', `key ${text}`),
  written: (_, text) => record(text),
  nothing: undefined,
  meddling: () => ({ put: (all) => all.idempotency.put({ ...record('x'), contactId: 'contact-2' }) }),
};

/** Every repository that keeps something. */
export const kinds: readonly Kind[] = [contacts, history, fields, stages, segments, tags, outbox, usage, idempotency];
