import { aContact, aField, anActor, fixedContext, fixtures, scenario } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/access/context.js';
import type { Contact } from '../../src/contact/contact.js';
import { editContact } from '../../src/contact/edit.js';
import type { FieldDefinition } from '../../src/fields/definition.js';
import type { Origin } from '../../src/fields/origin.js';
import { faults } from './faults.js';

const { contacts, fields } = fixtures;
const ctx = fixedContext({ actor: anActor({ id: 'user-7' }) });
const byMe: Origin = { source: 'manual', at: ctx.now, by: 'user-7' };
const edit = (contact: Contact, input: unknown, context: Partial<Context> = {}): ReturnType<typeof editContact> =>
  editContact(contact, input as object, { ...ctx, ...context }, { fields });
/** The contact after an edit that changes something. */
const edited = (contact: Contact, input: unknown, context: Partial<Context> = {}): Contact =>
  scenario(contact)
    .when((subject) => edit(subject, input, context))
    .emits('contact.updated').contact;

/** What a form sends back that shows everything. */
const everything = ({ firstName, lastName, email, phone, country, language, custom }: Contact): unknown => ({
  firstName,
  lastName,
  email,
  phone,
  country,
  language,
  custom,
});

describe('C1 an absent key keeps, null clears', () => {
  it('C1 writes what is said, and nothing else', () => {
    const { contact, events } = scenario(contacts.full)
      .when((subject) => edit(subject, { lastName: ' Lim ', custom: { seats: 7 } }))
      .emits('contact.updated');
    expect(contact).toEqual({
      ...contacts.full,
      version: 8,
      updatedAt: ctx.now,
      lastName: 'Lim',
      custom: { ...contacts.full.custom, seats: 7 },
      origins: { ...contacts.full.origins, lastName: byMe, 'custom.seats': byMe },
    });
    const { origins } = contacts.full;
    expect(events[0]?.data).toEqual({
      fields: {
        lastName: [
          { value: 'Tan', origin: origins.lastName },
          { value: 'Lim', origin: byMe },
        ],
        'custom.seats': [
          { value: 0, origin: origins['custom.seats'] },
          { value: 7, origin: byMe },
        ],
      },
    });
  });
  it.each([null, '', '  ', '\u200b\u3164'])('C1 %j clears, a value of any type', (empty) => {
    const input = {
      firstName: empty,
      email: empty,
      phone: empty,
      custom: Object.fromEntries(fields.map(({ key }) => [key, empty])),
    };
    const { contact, events } = scenario(contacts.full)
      .when((subject) => edit(subject, input))
      .emits('contact.updated');
    expect(contact).toMatchObject({
      firstName: null,
      email: null,
      phone: null,
      custom: Object.fromEntries(fields.map(({ key }) => [key, null])),
    });
    expect(contact.origins['custom.seats']).toEqual(byMe);
    expect(events[0]?.data.fields['firstName']?.[1]).toEqual({ value: null, origin: byMe });
  });
  it('C1 a cleared field is set again', () => {
    expect(edited(contacts.cleared, { firstName: 'Ann' }).firstName).toBe('Ann');
  });
});

describe('C1 release takes value and origin away', () => {
  it('C1 P5 of standard and custom fields: never set', () => {
    const { contact, events } = scenario(contacts.full)
      .when((subject) => edit(subject, { release: ['firstName', 'custom.note', 'custom.note'] }))
      .emits('contact.updated');
    expect([contact.firstName, contact.origins.firstName]).toEqual([null, undefined]);
    expect(Object.keys(contact.custom)).not.toContain('note');
    expect(Object.keys(contact.origins)).not.toContain('custom.note');
    expect(events[0]?.data.fields['firstName']).toEqual([
      { value: 'Ann', origin: contacts.full.origins.firstName },
      null,
    ]);
    expect(Object.keys(events[0]?.data.fields ?? {})).toEqual(['firstName', 'custom.note']);
  });
  it('C1 of what is cleared, and of a key that no definition has any more', () => {
    expect(Object.keys(edited(contacts.cleared, { release: ['phone'] }).origins)).not.toContain('phone');
    expect(Object.keys(edited(contacts.unknownKeys, { release: ['custom.legacy_Score'] }).custom)).not.toContain(
      'legacy_Score',
    );
  });
  it('C1 beside what is written', () => {
    expect(edited(contacts.full, { lastName: 'Lim', release: ['firstName'] })).toMatchObject({
      firstName: null,
      lastName: 'Lim',
    });
  });
  it('C1 of what was never set: no-op', () => {
    scenario(contacts.neverSet)
      .when((subject) => edit(subject, { release: ['firstName', 'custom.note'] }))
      .changesNothing();
  });
  it('C1 lets automatic sources fill again', () => {
    const released = edited(contacts.full, { release: ['lastName'] });
    expect(edited(released, { lastName: 'Chan' }, { source: 'channel' }).lastName).toBe('Chan');
    scenario(contacts.full)
      .when((subject) => edit(subject, { lastName: 'Chan' }, { source: 'channel' }))
      .changesNothing();
  });
  it('P3 C1 a released country is derived from the phone, and is a no-op when it was', () => {
    const manual = aContact({ phone: '+6591234567', country: 'MY' });
    const derived = edited(manual, { release: ['country'] });
    expect(derived).toMatchObject({ country: 'SG', origins: { country: { source: 'phone', at: ctx.now } } });
    scenario(derived)
      .when((subject) => edit(subject, { release: ['country'] }, { now: '2027-01-01T00:00:00.000Z' }))
      .changesNothing();
  });
  it('P3 a released phone takes the derived country along', () => {
    const contact = edited(contacts.automatic, { release: ['phone'] });
    expect([contact.phone, contact.country, contact.origins.country]).toEqual([null, null, undefined]);
  });
  it.each(['channel', 'browser', 'phone'] as const)('P2 %s releases nothing that a person set or cleared', (source) => {
    scenario(contacts.full)
      .when((subject) => edit(subject, { release: ['firstName', 'country'] }, { source }))
      .changesNothing();
    scenario(contacts.cleared)
      .when((subject) => edit(subject, { release: ['language', 'custom.note'] }, { source }))
      .changesNothing();
  });
  it('P2 channel releases what a channel set', () => {
    expect(edited(contacts.automatic, { release: ['firstName'] }, { source: 'channel' }).firstName).toBeNull();
  });
  it.each<[unknown, readonly string[]]>([
    [
      { release: ['nobody', 'phone', 'custom.nobody', 'custom.', '', '__proto__'] },
      [0, 2, 3, 4, 5].map((at) => `release.${at} FIELD_UNKNOWN`),
    ],
    [{ release: ['profile', 'assignee'] }, ['release.0 FIELD_UNKNOWN', 'release.1 FIELD_UNKNOWN']],
    [{ release: 'phone' }, ['release INPUT_INVALID_TYPE']],
    [{ release: [7] }, ['release.0 INPUT_INVALID_TYPE']],
    [{ phone: '+6598765432', release: ['phone'] }, ['release.0 INPUT_INVALID_VALUE']],
  ])('X1 C1 refuses %j', (input, expected) => {
    expect(faults(edit(contacts.full, input))).toEqual(expected);
  });
});

describe('C3 an edit that changes nothing is a no-op', () => {
  it.each(Object.keys(contacts) as (keyof typeof contacts)[])('C3 a form may send everything of %s back', (name) => {
    scenario(contacts[name])
      .when((subject) => edit(subject, everything(subject)))
      .changesNothing();
  });
  it.each([{}, undefined, { custom: {} }, { release: [] }, { firstName: undefined }])('C3 %j says nothing', (input) => {
    scenario(contacts.full)
      .when((subject) => edit(subject, input))
      .changesNothing();
  });
  it('C3 a value that comes out equal keeps its origin', () => {
    const input = {
      firstName: ' Ann ',
      email: 'Ann.Tan@EXAMPLE.com',
      phone: '0065 9123 4567',
      country: 'sgp',
      custom: { plan: 'PRO' },
    };
    scenario(contacts.full)
      .when((subject) => edit(subject, { ...input, phone: '(+65) 9123-4567' }))
      .changesNothing();
  });
  it('C3 F5 V1 a stored value is accepted without validation, a new one is not', () => {
    const old = aContact({ phone: '+1', country: 'YU', custom: { plan: 'gone', seats: 1e300, unknown: 'x' } });
    scenario(old)
      .when((subject) => edit(subject, everything(subject)))
      .changesNothing();
    expect(
      faults(edit(old, { phone: '+6512', country: 'YY', custom: { plan: 'Gone', seats: 1e301, unknown: 'y' } })),
    ).toEqual([
      'country COUNTRY_UNKNOWN',
      'custom.plan OPTION_UNKNOWN',
      'custom.seats NUMBER_OUT_OF_RANGE',
      'custom.unknown FIELD_UNKNOWN',
      'phone PHONE_TOO_SHORT',
    ]);
  });
  it('C3 clearing what was never set or is cleared', () => {
    for (const contact of [contacts.neverSet, contacts.cleared]) {
      scenario(contact)
        .when((subject) => edit(subject, { firstName: null, email: '', custom: { note: null, plan: '' } }))
        .changesNothing();
    }
  });
  it('C3 what changes beside what does not is all that the event says', () => {
    const { events } = scenario(contacts.full)
      .when((subject) => edit(subject, { firstName: 'Ann', lastName: 'Lim' }))
      .emits('contact.updated');
    expect(Object.keys(events[0]?.data.fields ?? {})).toEqual(['lastName']);
  });
});

describe('C2 all faults at once, and nothing is written', () => {
  it('C2', () => {
    const input = { lastName: 'Good', email: 'no', custom: { seats: 'x', plan: 'pro' }, release: ['nobody'] };
    expect(faults(edit(contacts.full, input))).toEqual([
      'custom.seats NUMBER_INVALID_TYPE',
      'email EMAIL_INVALID',
      'release.0 FIELD_UNKNOWN',
    ]);
  });
});

describe('P3 the country follows the phone', () => {
  const derived = contacts.automatic;
  it.each([
    ['another number', { phone: '+6591234567' }, 'SG'],
    ['a number of no country', { phone: '+870773111632' }, null],
    ['no number', { phone: null }, null],
    ['a number of Ascension', { phone: '+24762889' }, 'SH'],
  ])('P3 %s', (_, input, country) => {
    const contact = edited(derived, input);
    expect(contact.country).toBe(country);
    expect(contact.origins.country).toEqual(country === null ? undefined : { source: 'phone', at: ctx.now });
  });
  it('P3 another number of the same country changes the phone alone', () => {
    const { contact, events } = scenario(derived)
      .when((subject) => edit(subject, { phone: '+4915112345679' }))
      .emits('contact.updated');
    expect(Object.keys(events[0]?.data.fields ?? {})).toEqual(['phone']);
    expect(contact.origins.country).toBe(derived.origins.country);
  });
  it('P3 P2 a country that a person set or cleared stays', () => {
    expect(edited(contacts.full, { phone: '+4915112345678' }).country).toBe('SG');
    expect(edited(contacts.cleared, { phone: '+4915112345678' }).country).toBeNull();
    expect(edited(derived, { phone: '+6591234567', country: 'MY' }).country).toBe('MY');
    expect(edited(derived, { phone: '+6591234567', country: null })).toMatchObject({
      country: null,
      origins: { country: byMe },
    });
  });
  it('P3 a country that was never set is derived with the first phone', () => {
    expect(edited(contacts.neverSet, { phone: '+6591234567' })).toMatchObject({
      country: 'SG',
      origins: { country: { source: 'phone' } },
    });
  });
});

describe('A4 a hidden field is unknown to the actor', () => {
  const actor = anActor({ hiddenFields: ['email', 'custom.note'] });
  it('A4 can be neither written, nor sent back, nor released', () => {
    const { email, custom } = contacts.full;
    for (const input of [
      { email: 'x@example.com', custom: { note: 'y' } },
      { email, custom: { note: custom['note'] } },
    ]) {
      expect(faults(edit(contacts.full, input, { actor }))).toEqual([
        'custom.note FIELD_UNKNOWN',
        'email FIELD_UNKNOWN',
      ]);
    }
    expect(faults(edit(contacts.full, { release: ['email', 'custom.note'] }, { actor }))).toEqual([
      'release.0 FIELD_UNKNOWN',
      'release.1 FIELD_UNKNOWN',
    ]);
  });
  it('A4 the others can', () => {
    expect(edited(contacts.full, { lastName: 'Lim' }, { actor }).email).toBe(contacts.full.email);
  });
});

it('C6 blocked contacts can be edited', () => {
  expect(edited(contacts.blocked, { lastName: 'Tan' })).toMatchObject({
    status: 'blocked',
    lastName: 'Tan',
    block: contacts.blocked.block,
  });
});

describe('X1 bad input', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['null', null, ['INPUT_INVALID_TYPE']],
    ['a list', [], ['INPUT_INVALID_TYPE']],
    [
      'what no edit changes',
      { id: 'x', status: 'blocked', tags: [] },
      ['id INPUT_UNKNOWN_KEY', 'status INPUT_UNKNOWN_KEY', 'tags INPUT_UNKNOWN_KEY'],
    ],
    ['custom of null', { custom: null }, ['custom INPUT_INVALID_TYPE']],
    [
      'a getter',
      {
        get firstName() {
          return 'x';
        },
      },
      ['firstName INPUT_NOT_PLAIN'],
    ],
  ])('X1 %s', (_, input, expected) => {
    expect(faults(edit(contacts.full, input))).toEqual(expected);
  });
  it.each<[string, unknown, readonly string[]]>([
    ['null', null, ['facts INPUT_INVALID_TYPE']],
    ['fields that are no list', { fields: 7 }, ['facts.fields INPUT_INVALID_TYPE']],
    ['a field of null', { fields: [null] }, ['facts.fields.0 INPUT_INVALID_TYPE']],
    ['a key of Object.prototype', { fields: [aField({ key: 'toString' })] }, ['facts.fields.0 INPUT_INVALID_TYPE']],
  ])('X1 facts: %s', (_, facts, expected) => {
    const given = facts as { readonly fields: readonly FieldDefinition[] };
    expect(faults(editContact(contacts.full, { custom: { note: 'x', toString: 'y' } }, ctx, given))).toEqual(expected);
    expect(faults(editContact(contacts.full, { release: ['custom.other'] }, ctx, given))).toHaveLength(1);
  });
  it('X1 no facts: no custom field is known', () => {
    expect(faults(editContact(contacts.full, { custom: { note: 'new' } }, ctx))).toEqual(['custom.note FIELD_UNKNOWN']);
  });
});
