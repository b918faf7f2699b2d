import { aContact, anIdentity, fixedContext, fixtures, scenario } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { connectChannel, disconnectChannel, setOptOut } from '../../src/contact/channels.js';
import { faults } from './faults.js';

const { contacts } = fixtures;
const ctx = fixedContext({ source: 'channel' });
const whatsapp = (externalId: string): { channelId: string; externalId: string } => ({
  channelId: 'whatsapp',
  externalId,
});
const [first, other] = contacts.rotated.channels;

describe('N1 connecting', () => {
  it('N1 adds an identity that the contact lacks', () => {
    const { contact, events } = scenario(contacts.rotated)
      .when((subject) => connectChannel(subject, { ...whatsapp('third'), address: ' +65 9123 4567 ' }, ctx))
      .emits('contact.channel.connected');
    const identity = anIdentity({ externalId: 'third', address: '+65 9123 4567', connectedAt: ctx.now });
    expect(contact.channels).toEqual([...contacts.rotated.channels, identity]);
    expect(events[0]?.data).toEqual({ identity });
  });
  it.each(['new', 'old', 'Old', 'other'])(
    'N1 N3 what it has already, by present or earlier id, is a no-op: %s',
    (externalId) => {
      scenario(contacts.rotated)
        .when((subject) => connectChannel(subject, whatsapp(externalId), ctx))
        .changesNothing();
    },
  );
  it('N2 external ids are exact and case-sensitive, and never numbers', () => {
    for (const externalId of [
      'New',
      ' new',
      '65 9123 4567',
      '+6591234567',
      '006591234567',
      'neW',
      'Ä'.normalize('NFD'),
    ]) {
      const { contact } = scenario(contacts.rotated)
        .when((subject) => connectChannel(subject, whatsapp(externalId), ctx))
        .emits('contact.channel.connected');
      expect(contact.channels.at(-1)?.externalId).toBe(externalId);
    }
  });
  it('N2 the same id on another channel is another identity', () => {
    scenario(contacts.rotated)
      .when((subject) => connectChannel(subject, { channelId: 'sms', externalId: 'new' }, ctx))
      .emits('contact.channel.connected');
  });
  it('D1 an address that was learnt is taken over, and one that was not said stays', () => {
    const learnt = scenario(contacts.rotated)
      .when((subject) => connectChannel(subject, { ...whatsapp('old'), address: '+6591234567' }, ctx))
      .emits('contact.channel.changed');
    expect(learnt.events[0]?.data).toEqual({ before: first, after: { ...first, address: '+6591234567' } });
    for (const address of [undefined, null, '', '+6591234567']) {
      scenario(learnt.contact)
        .when((subject) => connectChannel(subject, { ...whatsapp('new'), address }, ctx))
        .changesNothing();
    }
  });
  it('C6 a blocked contact too', () => {
    scenario(contacts.blocked)
      .when((subject) => connectChannel(subject, whatsapp('x'), ctx))
      .emits('contact.channel.connected');
  });
});

describe('N3 an identity rotates, and the old one stays as an alias', () => {
  it.each([
    ['new', 'newest', ['old', 'Old', 'new']],
    ['old', 'newest', ['old', 'Old', 'new']],
    ['new', 'old', ['Old', 'new']],
  ])('N3 from %s to %s', (replaces, externalId, aliases) => {
    const { contact, events } = scenario(contacts.rotated)
      .when((subject) => connectChannel(subject, { ...whatsapp(externalId), replaces }, ctx))
      .emits('contact.channel.changed');
    expect(contact.channels).toEqual([{ ...first, externalId, aliases }, ...contacts.rotated.channels.slice(1)]);
    expect(events[0]?.data).toEqual({ before: first, after: contact.channels[0] });
  });
  it('N3 keeps when it was connected, its interactions and its opt-out', () => {
    const present = anIdentity({
      address: 'x',
      lastInteractionAt: '2026-02-01T00:00:00.000Z',
      optedOut: { at: ctx.now, source: 'manual' },
    });
    const { contact } = scenario(aContact({ channels: [present] }))
      .when((subject) => connectChannel(subject, { ...whatsapp('b'), replaces: present.externalId }, ctx))
      .emits('contact.channel.changed');
    expect(contact.channels).toEqual([{ ...present, externalId: 'b', aliases: [present.externalId] }]);
  });
  it('N3 to what it is already: no-op', () => {
    scenario(contacts.rotated)
      .when((subject) => connectChannel(subject, { ...whatsapp('new'), replaces: 'new' }, ctx))
      .changesNothing();
    scenario(contacts.rotated)
      .when((subject) => connectChannel(subject, { ...whatsapp('new'), replaces: 'old' }, ctx))
      .changesNothing();
  });
  it('N3 an old id that the contact lacks is IDENTITY_UNKNOWN', () => {
    const refused = scenario(contacts.rotated)
      .when((subject) => connectChannel(subject, { ...whatsapp('x'), replaces: 'nobody' }, ctx))
      .rejects('IDENTITY_UNKNOWN');
    expect(refused).toEqual({ code: 'IDENTITY_UNKNOWN', channelId: 'whatsapp', externalId: 'nobody' });
    scenario(contacts.rotated)
      .when((subject) => connectChannel(subject, { channelId: 'sms', externalId: 'x', replaces: 'new' }, ctx))
      .rejects('IDENTITY_UNKNOWN');
  });
  it('N3 two identities do not become one', () => {
    const answer = connectChannel(contacts.rotated, { ...whatsapp('other'), replaces: 'new' }, ctx);
    expect(faults(answer)).toEqual(['replaces INPUT_INVALID_VALUE']);
  });
});

describe('disconnecting', () => {
  it.each(['new', 'old'])('N1 takes the identity off, by present or earlier id: %s', (externalId) => {
    const { contact, events } = scenario(contacts.rotated)
      .when((subject) => disconnectChannel(subject, whatsapp(externalId), ctx))
      .emits('contact.channel.disconnected');
    expect(contact.channels).toEqual(contacts.rotated.channels.slice(1));
    expect(events[0]?.data).toEqual({ identity: first });
  });
  it.each([whatsapp('nobody'), { channelId: 'sms', externalId: 'new' }, whatsapp('NEW')])(
    'N2 what it lacks is a no-op: %j',
    (ref) => {
      scenario(contacts.rotated)
        .when((subject) => disconnectChannel(subject, ref, ctx))
        .changesNothing();
    },
  );
});

describe('N4 opt-out', () => {
  const out = { at: ctx.now, source: 'channel' };
  it.each(['new', 'old'])('N4 notes it, by present or earlier id: %s', (externalId) => {
    const { contact, events } = scenario(contacts.rotated)
      .when((subject) => setOptOut(subject, { ...whatsapp(externalId), optedOut: true }, ctx))
      .emits('contact.channel.changed');
    expect(contact.channels.map(({ optedOut }) => optedOut)).toEqual([out, null, null]);
    expect(events[0]?.data).toEqual({ before: first, after: { ...first, optedOut: out } });
  });
  it('N4 lifts it', () => {
    const { contact } = scenario(contacts.blocked)
      .when((subject) => setOptOut(subject, { ...whatsapp('blocked'), optedOut: false }, ctx))
      .emits('contact.channel.changed');
    expect(contact.channels[0]?.optedOut).toBeNull();
  });
  it('N4 what it is already is a no-op, and keeps since when', () => {
    scenario(contacts.blocked)
      .when((subject) => setOptOut(subject, { ...whatsapp('blocked'), optedOut: true }, ctx))
      .changesNothing();
    scenario(contacts.rotated)
      .when((subject) => setOptOut(subject, { ...whatsapp('other'), optedOut: false }, ctx))
      .changesNothing();
    expect(other?.optedOut).toBeNull();
  });
  it('N4 an identity that the contact lacks is IDENTITY_UNKNOWN: an opt-out must not get lost', () => {
    for (const optedOut of [true, false]) {
      scenario(contacts.rotated)
        .when((subject) => setOptOut(subject, { ...whatsapp('nobody'), optedOut }, ctx))
        .rejects('IDENTITY_UNKNOWN');
    }
  });
});

describe('X1 bad input', () => {
  const bad: readonly [unknown, readonly string[]][] = [
    [{}, ['channelId INPUT_REQUIRED', 'externalId INPUT_REQUIRED']],
    [{ ...whatsapp(''), more: 1 }, ['externalId INPUT_INVALID_VALUE', 'more INPUT_UNKNOWN_KEY']],
    [{ channelId: 'a:b', externalId: 7 }, ['channelId INPUT_INVALID_VALUE', 'externalId INPUT_INVALID_TYPE']],
    [whatsapp('a\nb'), ['externalId INPUT_INVALID_VALUE']],
    [whatsapp('\ud800'), ['externalId INPUT_INVALID_VALUE']],
    [whatsapp('x'.repeat(1025)), ['externalId INPUT_INVALID_VALUE']],
  ];
  it.each(bad)('X1 N2 %j', (input, expected) => {
    const ref = input as { channelId: string; externalId: string };
    expect(faults(connectChannel(contacts.rotated, ref, ctx))).toEqual(expected);
    expect(faults(disconnectChannel(contacts.rotated, ref, ctx))).toEqual(expected);
    expect(faults(setOptOut(contacts.rotated, { ...ref, optedOut: true }, ctx))).toEqual(expected);
  });
  it('X1 of one operation each', () => {
    const wrong = { ...whatsapp('x'), address: 'x'.repeat(321), replaces: '' };
    expect(faults(connectChannel(contacts.rotated, wrong, ctx))).toEqual([
      'address TEXT_TOO_LONG',
      'replaces INPUT_INVALID_VALUE',
    ]);
    const unsaid = whatsapp('new') as Parameters<typeof setOptOut>[1];
    expect(faults(setOptOut(contacts.rotated, unsaid, ctx))).toEqual(['optedOut INPUT_REQUIRED']);
  });
});
