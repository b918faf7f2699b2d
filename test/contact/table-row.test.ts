import { aChannel, aContact, anActor, anIdentity, aTombstone, fixtures } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../src/contact/contact.js';
import { type ContactTableRow, contactTableRow } from '../../src/contact/table-row.js';
import { thrown } from './thrown.js';

const { tags, stages, channels } = fixtures;
const row = (contact: Contact, options = {}): ContactTableRow =>
  contactTableRow(contact, { actor: anActor(), locale: 'de', ...options }, { tags, stages, channels });

describe('a row of the table of contacts', () => {
  it('Q6 W1 has the columns of the contact table, in the locale of the caller', () => {
    expect(row(fixtures.contacts.full, { names: { users: { 'user-2': 'Mia' } } })).toMatchObject({
      id: fixtures.contacts.full.id,
      version: fixtures.contacts.full.version,
      name: 'Ann Tan',
      initials: 'AT',
      pictureUrl: 'https://cdn.example.com/ann.png',
      email: fixtures.contacts.full.email,
      phone: '+65 9123 4567',
      country: { code: 'SG', name: 'Singapur', flag: '🇸🇬' },
      language: 'Englisch',
      conversation: fixtures.contacts.full.conversation?.status,
      assignee: { id: 'user-2', name: 'Mia' },
      stage: { id: 'stage-customer' },
      lastMessageAt: fixtures.contacts.full.lastMessageAt,
      createdAt: fixtures.contacts.full.createdAt,
    });
  });

  it('Q6 leaves empty what is not there', () => {
    const empty = { email: null, phone: null, country: null, language: null, conversation: null, assignee: null };
    const bare = aContact({ firstName: 'Ann', lastMessageAt: null, ...empty });
    expect(row(bare)).toMatchObject({ ...empty, stage: null, tags: [], channels: [], moreChannels: 0 });
  });

  it.each(['open', 'closed', 'snoozed'] as const)(
    'Q6 S4 says %s of the conversation, and blocked of a blocked contact',
    (status) => {
      const conversation = { status, openedAt: '2026-03-01T10:00:00.000Z', openedBy: 'contact' } as const;
      const block = { at: '2026-03-01T10:00:00.000Z', by: 'user-1', reason: null };
      expect(row(aContact({ conversation })).conversation).toBe(status);
      expect(row(aContact({ conversation, status: 'blocked', block })).conversation).toBe('blocked');
    },
  );

  it('N4 shows three channels: the last one that was used, then as they were connected; never one that it has not', () => {
    const known = ['a', 'b', 'c', 'd', 'e'].map((id) => aChannel({ id, kind: 'inbound' }));
    const identity = (channelId: string, connected: number, used: number | null) =>
      anIdentity({
        channelId,
        externalId: channelId,
        connectedAt: `2026-03-0${connected}T10:00:00.000Z`,
        lastInteractionAt: used === null ? null : `2026-04-0${used}T10:00:00.000Z`,
      });
    const contact = aContact({
      channels: [identity('a', 4, 1), identity('b', 3, 2), identity('c', 2, null), identity('d', 1, 1)],
    });
    const { channels: shown, moreChannels } = contactTableRow(contact, { actor: anActor() }, { channels: known });
    expect([shown.map(({ channelId }) => channelId), moreChannels]).toEqual([['b', 'd', 'c'], 1]);
    const unused = aContact({ channels: [identity('a', 2, null), identity('b', 1, null)] });
    const inOrder = contactTableRow(unused, { actor: anActor() }, { channels: known }).channels;
    expect(inOrder.map(({ channelId }) => channelId)).toEqual(['b', 'a']);
  });

  it('A4 has nothing that is hidden from the actor', () => {
    const actor = anActor({ hiddenFields: ['phone', 'email', 'language', 'lastName'] });
    expect(row(fixtures.contacts.full, { actor })).toMatchObject({
      name: 'Ann',
      phone: null,
      email: null,
      language: null,
    });
  });

  it('S7 X1 is none of a deleted contact, or of what is none', () => {
    expect(() => contactTableRow(aTombstone(), { actor: anActor() })).toThrow(/CONTACT_DELETED/);
    expect(thrown(() => contactTableRow({} as Contact, { actor: anActor() }))).toMatchObject({ code: 'INVALID' });
  });
});
