import { aContact, anActor, fixedContext, fixtures, scenario } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Contact, Profile } from '../../src/contact/contact.js';
import { observeLanguage, syncProfile } from '../../src/contact/profile.js';
import { faults } from './faults.js';

const { contacts, fields } = fixtures;
const ctx = fixedContext();
const sync = (contact: Contact, more: object): ReturnType<typeof syncProfile> =>
  syncProfile(contact, { channelId: 'whatsapp', ...more }, ctx, { fields });
const observe = (contact: Contact, language: unknown): ReturnType<typeof observeLanguage> =>
  observeLanguage(contact, { language } as { language: string }, ctx);
const profile: Profile = { displayName: 'ann', pictureUrl: 'https://e.example/a.png', channelId: 'whatsapp' };

describe('the profile is display name and picture as the last channel gave them', () => {
  it.each<[string, Profile | null, string, object | null | undefined, Profile]>([
    ['the first', null, 'whatsapp', { displayName: ' ann ', pictureUrl: 'HTTPS://e.example/a.png' }, profile],
    ['one part of it', null, 'whatsapp', { displayName: 'ann' }, { ...profile, pictureUrl: null }],
    ['what is not said stays', profile, 'whatsapp', { displayName: 'Ann' }, { ...profile, displayName: 'Ann' }],
    ['null takes away', profile, 'whatsapp', { pictureUrl: null }, { ...profile, pictureUrl: null }],
    ['empty takes away', profile, 'whatsapp', { displayName: '' }, { ...profile, displayName: null }],
    [
      'of another channel, nothing is kept',
      profile,
      'webchat',
      { displayName: 'A' },
      { displayName: 'A', pictureUrl: null, channelId: 'webchat' },
    ],
    [
      'the same of another channel',
      profile,
      'webchat',
      { displayName: 'ann', pictureUrl: 'https://e.example/a.png' },
      { ...profile, channelId: 'webchat' },
    ],
  ])('%s', (_, before, channelId, said, after) => {
    const { contact, events, ignored } = scenario(aContact({ profile: before }))
      .when((subject) => sync(subject, { channelId, profile: said }))
      .emits('contact.profile.updated');
    expect(contact.profile).toEqual(after);
    expect(events[0]).toMatchObject({ data: { before, after }, source: 'channel' });
    expect(ignored).toEqual([]);
  });
  it.each([undefined, null, {}, { displayName: 'ann' }, { displayName: 'ann', pictureUrl: 'https://e.example/a.png' }])(
    '%j of the same channel is a no-op',
    (said) => {
      scenario(aContact({ profile }))
        .when((subject) => sync(subject, { profile: said }))
        .changesNothing();
    },
  );
});

describe('P2 what a channel knows fills', () => {
  it('P2 in one commit with the profile, each with its origin', () => {
    const { contact, events } = scenario(contacts.neverSet)
      .when((subject) =>
        sync(subject, { firstName: 'Ann', language: 'en_US', custom: { seats: 3 }, profile: { displayName: 'ann' } }),
      )
      .emits('contact.profile.updated', 'contact.updated');
    const origin = { source: 'channel', at: ctx.now, channelId: 'whatsapp' };
    expect(contact).toMatchObject({ version: 2, firstName: 'Ann', language: 'en', custom: { seats: 3 } });
    expect(contact.origins).toEqual({ firstName: origin, language: origin, 'custom.seats': origin });
    expect(events[1]?.data).toEqual({
      fields: {
        firstName: [null, { value: 'Ann', origin }],
        language: [null, { value: 'en', origin }],
        'custom.seats': [null, { value: 3, origin }],
      },
    });
  });
  it('P2 over what a channel, the browser or the phone said', () => {
    const { contact } = scenario(contacts.automatic)
      .when((subject) => sync(subject, { firstName: 'Jörg', country: 'AT', language: 'en', custom: { note: 'new' } }))
      .emits('contact.updated');
    expect(contact).toMatchObject({ firstName: 'Jörg', country: 'AT', language: 'en', custom: { note: 'new' } });
  });
  it('P2 never over a value or a clearing by a person', () => {
    const said = {
      firstName: 'X',
      lastName: 'X',
      email: 'x@example.com',
      phone: '+4915112345678',
      country: 'DE',
      language: 'de',
      custom: { note: 'X', seats: 9 },
    };
    scenario(contacts.full)
      .when((subject) => sync(subject, said))
      .changesNothing();
    scenario(contacts.cleared)
      .when((subject) => sync(subject, said))
      .changesNothing();
  });
  it('P2 what a channel does not know is no clearing', () => {
    scenario(contacts.automatic)
      .when((subject) => sync(subject, { firstName: null, phone: '', custom: { note: null } }))
      .changesNothing();
  });
  it('C6 a blocked contact too', () => {
    scenario(contacts.blocked)
      .when((subject) => sync(subject, { lastName: 'Tan' }))
      .emits('contact.updated');
  });
});

describe('P6 bad values are left out and told', () => {
  it('P6 one by one', () => {
    const { contact, ignored } = scenario(contacts.neverSet)
      .when((subject) =>
        sync(subject, {
          firstName: 'Ann',
          email: 'no',
          custom: { plan: 'gold', nobody: 1 },
          profile: { displayName: 7, pictureUrl: 'https://e.example/a.png' },
        }),
      )
      .emits('contact.profile.updated', 'contact.updated');
    expect(ignored.map(({ code, path }) => `${path.join('.')} ${code}`).sort()).toEqual([
      'custom.nobody FIELD_UNKNOWN',
      'custom.plan OPTION_UNKNOWN',
      'email EMAIL_INVALID',
      'profile.displayName NAME_INVALID_TYPE',
    ]);
    expect(contact).toMatchObject({
      firstName: 'Ann',
      profile: { displayName: null, pictureUrl: 'https://e.example/a.png' },
    });
  });
  it('P6 a custom value when no definitions are given', () => {
    const answer = syncProfile(contacts.neverSet, { channelId: 'whatsapp', custom: { note: 'x' } }, ctx);
    expect(answer).toMatchObject({
      value: { events: [], ignored: [{ code: 'FIELD_UNKNOWN', path: ['custom', 'note'] }] },
    });
  });
  it('P6 nothing good: no-op, and told all the same', () => {
    const answer = sync(contacts.neverSet, { email: 'no', profile: { displayName: '\u0000' } });
    expect(answer).toMatchObject({
      value: { events: [], ignored: [{ path: ['email'] }, { path: ['profile', 'displayName'] }] },
    });
    expect(answer.ok && answer.value.contact).toBe(contacts.neverSet);
  });
});

describe('P2 the browser fills never-set or browser-set language', () => {
  it.each([
    ['neverSet', 'de-AT', 'de', null],
    ['automatic', 'en-GB', 'en', { value: 'de', origin: contacts.automatic.origins.language }],
  ] as const)('P2 of %s from %s', (name, header, language, before) => {
    const { contact, events, ignored } = scenario(contacts[name])
      .when((subject) => observe(subject, header))
      .emits('contact.updated');
    const origin = { source: 'browser', at: ctx.now };
    expect([contact.language, contact.origins.language, ignored]).toEqual([language, origin, []]);
    expect(events[0]?.data).toEqual({ fields: { language: [before, { value: language, origin }] } });
    expect(events[0]?.source).toBe('browser');
  });
  it.each(['full', 'cleared'] as const)('P2 not over a person’s: %s', (name) => {
    scenario(contacts[name])
      .when((subject) => observe(subject, 'de'))
      .changesNothing();
  });
  it('P2 not over a channel’s', () => {
    const said = scenario(contacts.neverSet)
      .when((subject) => sync(subject, { language: 'en' }))
      .emits('contact.updated').contact;
    scenario(said)
      .when((subject) => observe(subject, 'de'))
      .changesNothing();
  });
  it.each([null, undefined, '', 'de'])('%j says nothing new', (language) => {
    scenario(contacts.automatic)
      .when((subject) => observe(subject, language))
      .changesNothing();
  });
  it.each([
    ['klingon', 'LANGUAGE_NOT_ISO_639_1'],
    [7, 'LANGUAGE_INVALID_TYPE'],
  ])('P6 %j is told', (language, code) => {
    scenario(contacts.neverSet)
      .when((subject) => observe(subject, language))
      .changesNothing();
    expect(observe(contacts.neverSet, language)).toMatchObject({ value: { ignored: [{ code, path: ['language'] }] } });
  });
  it('A4 whatever is hidden from the actor', () => {
    const hidden = fixedContext({ actor: anActor({ hiddenFields: ['language'] }) });
    const said = { value: { contact: { language: 'de' }, ignored: [] } };
    expect(observeLanguage(contacts.neverSet, { language: 'de' }, hidden)).toMatchObject(said);
    expect(syncProfile(contacts.neverSet, { channelId: 'whatsapp', language: 'de' }, hidden)).toMatchObject(said);
  });
});

describe('X1 bad input', () => {
  it.each<[unknown, readonly string[]]>([
    [{}, ['channelId INPUT_REQUIRED']],
    [{ channelId: 'a:b', more: 1 }, ['channelId INPUT_INVALID_VALUE', 'more INPUT_UNKNOWN_KEY']],
    [{ channelId: 'a', profile: 'ann' }, ['profile INPUT_INVALID_TYPE']],
    [{ channelId: 'a', profile: { name: 'ann' } }, ['profile.name INPUT_UNKNOWN_KEY']],
    [{ channelId: 'a', syncedAt: new Date(0) }, ['syncedAt INPUT_NOT_PLAIN']],
    [null, ['INPUT_INVALID_TYPE']],
  ])('X1 a profile %j', (input, expected) => {
    expect(faults(syncProfile(contacts.full, input as { channelId: string }, ctx))).toEqual(expected);
  });
  it('X1 a language', () => {
    expect(faults(observeLanguage(contacts.full, { lang: 'de' } as object, ctx))).toEqual(['lang INPUT_UNKNOWN_KEY']);
    expect(observeLanguage(contacts.full, undefined as unknown as object, ctx).ok).toBe(true);
  });
  it('X1 definitions that are none are the caller’s fault, not the channel’s', () => {
    const answer = syncProfile(contacts.full, { channelId: 'a', custom: { note: 'x' } }, ctx, {
      fields: 7,
    } as object);
    expect(faults(answer)).toEqual(['facts.fields INPUT_INVALID_TYPE']);
  });
});
