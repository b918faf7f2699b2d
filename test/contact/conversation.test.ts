import { aContact, anActor, fixedContext, fixtures, scenario } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../src/contact/contact.js';
import { closeConversation, openConversation, snoozeConversation } from '../../src/contact/conversation.js';
import { faults } from './faults.js';

const { contacts } = fixtures;
const ctx = fixedContext({ actor: anActor({ id: 'user-7' }), source: 'workflow' });
const later = '2026-12-01T00:00:00.000Z';
const { openedAt, openedBy } = contacts.full.conversation as NonNullable<Contact['conversation']>;
const names = ['full', 'snoozed', 'snoozedForGood', 'closed', 'neverSet'] as const;

describe('opening', () => {
  it.each(['snoozed', 'snoozedForGood', 'closed', 'neverSet'] as const)(
    'opens that of %s, by this actor, anew',
    (name) => {
      const { contact, events } = scenario(contacts[name])
        .when((subject) => openConversation(subject, {}, ctx))
        .emits('conversation.opened');
      expect(contact.conversation).toEqual({ status: 'open', openedAt: ctx.now, openedBy: 'user-7' });
      expect(events[0]?.data).toEqual({ by: 'workflow' });
    },
  );
  it('an open one is a no-op', () => {
    scenario(contacts.full)
      .when((subject) => openConversation(subject, {}, ctx))
      .changesNothing();
  });
  it('S4 not while blocked', () => {
    const refused = scenario(contacts.blocked)
      .when((subject) => openConversation(subject, {}, ctx))
      .rejects('CONTACT_BLOCKED');
    expect(refused).toEqual({ code: 'CONTACT_BLOCKED', id: 'blocked' });
  });
  it.each<[unknown, readonly string[]]>([
    [{ by: 'user-1' }, ['by INPUT_UNKNOWN_KEY']],
    [[], ['INPUT_INVALID_TYPE']],
    [null, ['INPUT_INVALID_TYPE']],
  ])('X1 refuses %j', (input, expected) => {
    for (const contact of [contacts.full, contacts.closed])
      expect(faults(openConversation(contact, input as object, ctx))).toEqual(expected);
  });
});

describe('closing', () => {
  it.each(['full', 'snoozed', 'snoozedForGood'] as const)('closes that of %s, and keeps when it began', (name) => {
    const { contact, events } = scenario(contacts[name])
      .when((subject) => closeConversation(subject, { category: ' Billing ', summary: 'Paid\ntwice' }, ctx))
      .emits('conversation.closed');
    const note = { category: 'Billing', summary: 'Paid twice' };
    expect(contact.conversation).toEqual({
      status: 'closed',
      openedAt,
      openedBy,
      closedAt: ctx.now,
      closedBy: 'user-7',
      ...note,
    });
    expect(events[0]?.data).toEqual({ by: 'workflow', ...note });
  });
  it.each([{}, { category: null, summary: '' }, { category: undefined }])(
    'says nothing of what it was not told: %j',
    (input) => {
      const { contact, events } = scenario(contacts.full)
        .when((subject) => closeConversation(subject, input, ctx))
        .emits('conversation.closed');
      expect(Object.keys(contact.conversation ?? {})).toEqual([
        'status',
        'openedAt',
        'openedBy',
        'closedAt',
        'closedBy',
      ]);
      expect(events[0]?.data).toEqual({ by: 'workflow', category: null, summary: null });
    },
  );
  it.each(['closed', 'neverSet', 'blocked'] as const)('there is none open at %s: no-op', (name) => {
    scenario(contacts[name])
      .when((subject) => closeConversation(subject, { category: 'x' }, ctx))
      .changesNothing();
  });
  it.each<[unknown, readonly string[]]>([
    [{ category: 'x'.repeat(129) }, ['category TEXT_TOO_LONG']],
    [{ category: 'x'.repeat(128), summary: 'x'.repeat(513) }, ['summary TEXT_TOO_LONG']],
    [{ category: 7, summary: [] }, ['category TEXT_INVALID_TYPE', 'summary TEXT_INVALID_TYPE']],
    [{ reason: 'x' }, ['reason INPUT_UNKNOWN_KEY']],
  ])('X1 refuses %j', (input, expected) => {
    expect(faults(closeConversation(contacts.full, input as object, ctx))).toEqual(expected);
  });
  it('takes 128 and 512 code points', () => {
    const note = { category: '😀'.repeat(128), summary: '😀'.repeat(512) };
    expect(closeConversation(contacts.full, note, ctx)).toMatchObject({
      ok: true,
      value: { contact: { conversation: note } },
    });
  });
});

describe('snoozing', () => {
  it.each([
    ['until a moment', { until: later }, { snoozedUntil: later }, later],
    ['until somebody opens it or writes', {}, {}, null],
    ['the same, said as null', { until: null }, {}, null],
  ])('%s', (_, input, kept, until) => {
    const { contact, events } = scenario(contacts.full)
      .when((subject) => snoozeConversation(subject, input, ctx))
      .emits('conversation.snoozed');
    expect(contact.conversation).toEqual({ status: 'snoozed', openedAt, openedBy, ...kept });
    expect(events[0]?.data).toEqual({ until });
  });
  it('a snoozed one can be snoozed to another moment, or for good', () => {
    for (const input of [{ until: later }, {}]) {
      scenario(contacts.snoozed)
        .when((subject) => snoozeConversation(subject, input, ctx))
        .emits('conversation.snoozed');
    }
    scenario(contacts.snoozedForGood)
      .when((subject) => snoozeConversation(subject, { until: later }, ctx))
      .emits('conversation.snoozed');
  });
  it('what changes nothing is a no-op', () => {
    const until = contacts.snoozed.conversation?.snoozedUntil;
    scenario(contacts.snoozed)
      .when((subject) => snoozeConversation(subject, { until }, ctx))
      .changesNothing();
    scenario(contacts.snoozedForGood)
      .when((subject) => snoozeConversation(subject, {}, ctx))
      .changesNothing();
    scenario(contacts.closed)
      .when((subject) => snoozeConversation(subject, { until: later }, ctx))
      .changesNothing();
    scenario(contacts.neverSet)
      .when((subject) => snoozeConversation(subject, { until: later }, ctx))
      .changesNothing();
  });
  it('S4 not while blocked', () => {
    scenario(contacts.blocked)
      .when((subject) => snoozeConversation(subject, {}, ctx))
      .rejects('CONTACT_BLOCKED');
  });
  it.each<[unknown, readonly string[]]>([
    [{ until: ctx.now }, ['until INPUT_INVALID_VALUE']],
    [{ until: '2026-11-23T08:59:59.999Z' }, ['until INPUT_INVALID_VALUE']],
    [{ until: 'tomorrow' }, ['until DATETIME_INVALID']],
    [{ until: 5 }, ['until DATETIME_INVALID_TYPE']],
    [{ until: later, for: 5 }, ['for INPUT_UNKNOWN_KEY']],
  ])('X1 refuses %j', (input, expected) => {
    expect(faults(snoozeConversation(contacts.full, input as object, ctx))).toEqual(expected);
  });
});

it('an actor and a source for every change: one who opens is not one who closes', () => {
  const one = fixedContext({ actor: anActor({ id: 'a' }) });
  const other = fixedContext({ actor: anActor({ id: 'b', role: 'system' }) });
  const opened = scenario(aContact())
    .when((subject) => openConversation(subject, {}, one))
    .emits('conversation.opened').contact;
  const { contact, events } = scenario(opened)
    .when((subject) => closeConversation(subject, {}, other))
    .emits('conversation.closed');
  expect(contact.conversation).toMatchObject({ openedBy: 'a', closedBy: 'b' });
  expect(events[0]?.data.by).toBe('api');
});

it.each(names)('conversations of %s keep everything else as it was', (name) => {
  const before = contacts[name];
  for (const operation of [openConversation, closeConversation, snoozeConversation]) {
    const answer = operation(before, {}, ctx);
    if (!answer.ok) throw new Error('refused');
    const { contact, events } = answer.value;
    const counted = events.length > 0 ? { version: before.version + 1, updatedAt: ctx.now } : {};
    expect(contact).toEqual({ ...before, ...counted, conversation: contact.conversation });
  }
});
