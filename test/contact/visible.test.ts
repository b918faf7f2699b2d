import { aContact, anActor, anIdentity, deepFreeze, fixtures } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { contactIssues } from '../../src/contact/check.js';
import type { ChannelIdentity } from '../../src/contact/contact.js';
import type { ContactEvent, EventData, EventType } from '../../src/contact/events.js';
import { visibleContact, visibleEvent } from '../../src/contact/visible.js';

const { full } = fixtures.contacts;
const hiding = (...hiddenFields: readonly string[]): ReturnType<typeof anActor> => anActor({ hiddenFields });
const all = hiding(
  'firstName',
  'lastName',
  'email',
  'phone',
  'country',
  'language',
  'profile',
  ...Object.keys(full.custom).map((key) => `custom.${key}`),
);

describe('A4 a contact as an actor may see it', () => {
  it('A4 without hidden fields, the very contact', () => {
    expect(visibleContact(full, anActor())).toBe(full);
    expect(visibleContact(full, hiding())).toBe(full);
  });
  it('A4 a hidden field has no value and no origin, as if it was never set', () => {
    const seen = visibleContact(full, hiding('firstName', 'custom.note', 'custom.nobody', 'nonsense', '__proto__'));
    const { note: _, ...custom } = full.custom as { readonly note: string };
    const { firstName: _name, 'custom.note': _note, ...origins } = full.origins as Record<string, unknown>;
    expect(seen).toStrictEqual({ ...full, firstName: null, custom, origins });
  });
  it('A4 a hidden phone or email takes its aliases along, and what identifies the person on any channel', () => {
    const contact = deepFreeze(aContact({ ...full, aliases: { phones: ['+1'], emails: ['a@b.example'] } }));
    expect(visibleContact(contact, hiding('phone'))).toMatchObject({
      phone: null,
      email: full.email,
      aliases: { phones: [], emails: ['a@b.example'] },
    });
    expect(visibleContact(contact, hiding('email'))).toMatchObject({
      phone: full.phone,
      email: null,
      aliases: { phones: ['+1'], emails: [] },
    });
    for (const path of ['phone', 'email'])
      expect(visibleContact(contact, hiding(path)).channels).toEqual(contact.channels.map(unidentified));
    expect(visibleContact(contact, hiding('country')).channels).toEqual(contact.channels);
  });
  it('A4 a hidden profile is none', () => {
    expect(visibleContact(full, hiding('profile'))).toEqual({ ...full, profile: null });
    expect(visibleContact(full, hiding('firstName')).profile).toBe(full.profile);
  });
  it('X1 is a whole contact still', () => {
    for (const contact of Object.values(fixtures.contacts))
      expect(contactIssues(visibleContact(contact, all))).toEqual([]);
  });
  it('A4 everything hidden: no value is anywhere', () => {
    const seen = JSON.stringify(visibleContact({ ...full, channels: [] }, all));
    const values = [full.email, full.phone, full.lastName, ...Object.values(full.custom)];
    for (const value of values.filter((one) => typeof one === 'string'))
      expect(seen).not.toContain(JSON.stringify(value));
    expect(JSON.parse(seen)).toMatchObject({ firstName: null, origins: {}, custom: {} });
  });
});

/** An identity whose external ids and address are hidden. */
function unidentified(identity: ChannelIdentity): ChannelIdentity {
  return { ...identity, externalId: '', aliases: [], address: null };
}

describe('A4 an event as an actor may see it', () => {
  const event = <T extends EventType>(type: T, data: EventData[T]): ContactEvent =>
    ({
      id: 'id-1',
      type,
      workspaceId: 'workspace-1',
      subject: { type: 'contact', id: 'full', status: 'active' },
      version: 1,
      seq: 0,
      at: full.createdAt,
      actor: { id: 'user-1', role: 'manager' },
      source: 'manual',
      data,
    }) as unknown as ContactEvent;
  const identity = anIdentity({ address: '+6591234567', aliases: ['old'] });
  const origin = { source: 'manual', at: full.createdAt } as const;
  const fields = {
    phone: [null, { value: '+6591234567', origin }],
    lastName: [null, { value: 'Tan', origin }],
  } as const;

  it.each<[ContactEvent, object]>([
    [event('contact.created', { contact: full }), { contact: visibleContact(full, hiding('phone')) }],
    [event('contact.updated', { fields }), { fields: { lastName: fields.lastName } }],
    [event('contact.channel.connected', { identity }), { identity: unidentified(identity) }],
    [event('contact.channel.disconnected', { identity }), { identity: unidentified(identity) }],
    [
      event('contact.channel.changed', { before: anIdentity(), after: identity }),
      { before: unidentified(anIdentity()), after: unidentified(identity) },
    ],
  ])('A4 %#', (one, data) => {
    expect(visibleEvent(one, hiding('phone'))).toStrictEqual({ ...one, data });
    expect(visibleEvent(one, anActor())).toStrictEqual(one);
  });
  const phoneAlone = { phone: fields.phone };
  const [seen, unseen] = [
    { id: 's-1', name: 'A', fields: ['tags'] },
    { id: 's-2', name: 'B', fields: ['tags', 'phone'] },
  ];
  it.each<[ContactEvent, object | undefined]>([
    [event('contact.updated', { fields: phoneAlone }), undefined],
    [event('contact.profile.updated', { before: null, after: full.profile! }), undefined],
    [event('contact.segments.changed', { entered: [seen], left: [unseen] }), { entered: [seen], left: [] }],
    [event('contact.segments.changed', { entered: [unseen], left: [] }), undefined],
  ])('A4 Q9 without what is hidden, and none when nothing is left: %#', (one, data) => {
    expect(visibleEvent(one, hiding('phone', 'profile'))).toStrictEqual(data && { ...one, data });
    expect(visibleEvent(one, anActor())).toStrictEqual(one);
  });
  it('A4 one that tells no field is the same', () => {
    for (const one of [event('contact.blocked', { reason: 'spam' }), event('contact.tag.added', { tagId: 'x' })]) {
      expect(visibleEvent(one, all)).toBe(one);
    }
  });
});
