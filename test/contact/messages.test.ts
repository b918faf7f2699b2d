import {
  aContact,
  aField,
  anActor,
  anIdentity,
  countingIds,
  fixedContext,
  fixtures,
  scenario,
} from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/access/context.js';
import type { Contact } from '../../src/contact/contact.js';
import { receiveMessage, recordSentMessage } from '../../src/contact/messages.js';
import { faults } from './faults.js';

const { contacts, fields, stages, tombstone } = fixtures;
const ctx = fixedContext({ actor: anActor({ id: 'whatsapp-adapter', role: 'system' }) });
const at = '2026-11-23T08:59:30.000Z';
const message = { channelId: 'whatsapp', externalId: '6591234567', messageId: 'm-1', at };
const stranger = { ...message, externalId: 'Stranger' };

function receive(
  contact: Contact | null,
  more: object = {},
  context: Partial<Context> = {},
): ReturnType<typeof receiveMessage> {
  return receiveMessage(contact, { ...message, ...more }, { ...ctx, ...context }, { fields, stages });
}
const boom = (): never => {
  throw new Error('no');
};
type Sent = Parameters<typeof recordSentMessage>[1];
const send = (contact: Contact, more: Partial<Sent> = {}): ReturnType<typeof recordSentMessage> =>
  recordSentMessage(contact, { channelId: 'whatsapp', at, ...more }, ctx);

describe('M1 a message from an active contact', () => {
  it('M1 is visible; times move without version and event', () => {
    const { contact, verdict, created, touch } = scenario(contacts.full)
      .when((subject) => receive(subject))
      .emits();
    expect(touch).toStrictEqual({ channelId: 'whatsapp', externalId: '6591234567', at, inbound: true });
    expect(verdict).toEqual({ visible: true, blockedAt: null, ignored: [] });
    expect(created).toBe(false);
    const [identity, ...others] = contacts.full.channels;
    expect(contact).toEqual({
      ...contacts.full,
      lastMessageAt: at,
      lastInboundAt: at,
      channels: [{ ...identity, lastInteractionAt: at }, ...others],
    });
  });
  it('M1 that names no identity connects none, and is an interaction of the first of the channel', () => {
    const { contact, touch } = scenario(contacts.full)
      .when((subject) => receive(subject, { externalId: undefined }))
      .emits();
    expect(contact.channels.map(({ lastInteractionAt }) => lastInteractionAt)).toEqual([at, null]);
    expect(touch).toStrictEqual({ channelId: 'whatsapp', at, inbound: true });
  });
  it('M1 moves no time back', () => {
    scenario(contacts.full)
      .when((subject) => receive(subject, { at: '2020-01-01T00:00:00.000Z' }))
      .changesNothing();
  });
  it.each(['closed', 'neverSet', 'emoji'] as const)('M1 opens the conversation of %s', (name) => {
    const { contact, events } = scenario(aContact({ ...contacts[name], channels: [anIdentity()] }))
      .when((subject) => receive(subject))
      .emits('conversation.opened');
    expect(contact.conversation).toEqual({ status: 'open', openedAt: ctx.now, openedBy: 'whatsapp-adapter' });
    expect(events[0]).toMatchObject({ data: { by: 'message' }, source: 'channel' });
  });
  it.each(['snoozed', 'snoozedForGood'] as const)('M1 ends the snooze of %s', (name) => {
    const { contact } = scenario(aContact({ ...contacts[name], channels: [anIdentity()] }))
      .when((subject) => receive(subject))
      .emits('conversation.opened');
    expect(contact.conversation?.status).toBe('open');
  });
  it('M5 the sender’s clock feeds message times alone', () => {
    const { contact, events } = scenario(contacts.closed)
      .when((subject) => receive(subject, { at: '2031-01-01T01:00:00+01:00' }))
      .emits('contact.channel.connected', 'conversation.opened');
    expect(contact).toMatchObject({
      lastMessageAt: '2031-01-01T00:00:00.000Z',
      updatedAt: ctx.now,
      conversation: { openedAt: ctx.now },
    });
    expect(events.map((event) => event.at)).toEqual([ctx.now, ctx.now]);
    expect(contact.channels[0]?.connectedAt).toBe(ctx.now);
  });
  it('N1 connects an identity that the contact lacks, with the address that the channel declares', () => {
    const { contact, events } = scenario(contacts.full)
      .when((subject) => receive(subject, { externalId: 'another', address: '+65 8888 8888' }))
      .emits('contact.channel.connected');
    const identity = anIdentity({ externalId: 'another', address: '+65 8888 8888', connectedAt: ctx.now });
    expect(events[0]?.data).toEqual({ identity });
    expect(contact.channels).toEqual([...contacts.full.channels, { ...identity, lastInteractionAt: at }]);
  });
  it('N3 a late message by an earlier id finds its identity', () => {
    const open = aContact({ ...contacts.rotated, conversation: contacts.full.conversation });
    const { contact } = scenario(open)
      .when((subject) => receive(subject, { externalId: 'old' }))
      .emits();
    expect(contact.channels.map(({ lastInteractionAt }) => lastInteractionAt)).toEqual([at, null, null]);
  });
  it('P2 what the channel knows fills, in one commit with the rest', () => {
    const { contact, events } = scenario(contacts.neverSet)
      .when((subject) =>
        receive(subject, {
          firstName: 'Ann',
          phone: '+6591234567',
          custom: { note: 'hi' },
          profile: { displayName: 'ann' },
        }),
      )
      .emits('contact.channel.connected', 'contact.profile.updated', 'contact.updated', 'conversation.opened');
    const origin = { source: 'channel', at: ctx.now, channelId: 'whatsapp' };
    expect(contact).toMatchObject({
      version: 2,
      firstName: 'Ann',
      country: 'SG',
      profile: { displayName: 'ann', pictureUrl: null, channelId: 'whatsapp' },
    });
    expect(contact.origins).toEqual({
      firstName: origin,
      phone: origin,
      'custom.note': origin,
      country: { source: 'phone', at: ctx.now },
    });
    expect(events.map(({ source }) => source)).toEqual(['channel', 'channel', 'channel', 'channel']);
    expect(events[1]?.data).toEqual({
      before: null,
      after: { displayName: 'ann', pictureUrl: null, channelId: 'whatsapp' },
    });
    expect(events[2]?.data).toEqual({
      fields: {
        firstName: [null, { value: 'Ann', origin }],
        phone: [null, { value: '+6591234567', origin }],
        'custom.note': [null, { value: 'hi', origin }],
        country: [null, { value: 'SG', origin: { source: 'phone', at: ctx.now } }],
      },
    });
  });
  it('P2 and writes over nothing that a person set or cleared', () => {
    for (const contact of [contacts.full, contacts.cleared]) {
      const answer = receive(contact, {
        firstName: 'X',
        lastName: 'X',
        email: 'x@example.com',
        country: 'DE',
        language: 'de',
      });
      if (!answer.ok) throw new Error('refused');
      const { firstName, lastName, email, country, language, origins } = contact;
      expect(answer.value.contact).toMatchObject({ firstName, lastName, email, country, language, origins });
      expect(answer.value.verdict.ignored).toEqual([]);
    }
  });
});

describe('M2 a message from a blocked contact', () => {
  it('M2 S5 is hidden, says since when, and changes nothing of the row', () => {
    const hidden = { externalId: 'blocked', firstName: 'X', profile: { displayName: 'X' }, address: 'x' };
    scenario(contacts.blocked)
      .when((subject) => receive(subject, hidden))
      .changesNothing();
    expect(receive(contacts.blocked, hidden)).toMatchObject({
      value: { verdict: { visible: false, blockedAt: contacts.blocked.block?.at, ignored: [] }, created: false },
    });
  });
  it('M2 not even an identity is connected', () => {
    scenario(contacts.blocked)
      .when((subject) => receive(subject, { externalId: 'another' }))
      .changesNothing();
  });
});

describe('M3 M5 a message to a contact', () => {
  it('M5 an agent’s opens the conversation, and moves times', () => {
    const { contact, events, touch } = scenario(contacts.closed)
      .when((subject) => send(subject))
      .emits('conversation.opened');
    expect(touch).toStrictEqual({ channelId: 'whatsapp', at, inbound: false });
    expect(events[0]?.data).toEqual({ by: 'api' });
    expect(contact).toMatchObject({
      lastMessageAt: at,
      lastInboundAt: null,
      conversation: { openedBy: 'whatsapp-adapter' },
    });
  });
  it.each([{ broadcast: true }, { echo: true }, { broadcast: true, echo: true }])('M5 %j opens none', (kind) => {
    for (const contact of [contacts.closed, contacts.neverSet, contacts.snoozed]) {
      const { contact: after } = scenario(contact)
        .when((subject) => send(subject, kind))
        .emits();
      expect(after).toEqual({ ...contact, lastMessageAt: at, channels: after.channels });
    }
  });
  it('M5 an open one stays as it is, a snooze ends', () => {
    expect(
      scenario(contacts.full)
        .when((subject) => send(subject))
        .emits().contact.conversation,
    ).toBe(contacts.full.conversation);
    scenario(contacts.snoozed)
      .when((subject) => send(subject))
      .emits('conversation.opened');
  });
  it('M3 S4 a block never refuses it, and stays closed', () => {
    for (const kind of [{}, { broadcast: true }, { echo: true }]) {
      const { contact } = scenario(contacts.blocked)
        .when((subject) => send(subject, { ...kind, externalId: 'blocked' }))
        .emits();
      expect(contact).toMatchObject({
        status: 'blocked',
        conversation: contacts.blocked.conversation,
        lastMessageAt: at,
      });
      expect(contact.channels[0]?.lastInteractionAt).toBe(at);
    }
  });
  it('M1 of the identity that is named, else the first of the channel', () => {
    const touched = (externalId?: string): readonly (string | null)[] =>
      scenario(contacts.rotated)
        .when((subject) => send(subject, { echo: true, externalId }))
        .emits()
        .contact.channels.map(({ lastInteractionAt }) => lastInteractionAt);
    expect(touched()).toEqual([at, null, null]);
    expect(touched('other')).toEqual([null, at, null]);
    expect(touched('nobody')).toEqual([null, null, null]);
  });
});

describe('N6 a message from an unknown identity', () => {
  it('N6 makes contact, identity, default stage and open conversation in one commit', () => {
    const answer = receiveMessage(
      null,
      { ...stranger, address: '+65 9123 4567' },
      { ...ctx, newId: countingIds() },
      { fields, stages },
    );
    if (!answer.ok) throw new Error('refused');
    const { contact, events, verdict, created } = answer.value;
    expect(contact).toStrictEqual({
      ...aContact({ id: 'id-1', firstName: null, createdAt: ctx.now }),
      channels: [
        {
          ...anIdentity({ externalId: 'Stranger', address: '+65 9123 4567', connectedAt: ctx.now }),
          lastInteractionAt: at,
        },
      ],
      stageId: 'stage-lead',
      conversation: { status: 'open', openedAt: ctx.now, openedBy: 'whatsapp-adapter' },
      lastMessageAt: at,
      lastInboundAt: at,
    });
    expect(verdict).toEqual({ visible: true, blockedAt: null, ignored: [] });
    expect(created).toBe(true);
    expect(events.map(({ type, version, seq, source }) => [type, version, seq, source])).toEqual([
      ['contact.created', 1, 0, 'channel'],
      ['conversation.opened', 1, 1, 'channel'],
    ]);
    expect(events[0]?.data).toEqual({ contact: { ...contact, conversation: null } });
    expect(events[1]?.data).toEqual({ by: 'message' });
  });
  it('N6 P2 with what the channel knows', () => {
    const answer = receive(null, {
      ...stranger,
      firstName: 'Ann',
      phone: '+6591234567',
      custom: { plan: 'PRO' },
      profile: { displayName: 'ann ✨', pictureUrl: 'https://e.example/a.png' },
    });
    const origin = { source: 'channel', at: ctx.now, channelId: 'whatsapp' };
    expect(answer).toMatchObject({
      value: {
        contact: {
          firstName: 'Ann',
          phone: '+6591234567',
          country: 'SG',
          custom: { plan: 'pro' },
          profile: { displayName: 'ann ✨', pictureUrl: 'https://e.example/a.png', channelId: 'whatsapp' },
          origins: {
            firstName: origin,
            phone: origin,
            'custom.plan': origin,
            country: { source: 'phone', at: ctx.now },
          },
        },
      },
    });
  });
  it('N6 needs to know who', () => {
    expect(faults(receive(null, { externalId: undefined }))).toEqual(['externalId INPUT_REQUIRED']);
  });
  it('G1 no default stage: none', () => {
    for (const known of [undefined, [], stages.slice(1)]) {
      expect(receiveMessage(null, stranger, ctx, { stages: known })).toMatchObject({
        value: { contact: { stageId: null } },
      });
    }
  });
  it('S6 N6 a deleted contact gets no message: the sender is unknown by then', () => {
    expect(receiveMessage(tombstone, message, ctx)).toEqual({
      ok: false,
      error: { code: 'CONTACT_DELETED', id: 'gone' },
    });
  });
});

describe('P6 a bad value is left out and told, and never refuses the message', () => {
  const bad = {
    firstName: 'x'.repeat(201),
    email: 7,
    phone: 'none',
    country: 'XX',
    language: ['en'],
    custom: { plan: 'gold', nobody: 1, seats: 5 },
    profile: { displayName: 'a\u0000', pictureUrl: 'no url' },
    address: { not: 'text' },
  };
  it.each([
    ['a known sender', contacts.neverSet],
    ['an unknown one', null],
  ])('P6 of %s', (_, contact) => {
    const answer = receive(contact, { ...stranger, ...bad });
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    const { ignored } = answer.value.verdict;
    expect(ignored.map(({ code, path }) => `${path.join('.')} ${code}`).sort()).toEqual([
      'address TEXT_INVALID_TYPE',
      'country COUNTRY_UNKNOWN',
      'custom.nobody FIELD_UNKNOWN',
      'custom.plan OPTION_UNKNOWN',
      'email EMAIL_INVALID_TYPE',
      'firstName NAME_TOO_LONG',
      'language LANGUAGE_INVALID_TYPE',
      'phone PHONE_INVALID_CHARACTERS',
      'profile.displayName NAME_INVALID_CHARACTERS',
      'profile.pictureUrl URL_INVALID_CHARACTERS',
    ]);
    expect(answer.value.contact).toMatchObject({
      firstName: null,
      profile: null,
      custom: { seats: 5 },
      conversation: { status: 'open' },
    });
    expect(answer.value.contact.channels.at(-1)).toMatchObject({ externalId: 'Stranger', address: null });
  });
  it.each([contacts.neverSet, null])('P6 so is a custom value when no definitions are given: case %#', (contact) => {
    const answer = receiveMessage(contact, { ...stranger, custom: { note: 'x' } }, ctx);
    expect(answer).toMatchObject({
      value: { verdict: { ignored: [{ code: 'FIELD_UNKNOWN', path: ['custom', 'note'] }] } },
    });
  });
  it('P6 A4 fields that are hidden from the adapter are no concern of the channel', () => {
    const actor = anActor({ hiddenFields: ['firstName'] });
    expect(receive(null, { ...stranger, firstName: 'Ann' }, { actor })).toMatchObject({
      value: { contact: { firstName: 'Ann' } },
    });
  });
});

describe('X1 bad input', () => {
  it.each<[object, readonly string[]]>([
    [{ channelId: 'a:b' }, ['channelId INPUT_INVALID_VALUE']],
    [{ at: 'now' }, ['at DATETIME_INVALID']],
    [{ at: '2026-11-23T08:59:30' }, ['at DATETIME_INVALID']],
    [{ at: undefined }, ['at INPUT_REQUIRED']],
    [{ at: new Date(0) }, ['at INPUT_NOT_PLAIN']],
    [{ externalId: '' }, ['externalId INPUT_INVALID_VALUE']],
    [{ messageId: 'a\nb' }, ['messageId INPUT_INVALID_VALUE']],
    [{ text: 'hello' }, ['text INPUT_UNKNOWN_KEY']],
  ])('X1 %j', (more, expected) => {
    for (const contact of [contacts.full, contacts.blocked, null])
      expect(faults(receive(contact, more))).toEqual(expected);
    expect(faults(send(contacts.full, more))).toEqual(expected);
  });
  it('X1 of one operation each', () => {
    expect(faults(send(contacts.full, { broadcast: 1, echo: 'x' } as unknown as Partial<Sent>))).toEqual([
      'broadcast INPUT_INVALID_TYPE',
      'echo INPUT_INVALID_TYPE',
    ]);
    expect(faults(receive(contacts.full, { profile: 'ann' }))).toEqual(['profile INPUT_INVALID_TYPE']);
    expect(faults(receiveMessage(undefined as unknown as null, message, ctx))).toEqual(['contact INPUT_REQUIRED']);
    expect(faults(receiveMessage(null, undefined as unknown as typeof message, ctx))).toEqual([
      'at INPUT_REQUIRED',
      'channelId INPUT_REQUIRED',
    ]);
    expect(faults(receiveMessage(null, stranger, null as unknown as Context))).toEqual(['ctx INPUT_INVALID_TYPE']);
    expect(faults(receive(null, stranger, { newId: () => 'a:b' }))).toEqual(['ctx.newId INPUT_INVALID_VALUE']);
  });
  it.each<[unknown, readonly string[]]>([
    [null, ['facts INPUT_INVALID_TYPE']],
    [{ fields: 7 }, ['facts.fields INPUT_INVALID_TYPE']],
    [{ fields: [aField({ key: 'note' }), null] }, ['facts.fields.1 INPUT_INVALID_TYPE']],
  ])('X1 facts are the caller’s, not the channel’s: %j', (facts, expected) => {
    for (const contact of [contacts.neverSet, null]) {
      expect(
        faults(
          receiveMessage(contact, { ...stranger, custom: { note: 'x' } }, ctx, facts as { fields: typeof fields }),
        ),
      ).toEqual(expected);
    }
  });
  it.each([contacts.neverSet, null])('X1 what throws when it is read: case %#', (contact) => {
    const policy = Object.defineProperty({ ...ctx }, 'policy', { enumerable: true, get: boom });
    expect(faults(receiveMessage(contact, stranger, policy))).toEqual(['ctx INPUT_NOT_PLAIN']);
    const facts = Object.defineProperty({}, 'fields', { enumerable: true, get: boom });
    expect(faults(receiveMessage(contact, stranger, ctx, facts))).toEqual(['facts.fields INPUT_NOT_PLAIN']);
  });
  it('X1 stages too', () => {
    const known = [null] as unknown as typeof stages;
    expect(faults(receiveMessage(null, stranger, ctx, { stages: known }))).toEqual(['facts.stages INPUT_INVALID_TYPE']);
  });
});
