import { fc, test } from '@fast-check/vitest';
import { aChannel, aContact, anActor, anIdentity, fixtures } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { type Channel, channelViews } from '../../src/contact/channel-view.js';
import type { ChannelIdentity } from '../../src/contact/contact.js';
import { visibleContact } from '../../src/contact/visible.js';

const channels: readonly Channel[] = [
  aChannel({ id: 'sms', name: 'SMS', kind: 'phone' }),
  aChannel({ id: 'mail', name: 'Mail', kind: 'email' }),
  aChannel({ id: 'chat', name: 'Chat', kind: 'inbound' }),
  aChannel({ id: 'crm', name: 'CRM', kind: 'external' }),
];
const day = (number: number): string => `2026-03-0${number}T10:00:00.000Z`;
const identity = (channelId: string, lastInteractionAt: string | null = null, more: Partial<ChannelIdentity> = {}) =>
  anIdentity({ channelId, externalId: `${channelId}-id`, lastInteractionAt, ...more });
const states = (...args: Parameters<typeof channelViews>): readonly string[] =>
  channelViews(...args).map(({ channelId, state }) => `${channelId} ${state}`);

describe('channelViews', () => {
  it.each([
    ['nothing is known', {}, ['sms unavailable', 'mail unavailable', 'chat unavailable']],
    ['a phone number', { phone: '+6591234567' }, ['sms reachable', 'mail unavailable', 'chat unavailable']],
    ['an email address', { email: 'a@b.example' }, ['mail reachable', 'sms unavailable', 'chat unavailable']],
    [
      'an identity where we can write first',
      { channels: [identity('mail')] },
      ['mail reachable', 'sms unavailable', 'chat unavailable'],
    ],
    [
      'an identity where we can not',
      { channels: [identity('chat')] },
      ['sms unavailable', 'mail unavailable', 'chat unavailable'],
    ],
    [
      'the latest interaction first',
      { channels: [identity('sms', day(1)), identity('chat', day(3)), identity('mail', day(2))] },
      ['chat active', 'mail active', 'sms active'],
    ],
    [
      'what is active before what is reachable',
      { phone: '+6591234567', channels: [identity('chat', day(1))] },
      ['chat active', 'sms reachable', 'mail unavailable'],
    ],
    [
      'the record of the host',
      { channels: [identity('crm', day(1))] },
      ['sms unavailable', 'mail unavailable', 'chat unavailable'],
    ],
    [
      'an identity of a channel that is gone',
      { channels: [identity('fax', day(1))] },
      ['sms unavailable', 'mail unavailable', 'chat unavailable'],
    ],
  ])('N4 order and state: %s', (_, known, expected) => {
    expect(states(aContact(known), channels)).toEqual(expected);
  });

  it('N4 gives every identity of a channel an entry, and tells of an opt-out', () => {
    const optedOut = { at: day(2), source: 'channel' } as const;
    const contact = aContact({
      channels: [
        identity('sms', null, { externalId: 'old' }),
        identity('sms', day(2), { externalId: 'new', optedOut }),
      ],
    });
    const common = { channelId: 'sms', name: 'SMS', kind: 'phone', connectedAt: contact.createdAt };
    expect(channelViews(contact, channels.slice(0, 1))).toEqual([
      { ...common, state: 'active', externalId: 'new', lastInteractionAt: day(2), optedOut },
      { ...common, state: 'reachable', externalId: 'old', lastInteractionAt: null, optedOut: null },
    ]);
  });

  it('A4 does not tell a hidden phone number or address, which any external id may be', () => {
    const contact = aContact({
      phone: '+6591234567',
      email: 'a@b.example',
      channels: [identity('sms', day(3)), identity('mail', day(2)), identity('chat', day(1))],
    });
    const viewed = (hiddenFields: readonly string[]): ReturnType<typeof channelViews> =>
      channelViews(visibleContact(contact, anActor({ hiddenFields })), channels);
    const whole = viewed([]);
    expect(whole.map(({ externalId }) => externalId)).toEqual(['sms-id', 'mail-id', 'chat-id']);
    for (const path of ['phone', 'email'])
      expect(viewed([path])).toEqual(whole.map((view) => ({ ...view, externalId: null })));
    const hidden = anActor({ hiddenFields: ['phone', 'email'] });
    expect(states(visibleContact({ ...contact, channels: [] }, hidden), channels)).toEqual(
      states(aContact(), channels),
    );
  });

  test.prop([fc.constantFrom(...Object.values(fixtures.contacts)), fc.shuffledSubarray([...fixtures.channels])])(
    'N4 holds for every contact and any order of the channels',
    (contact, some) => {
      const views = channelViews(contact, some);
      const times = views.map(({ lastInteractionAt }) => lastInteractionAt ?? '');
      expect(times).toEqual([...times].sort().reverse());
      for (const channel of some) {
        const count = contact.channels.filter(({ channelId }) => channelId === channel.id).length;
        const shown = channel.kind === 'external' ? 0 : Math.max(count, 1);
        expect(views.filter(({ channelId }) => channelId === channel.id)).toHaveLength(shown);
      }
      for (const { state, lastInteractionAt } of views) expect(state === 'active').toBe(lastInteractionAt !== null);
    },
  );
});
