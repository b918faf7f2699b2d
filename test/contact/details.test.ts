import { fc, test } from '@fast-check/vitest';
import {
  aChannel,
  aContact,
  aField,
  anActor,
  anIdentity,
  aStage,
  aTag,
  aTombstone,
  fixtures,
} from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../src/contact/contact.js';
import {
  type ContactDetails,
  contactDetails,
  type DetailsFacts,
  type DetailsOptions,
} from '../../src/contact/details.js';
import { displayName } from '../../src/contact/display.js';
import { noFields } from '../../src/fields/catalogue.js';
import { fieldRows } from '../../src/fields/field-rows.js';
import { restrictions, roles } from '../../src/kernel/vocabulary.js';
import { thrown } from './thrown.js';

const at = '2026-03-01T10:00:00.000Z';
const blocked = { status: 'blocked', block: { at, by: 'user-1', reason: 'spam' } } as const;
const { fields, tags, stages, channels } = fixtures;
const facts: DetailsFacts = { fields, tags, stages, channels };
const draw = (
  known: Partial<Contact>,
  options: Partial<DetailsOptions> = {},
  given: DetailsFacts = facts,
): ContactDetails => contactDetails(aContact(known), { actor: anActor(), locale: 'en', ...options }, given);
const row = (details: ContactDetails, key: string) => details.rows.find((one) => one.key === key);
const keys = ({ rows }: ContactDetails): readonly string[] => rows.map(({ key }) => key);

describe('the header', () => {
  it('W1 says who it is, in the locale of the caller', () => {
    const { header } = contactDetails(
      fixtures.contacts.full,
      { actor: anActor(), locale: 'de', names: { users: { 'user-2': 'Mia' } } },
      facts,
    );
    const { conversation } = fixtures.contacts.full;
    expect(header).toMatchObject({
      name: 'Ann Tan',
      initials: 'AT',
      pictureUrl: 'https://cdn.example.com/ann.png',
      country: { code: 'SG', name: 'Singapur', flag: '🇸🇬' },
      status: 'active',
      block: null,
      conversation,
      assignee: { id: 'user-2', name: 'Mia' },
      stage: { id: 'stage-customer', name: 'Customer', emoji: '🎉' },
    });
    expect(header.channels.map(({ channelId, state }) => `${channelId} ${state}`)).toEqual([
      'whatsapp active',
      'mail reachable',
      'sms reachable',
      'webchat unavailable',
    ]);
  });

  it('W1 is whole where nothing is known', () => {
    expect(draw({ firstName: null }, {}, {}).header).toEqual({
      name: 'contact-1',
      initials: null,
      pictureUrl: null,
      country: null,
      channels: [],
      status: 'active',
      block: null,
      conversation: null,
      assignee: null,
      stage: null,
    });
  });

  it.each([
    ['a country without a flag', { country: 'ZZ' }, { country: { code: 'ZZ', flag: null } }],
    ['a country that is none', { country: 'uk' }, { country: { code: 'uk', flag: null } }],
    ['a block', blocked, { status: 'blocked', block: blocked.block }],
    ['a stage that is gone', { stageId: 'stage-gone' }, { stage: null }],
    ['a user without a name', { assigneeId: 'user-9' }, { assignee: { id: 'user-9', name: 'user-9' } }],
  ])('W1 shows %s', (_, known, expected) => {
    expect(draw(known).header).toMatchObject(expected);
  });
});

describe('the rows', () => {
  const standard = [
    'profile',
    'firstName',
    'lastName',
    'country',
    'language',
    'email',
    'phone',
    'assignee',
    'conversation',
  ];

  it('W2 F2 F6 stand in the order of the workspace, standard and custom alike', () => {
    const order = ['seats', 'phone', 'profile'];
    const rows = fieldRows({ ...noFields, order }, fields.slice(0, 5));
    expect(keys(draw({}, {}, { rows }))).toEqual([
      'custom.seats',
      'phone',
      'profile',
      ...standard.filter((key) => !order.includes(key)),
      'custom.note',
      'custom.consent',
    ]);
  });

  it('W2 F2 without an order: the standard table, then the custom fields by their position', () => {
    const unordered = [
      aField({ key: 'b', position: 1 }),
      aField({ key: 'c', position: 2 }),
      aField({ key: 'a', position: 0 }),
    ];
    expect(keys(draw({}, {}, { fields: unordered }))).toEqual([...standard, 'custom.a', 'custom.b', 'custom.c']);
    expect(keys(draw({}, {}, {}))).toEqual(standard);
  });

  it.each([
    ['always', undefined, true],
    ['always', 'x', true],
    ['whenFilled', undefined, false],
    ['whenFilled', null, false],
    ['whenFilled', 'x', true],
    ['whenFilled', false, true],
    ['whenFilled', 0, true],
    ['hidden', 'x', false],
  ] as const)('F3 visibility %s of the value %j', (visibility, value, shown) => {
    const field = aField({ visibility });
    const details = draw(value === undefined ? {} : { custom: { note: value } }, {}, { fields: [field] });
    expect(keys(details).includes('custom.note')).toBe(shown);
  });

  it('W2 hold value, text, origin and what may be done', () => {
    const details = contactDetails(
      fixtures.contacts.full,
      { actor: anActor(), locale: 'de', names: { labels: { phone: 'Telefon' } } },
      facts,
    );
    const origin = { source: 'api', at: fixtures.contacts.full.createdAt } as const;
    expect(row(details, 'phone')).toEqual({
      key: 'phone',
      label: 'Telefon',
      type: 'phone',
      value: '+6591234567',
      text: '+65 9123 4567',
      editable: true,
      origin,
    });
    expect(row(details, 'language')).toMatchObject({ label: 'Language', value: 'en', text: 'Englisch' });
    expect(row(details, 'custom.birthday')).toMatchObject({
      label: 'birthday',
      type: 'date',
      value: '2000-02-29',
      text: '29.02.2000',
    });
    expect(row(details, 'custom.plan')).toMatchObject({
      type: 'list',
      value: 'pro',
      text: 'pro',
      options: ['free', 'pro', 'N/A', 'Größe L'],
    });
    expect(row(details, 'assignee')).toMatchObject({ value: 'user-2', text: 'user-2', editable: true, origin: null });
    expect(row(details, 'profile')).toMatchObject({ value: 'Ann ✨', editable: false, origin: null });
    expect(row(details, 'conversation')).toMatchObject({ value: 'open', text: 'Open', editable: false });
  });

  it('P5 tell a field that was cleared from one that was never set', () => {
    const details = contactDetails(fixtures.contacts.cleared, { actor: anActor() }, facts);
    expect(row(details, 'email')).toMatchObject({ value: null, text: '', origin: { source: 'manual' } });
    expect(row(draw({}), 'email')).toMatchObject({ value: null, text: '', origin: null });
  });

  it.each([
    ['gold', true],
    ['PRO', true],
    ['pro', false],
    [null, false],
  ])('F5 mark a stored option that is no longer offered: %j', (plan, withdrawn) => {
    const details = draw(
      { custom: { plan } },
      {},
      { fields: [aField({ key: 'plan', type: 'list', options: ['free', 'pro'] })] },
    );
    expect(row(details, 'custom.plan')).toMatchObject({ value: plan, text: plan ?? '', options: ['free', 'pro'] });
    expect(row(details, 'custom.plan')?.withdrawn).toBe(withdrawn ? true : undefined);
  });

  it('R4 leave out values that no definition names', () => {
    expect(keys(contactDetails(fixtures.contacts.unknownKeys, { actor: anActor() }, {}))).toEqual(standard);
  });
});

describe('aliases, tags and menu', () => {
  it('D3 lists what a merge discarded', () => {
    expect(contactDetails(fixtures.contacts.merged, { actor: anActor() }, {}).aliases).toEqual([
      { type: 'phone', value: '+551187654321', text: '+55 1187654321' },
      { type: 'email', value: 'old@example.com', text: 'old@example.com' },
      { type: 'email', value: 'Älter@example.com', text: 'Älter@example.com' },
    ]);
  });

  it('W3 shows tags in catalogue order, without those that are unknown', () => {
    const known = [aTag({ name: 'b', emoji: '⭐' }), aTag({ name: 'c' }), aTag({ name: 'a', description: 'first' })];
    const contact = { tags: ['tag-gone', 'tag-a', 'tag-b'] };
    expect(draw(contact, {}, { tags: known }).tags).toEqual([known[0], known[2]]);
    expect(draw(contact, {}, {}).tags).toEqual([]);
  });

  it.each([
    ['active', {}, ['viewMessages on', 'block on', 'delete on']],
    ['blocked', blocked, ['viewMessages on', 'unblock on', 'delete on']],
  ])('W4 the menu of a contact that is %s', (_, known, expected) => {
    expect(draw(known).menu.map(({ action, enabled }) => `${action} ${enabled ? 'on' : 'off'}`)).toEqual(expected);
  });

  it('W4 A5 says why something is off, and what else it does', () => {
    const { menu } = draw(blocked, { actor: anActor({ role: 'agent' }), policy: { mayBlock: ['owner'] } });
    expect(menu).toEqual([
      { action: 'viewMessages', enabled: true },
      { action: 'unblock', enabled: false, reason: { code: 'FORBIDDEN', action: 'unblock', because: 'policy' } },
      { action: 'delete', enabled: false, reason: { code: 'FORBIDDEN', action: 'delete', because: 'role' } },
    ]);
    expect(draw(blocked).menu[2]).toEqual({
      action: 'delete',
      enabled: true,
      effects: ['deletesMessages', 'endsBlock'],
    });
  });

  it('A4 a contact out of scope can be neither acted on nor edited', () => {
    const { menu, rows } = draw({ assigneeId: 'user-9' }, { actor: anActor({ restrictions: ['onlyMine'] }) });
    expect(menu.every(({ enabled }) => !enabled)).toBe(true);
    expect(rows.filter(({ editable }) => editable)).toEqual([]);
  });
});

describe('contactDetails', () => {
  it('A4 holds nothing of a hidden field', () => {
    const secret = aContact({
      firstName: 'Secretann',
      lastName: 'Secrettan',
      email: 'secret@example.com',
      phone: '+6591234567',
      country: 'SG',
      language: 'ms',
      custom: { note: 'secretnote' },
      aliases: { phones: ['+6598765432'], emails: ['secret2@example.com'] },
      channels: [
        anIdentity({ externalId: '6591234567', address: '+6591234567', lastInteractionAt: at }),
        anIdentity({ channelId: 'mail', externalId: 'secret@example.com' }),
      ],
    });
    const hiddenFields = ['firstName', 'lastName', 'email', 'phone', 'country', 'language', 'custom.note'];
    const details = contactDetails(secret, { actor: anActor({ hiddenFields }), locale: 'en' }, facts);
    expect(JSON.stringify(details)).not.toMatch(/secret|9123|9876|Singapore|🇸🇬|Malay/i);
    expect(keys(details).filter((key) => hiddenFields.includes(key))).toEqual([]);
    expect(details.header.name).toBe('contact-1');
  });

  it('S7 draws nothing of a deleted contact', () => {
    expect(thrown(() => contactDetails(aTombstone(), { actor: anActor() }))).toMatchObject({ code: 'CONTACT_DELETED' });
  });

  const contacts = fc.constantFrom(...Object.values(fixtures.contacts));
  const actors = fc.record({
    id: fc.constantFrom('user-1', 'user-2'),
    role: fc.constantFrom(...roles),
    restrictions: fc.subarray([...restrictions]),
    hiddenFields: fc.subarray(['firstName', 'phone', 'country', 'custom.plan', 'custom.note']),
  });
  const locales = fc.oneof(fc.constantFrom('en', 'de', 'ja', 'ar', 'pt-BR'), fc.string());
  test.prop([contacts, actors, locales])(
    'W5 is whole for every contact, actor and locale, as JSON too',
    (contact, actor, locale) => {
      const details = contactDetails(contact, { actor, locale }, facts);
      expect(JSON.parse(JSON.stringify(details))).toEqual(details);
      expect(contactDetails(contact, { actor, locale }, facts)).toEqual(details);
      expect(details.header.name).toBe(displayName(contact, { actor }));
      expect(details.menu.map(({ action }) => action)).toEqual([
        'viewMessages',
        contact.status === 'blocked' ? 'unblock' : 'block',
        'delete',
      ]);
      for (const { key, value, text } of details.rows) {
        expect(actor.hiddenFields).not.toContain(key);
        expect(text === '').toBe(value === null || value === '');
      }
    },
  );

  it.each<[string, unknown, unknown, unknown, readonly (string | number)[]]>([
    ['no contact', null, { actor: anActor() }, {}, ['contact']],
    ['no options', aContact(), undefined, {}, []],
    ['no actor', aContact(), {}, {}, ['actor']],
    ['a bad actor', aContact(), { actor: { id: 'u' } }, {}, ['actor', 'role']],
    ['a bad policy', aContact(), { actor: anActor(), policy: { mayBlock: 7 } }, {}, ['policy', 'mayBlock']],
    ['bad names', aContact(), { actor: anActor(), names: { users: { 'user-1': 7 } } }, {}, ['names']],
    ['no facts', aContact(), { actor: anActor() }, null, ['facts']],
    [
      'a row that is no field',
      aContact(),
      { actor: anActor() },
      { rows: [{ ...fieldRows(noFields)[0], path: 'constructor' }] },
      ['facts', 'rows'],
    ],
    [
      'a row of no key',
      aContact(),
      { actor: anActor() },
      { rows: [{ ...fieldRows(noFields)[0], path: 'custom.__proto__' }] },
      ['facts', 'rows'],
    ],
    ['a field without a type', aContact(), { actor: anActor() }, { fields: [{ key: 'a' }] }, ['facts', 'fields']],
    ['a tag without a name', aContact(), { actor: anActor() }, { tags: [{ id: 'a' }] }, ['facts', 'tags']],
    [
      'a channel of no kind',
      aContact(),
      { actor: anActor() },
      { channels: [{ ...aChannel(), kind: 'fax' }] },
      ['facts', 'channels'],
    ],
    [
      'a stage without an id',
      aContact(),
      { actor: anActor() },
      { stages: [{ ...aStage(), id: '' }] },
      ['facts', 'stages'],
    ],
    [
      'a getter that throws',
      {
        get id() {
          throw new Error('no');
        },
      },
      { actor: anActor() },
      {},
      ['contact', 'id'],
    ],
    [
      'a proxy that throws',
      aContact(),
      { actor: anActor() },
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('no');
          },
          ownKeys: () => {
            throw new Error('no');
          },
        },
      ),
      ['facts'],
    ],
  ])('X1 refuses %s', (_, contact, options, given, path) => {
    const error = thrown(() => contactDetails(contact as Contact, options as DetailsOptions, given as DetailsFacts));
    expect(error).toMatchObject({
      code: 'INVALID',
      rejection: { issues: expect.arrayContaining([expect.objectContaining({ path })]) },
    });
  });
});
