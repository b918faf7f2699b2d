import type * as contactkit from 'contactkit';
import { noFields, noSegments, noStages } from 'contactkit';
import { aField, anActor, aSegment, aTag, fixedContext, fixtures, testNow } from 'contactkit/testing';
import { blockContact } from '../../src/contact/block.js';
import { acknowledgementToken } from '../../src/kernel/acknowledgement.js';
import { memoryStore } from '../../src/stores/memory/index.js';

/** The names of all functions of a module. */
type Functions<M> = { [K in keyof M]: M[K] extends (...args: never[]) => unknown ? K : never }[keyof M];
/** Arguments with which the function succeeds; made anew for every call. */
type Calls<M> = { readonly [K in Functions<M>]: () => readonly unknown[] };

const { full, blocked } = fixtures.contacts;
const policy = {
  defaultCountry: 'SG',
  timeZone: 'Asia/Singapore',
  unique: ['phone'],
  matchInbound: ['email'],
  mayBlock: ['owner', 'agent'],
  mayList: ['agent'],
  segmentEvents: true,
  ranks: { channel: ['channel'], browser: ['browser'], phone: ['phone'] },
  limits: { fields: 10, options: 10, tagsPerContact: 10, stages: 10, segments: 10 },
  cycle: () => ({ id: 'november', from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' }),
} as const;
const actor = anActor({ role: 'owner', restrictions: [], team: ['user-2'], hiddenFields: ['custom.salary'] });
const ctx = (): unknown => ({ ...fixedContext({ actor, policy }), source: 'manual' });
const identity = { channelId: 'whatsapp', externalId: '6591234567' };
const message = { ...identity, at: testNow, messageId: 'm-1' };
// Short lists: each member of each element is made something hostile.
const [fields, tags, stages, channels] = [
  fixtures.fields.slice(0, 2),
  fixtures.tags.slice(0, 1),
  fixtures.stages.slice(0, 2),
  fixtures.channels.slice(0, 1),
];
const facts = { fields, tags, stages };
const input = { firstName: 'Ann', phone: '+6591234567', country: 'SG', custom: { plan: 'pro', note: 'x' } };
const catalogue = { ...noFields, fields: [aField({ key: 'note' })], order: ['note', 'email'], purging: ['old'] };
const stageCatalogue = { ...noStages, stages };
const dependents = { segments: [{ id: 'segment-1', name: 'Best' }], workflows: ['workflow-1'] };
const tag = aTag();
const filter = {
  and: [
    { or: [{ field: 'custom.note', operator: 'contains', value: 'x' }] },
    { not: { field: 'tags', operator: 'hasAnyOf', value: [tags[0]!.id] } },
    { field: 'lastMessageAt', operator: 'isTimestampBetween', value: { from: '2026-01-01', to: testNow } },
    { field: 'email', operator: 'doesNotExist', value: 'cleared' },
  ],
};
const criterion = {
  and: [
    { or: [{ is: 'containing', path: 'firstName', key: 'ann' }] },
    { not: { is: 'within', path: 'custom.seats', ordering: 'number', bounds: { above: 1, atMost: 9 } } },
    { is: 'oneOf', path: 'country', values: ['SG'] },
    { is: 'member', path: 'tags', ids: ['tag-vip'] },
    { is: 'set', path: 'channels' },
  ],
};
const segmentCatalogue = {
  ...noSegments,
  segments: [aSegment({ filter: { field: 'firstName', operator: 'exists' }, zone: 'Asia/Singapore' })],
};
const value = (given: unknown) => () => [given] as const;
const onContact =
  (given: unknown, ...more: readonly unknown[]) =>
  () =>
    [full, given, ctx(), ...more] as const;

/** Every function of `contactkit`. A new one has to be named here, and is fuzzed from then on. */
export const calls: Calls<typeof contactkit> = {
  admit: () => [full.workspaceId, full, 'contact'],
  allowedActions: () => [full, actor, policy],
  assignContact: onContact({ assigneeId: 'user-3' }),
  blockContact: onContact({ reason: 'spam' }),
  chain: () => [full, (contact: typeof full) => blockContact(contact, {}, fixedContext())],
  changeField: () => [
    catalogue,
    { key: 'note', name: 'Remark', visibility: 'hidden', token: '' },
    ctx(),
    { inCode: [], optionUses: [{ option: 'x', segments: dependents.segments }] },
  ],
  changePatches: () => [full, blocked],
  changeSegment: () => [
    segmentCatalogue,
    { segmentId: 'segment-best', name: 'Better', filter, zone: 'Asia/Singapore' },
    ctx(),
    facts,
  ],
  changeStage: () => [stageCatalogue, { stageId: 'stage-lead', name: 'New', lost: true }, ctx()],
  changeTag: () => [tag, { name: 'Best', emoji: '⭐', color: 'red' }, ctx(), { tags: fixtures.tags.slice(1, 2) }],
  checkboxFromText: value('yes'),
  closeConversation: onContact({ category: 'Billing', summary: 'Paid' }),
  comparePositions: () => [{ descending: true }, { value: 'ann', id: 'a' }, { value: null, id: 'b' }],
  compileCriterion: () => [criterion],
  compileFilter: () => [filter, facts, { zone: 'Asia/Singapore', actor }],
  connectChannel: onContact({ channelId: 'webchat', externalId: 'x', address: 'ann@example.com' }),
  contactDetails: () => [full, { actor, policy, locale: 'en', names: { users: { u: 'U' } } }, { ...facts, channels }],
  contactTableRow: () => [full, { actor, policy, locale: 'en', names: { users: { u: 'U' } } }, { ...facts, channels }],
  contactFrom: value(full),
  contactsError: () => [{ code: 'CONTACT_NOT_FOUND', ref: 'x' }, new Error('cause')],
  createContact: () => [
    { ...input, channel: identity, tags: ['VIP', 'new'], createMissing: true, assigneeId: 'user-1' },
    ctx(),
    facts,
  ],
  createContacts: () => [
    {
      store: memoryStore(),
      fields,
      tags,
      stages,
      channels,
      messages: { deleteMessages: async () => undefined },
      workflows: { stopWorkflows: async () => undefined },
      policy,
      clock: () => testNow,
      newId: () => 'id',
    },
  ],
  defineField: () => [
    catalogue,
    { key: 'size', type: 'list', options: ['S'], name: 'Size' },
    ctx(),
    { inCode: [aField({ key: 'x' })] },
  ],
  defineFields: value({ size: { type: 'list', options: ['S'], name: 'Size', description: 'x', visibility: 'always' } }),
  defineSegment: () => [
    segmentCatalogue,
    { name: 'New', filter, zone: 'Asia/Singapore', from: 'segment-best' },
    ctx(),
    facts,
  ],
  defineStage: () => [
    stageCatalogue,
    { name: 'New', emoji: '⭐', description: 'x', lost: false, isDefault: true },
    ctx(),
  ],
  defineTag: () => [{ name: 'Best', emoji: '⭐', color: 'red', description: 'x' }, ctx(), { tags }],
  deleteContact: onContact({}),
  deleteField: () => [
    catalogue,
    { key: 'note', token: acknowledgementToken('note', null, dependents) },
    ctx(),
    { inCode: [], ...dependents },
  ],
  deleteSegment: () => [segmentCatalogue, { segmentId: 'segment-best' }, ctx()],
  deleteStage: () => [
    stageCatalogue,
    {
      stageId: 'stage-lead',
      moveTo: 'stage-customer',
      token: acknowledgementToken('stage-lead', null, { ...dependents, workflows: [] }),
    },
    ctx(),
    { segments: dependents.segments },
  ],
  deleteTag: () => [tag, { token: acknowledgementToken(tag.id, testNow, dependents) }, ctx(), dependents],
  disconnectChannel: onContact(identity),
  displayName: () => [full, { actor }],
  editContact: onContact({ ...input, lastName: 'Lee', release: ['email'] }, { fields }),
  explainField: () => [full, 'custom.plan', { actor, policy }],
  fieldRows: () => [catalogue, [aField({ key: 'x' })]],
  fieldSet: () => [catalogue, [aField({ key: 'x' })]],
  filterNames: () => [filter],
  finishPurge: () => [catalogue, { key: 'old' }, ctx()],
  formatPhone: value('+6591234567'),
  isContactsError: () => [new Error('x'), 'INVALID'],
  keepLatestTimes: () => [full, full],
  matches: () => [filter, full, facts, { zone: 'Asia/Singapore', actor }],
  maySend: () => [full, { ...identity, broadcast: true }],
  monthlyActiveContacts: () => [
    [{ contactId: 'c', at: testNow, inbound: true, broadcast: false, blockedAt: null, primaryId: null }],
    { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' },
  ],
  moveToStage: onContact({ stageId: 'stage-lead' }, { stages }),
  numberFromText: value('12.5'),
  observeLanguage: onContact({ language: 'de' }),
  openConversation: onContact({}),
  optionFromText: () => ['pro', ['free', 'pro']],
  parseCheckbox: value(true),
  parseContactRef: () => ['phone:91234567', { defaultCountry: 'SG' }],
  parseCountry: value('SG'),
  parseCountryName: () => ['Singapore', { locale: 'en', names: { Home: 'SG' } }],
  parseDate: value('2000-02-29'),
  parseEmail: value('ann@example.com'),
  parseFilter: () => [filter, facts, { zone: 'Asia/Singapore', actor, defaultCountry: 'SG' }],
  parseInstant: value('2026-11-23T10:00:00+01:00'),
  parseLanguage: value('en'),
  parseLine: () => ['text', 50],
  parseName: value('Ann'),
  parseNumber: value(1),
  parseOption: () => ['pro', ['free', 'pro']],
  parsePhone: () => ['91234567', { defaultCountry: 'SG' }],
  parseTagName: value('VIP'),
  parseText: value('text'),
  parseTime: value('23:59'),
  parseTimeZone: value('Asia/Singapore'),
  parseUrl: value('https://example.com'),
  positionOf: () => [{ by: 'name' }, full],
  purgeField: onContact({ key: 'note' }),
  receiveMessage: onContact(
    { ...input, ...message, address: 'x', profile: { displayName: 'ann', pictureUrl: 'https://example.com/a.png' } },
    facts,
  ),
  recordSentMessage: onContact({ ...message, broadcast: false, echo: true }),
  refuseUnstorable: () => [full, 'contact'],
  reorderFields: () => [catalogue, { order: ['email', 'note'] }, ctx(), { inCode: [aField({ key: 'x' })] }],
  reorderStages: () => [stageCatalogue, { order: ['stage-customer', 'stage-lead'] }, ctx()],
  segmentChanges: () => [
    { ...full, tags: [] },
    full,
    [aSegment({ zone: 'UTC' })],
    facts,
    { zone: 'Asia/Singapore', actor },
  ],
  segmentRows: () => [[aSegment({ zone: 'UTC' })], facts, { zone: 'Asia/Singapore', actor }],
  setOptOut: onContact({ ...identity, optedOut: true }),
  snoozeConversation: onContact({ until: '2027-01-01T00:00:00.000Z' }),
  suggestTags: () => ['v', { tags, assigned: ['tag-vip'], uses: { 'tag-vip': 2 }, limit: 5 }],
  syncProfile: onContact({ ...input, channelId: 'whatsapp', profile: { displayName: 'ann', pictureUrl: null } }, facts),
  tagContact: onContact({ tags: ['VIP', 'new'], createMissing: true }, { tags }),
  tagImpact: () => [tag, { ...dependents, contacts: 2 }, ctx()],
  tagKey: value('VIP'),
  touchContact: () => [full, { ...identity, at: testNow, inbound: true }],
  tagsCreated: () => [[tag], ctx()],
  unblockContact: () => [blocked, {}, ctx()],
  untagContact: onContact({ tags: ['VIP'] }, { tags }),
  unwrap: value({ ok: true, value: 1 }),
};
