import { anActor, anIdentity, aTag, countingIds, fixedContext, fixtures } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/access/context.js';
import type { Contact } from '../../src/contact/contact.js';
import { createContact } from '../../src/contact/create.js';
import type { Origin } from '../../src/fields/origin.js';
import { faults } from './faults.js';

const { fields, tags, stages } = fixtures;
const facts = { fields, tags, stages };
const ctx = fixedContext({ actor: anActor({ id: 'user-7' }) });
type Input = Parameters<typeof createContact>[0];

function create(input: unknown, context: Partial<Context> = {}): ReturnType<typeof createContact> {
  return createContact(input as Input, { ...ctx, newId: countingIds(), ...context }, facts);
}
function made(input: unknown, context: Partial<Context> = {}): Contact {
  const answer = create(input, context);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value.contact;
}
const channel = { channelId: 'whatsapp', externalId: 'x' };
const byMe: Origin = { source: 'manual', at: ctx.now, by: 'user-7' };

describe('C1 creating needs at least one of first name, phone, email, a channel identity', () => {
  it.each<[unknown]>([[{ firstName: 'Ann' }], [{ phone: '+6591234567' }], [{ email: 'a@example.com' }], [{ channel }]])(
    'C1 %j is enough',
    (input) => {
      expect(create(input).ok).toBe(true);
    },
  );
  it.each<[unknown]>([
    [undefined],
    [{}],
    [{ lastName: 'Tan', country: 'SG', language: 'en', custom: { note: 'x' }, assigneeId: 'user-2', tags: ['VIP'] }],
    [{ firstName: null, phone: null, email: null }],
    [{ firstName: '', phone: ' ', email: '\u200b' }],
    [{ firstName: undefined, channel: undefined }],
  ])('C1 %j is not', (input) => {
    expect(faults(create(input))).toEqual(['INPUT_REQUIRED']);
  });
  it('C1 says what would do', () => {
    expect(create({})).toMatchObject({
      error: { issues: [{ code: 'INPUT_REQUIRED', path: [], params: { anyOf: 'firstName phone email channel' } }] },
    });
  });
  it('P1 P5 an origin names the channel that a value came by, where one did', () => {
    const named = { firstName: 'Ann' };
    const byChannel = { source: 'channel' } as const;
    expect(made({ ...named, channel }, byChannel).origins.firstName).toMatchObject({ channelId: 'whatsapp' });
    expect(made({ ...named, channel }).origins.firstName).not.toHaveProperty('channelId');
    expect(made(named, byChannel).origins.firstName).not.toHaveProperty('channelId');
  });
  it('E1 ids are asked of the contact and of each event', () => {
    for (const bad of [1, 2]) {
      let asked = 0;
      const newId = (): string => ((asked += 1) === bad ? 'a:b' : `id-${asked}`);
      expect(faults(create({ firstName: 'Ann' }, { newId }))).toEqual(['ctx.newId INPUT_INVALID_VALUE']);
    }
  });
  it('C1 P2 what the source may not write does not count', () => {
    expect(faults(create({ firstName: 'Ann' }, { source: 'browser' }))).toEqual(['INPUT_REQUIRED']);
    expect(faults(create({ phone: '+6591234567', language: 'en' }, { source: 'phone' }))).toEqual(['INPUT_REQUIRED']);
  });
});

describe('§4 what a new contact is', () => {
  it('§4 nothing but what was said', () => {
    expect(made({ firstName: 'Ann' })).toStrictEqual({
      id: 'id-1',
      workspaceId: 'workspace-1',
      version: 1,
      status: 'active',
      block: null,
      profile: null,
      firstName: 'Ann',
      lastName: null,
      email: null,
      phone: null,
      country: null,
      language: null,
      aliases: { phones: [], emails: [] },
      custom: {},
      origins: { firstName: byMe },
      tags: [],
      channels: [],
      assigneeId: null,
      stageId: 'stage-lead',
      conversation: null,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      lastMessageAt: null,
      lastInboundAt: null,
    });
  });
  it('P5 E1 contact.created carries the contact', () => {
    const answer = create({ firstName: 'Ann', channel }, { source: 'import' });
    expect(answer).toMatchObject({ ok: true, value: { tags: [] } });
    if (!answer.ok) return;
    const { contact, events } = answer.value;
    expect(events).toStrictEqual([
      {
        id: 'id-2',
        type: 'contact.created',
        workspaceId: 'workspace-1',
        subject: { type: 'contact', id: 'id-1', status: 'active' },
        version: 1,
        seq: 0,
        at: ctx.now,
        actor: { id: 'user-7', role: 'manager' },
        source: 'import',
        data: { contact },
      },
    ]);
  });
  it('all fields, canonical, each with its origin', () => {
    const contact = made({
      firstName: '  Ann ',
      lastName: 'Tan',
      email: 'Ann@EXAMPLE.com',
      phone: '+65 9123 4567',
      country: 'uk',
      language: 'zh_CN',
      custom: {
        note: ' a\r\nb ',
        plan: 'PRO',
        consent: false,
        work_email: 'x@Example.org',
        seats: 0,
        website: 'HTTPS://Example.com',
        birthday: '2000-02-29',
        callback: '09:30',
      },
      assigneeId: 'user-2',
    });
    expect(contact).toMatchObject({
      firstName: 'Ann',
      lastName: 'Tan',
      email: 'Ann@example.com',
      phone: '+6591234567',
      country: 'GB',
      language: 'zh',
      custom: {
        note: 'a\nb',
        plan: 'pro',
        consent: false,
        work_email: 'x@example.org',
        seats: 0,
        website: 'https://example.com/',
        birthday: '2000-02-29',
        callback: '09:30',
      },
      assigneeId: 'user-2',
    });
    const paths = [
      'firstName',
      'lastName',
      'email',
      'phone',
      'country',
      'language',
      ...fields.map(({ key }) => `custom.${key}`),
    ];
    expect(contact.origins).toEqual(Object.fromEntries(paths.map((path) => [path, byMe])));
  });
  it('C1 null and visually empty text count as absent: never set, not cleared', () => {
    const contact = made({
      firstName: 'Ann',
      lastName: null,
      email: ' ',
      phone: '',
      custom: { note: '', seats: null, plan: '\u200b' },
    });
    expect(contact.custom).toEqual({});
    expect(Object.keys(contact.origins)).toEqual(['firstName']);
  });
  it('N1 the identity, with the address that the channel declares', () => {
    expect(made({ channel: { ...channel, address: '+65 9123 4567' } }).channels).toEqual([
      anIdentity({ externalId: 'x', address: '+65 9123 4567', connectedAt: ctx.now }),
    ]);
  });
});

describe('P1 P2 sources', () => {
  it.each(['manual', 'api', 'workflow', 'import'] as const)('P1 %s says who', (source) => {
    expect(made({ firstName: 'Ann' }, { source }).origins.firstName).toEqual({ ...byMe, source });
  });
  it('P1 channel says which, and nobody', () => {
    const { origins } = made({ firstName: 'Ann', channel }, { source: 'channel' });
    expect(origins.firstName).toStrictEqual({ source: 'channel', at: ctx.now, channelId: 'whatsapp' });
  });
  it.each([
    ['+6591234567', 'SG'],
    ['+4915112345678', 'DE'],
    ['+247 62889', 'SH'],
    ['+383 43 201 234', 'XK'],
  ])('P2 V2 the country of %s is derived: %s', (phone, country) => {
    const contact = made({ phone });
    expect(contact.country).toBe(country);
    expect(contact.origins.country).toStrictEqual({ source: 'phone', at: ctx.now });
  });
  it('P2 no country from a number of none, and none over a given one', () => {
    expect(made({ phone: '+870773111632' })).toMatchObject({
      country: null,
      origins: { phone: byMe },
    });
    expect(Object.keys(made({ phone: '+870773111632' }).origins)).toEqual(['phone']);
    expect(made({ phone: '+6591234567', country: 'MY' })).toMatchObject({ country: 'MY', origins: { country: byMe } });
    expect(made({ phone: '+6591234567', country: '' })).toMatchObject({
      country: 'SG',
      origins: { country: { source: 'phone' } },
    });
  });
  it('V1 the workspace’s country reads numbers without a plus', () => {
    expect(made({ phone: '9123 4567' }, { policy: { defaultCountry: 'sg' } }).phone).toBe('+6591234567');
    expect(faults(create({ phone: '9123 4567' }))).toEqual(['phone PHONE_MISSING_COUNTRY']);
  });
});

describe('G1 new contacts begin in the default stage', () => {
  it.each([
    ['the default one', stages, 'stage-lead'],
    ['none, without a default', stages.slice(1), null],
    ['none, without stages', [], null],
    ['none, when nobody says', undefined, null],
  ])('G1 %s', (_, known, stageId) => {
    expect(createContact({ firstName: 'Ann' }, ctx, { stages: known })).toMatchObject({
      ok: true,
      value: { contact: { stageId } },
    });
  });
});

describe('T2 tags', () => {
  it('T2 known ones by name or id, each once, in the order of the call', () => {
    expect(made({ firstName: 'Ann', tags: ['newsletter', 'vip', 'id:tag-newsletter'] }).tags).toEqual([
      'tag-newsletter',
      'tag-vip',
    ]);
  });
  it('T2 new ones with createMissing, to be saved with the contact', () => {
    const answer = create({ firstName: 'Ann', tags: ['VIP', 'New', 'NEW'], createMissing: true });
    expect(answer).toMatchObject({ ok: true, value: { tags: [{ name: 'New', key: 'new' }] } });
    expect(answer.ok && answer.value.contact.tags).toEqual(['tag-vip', answer.ok && answer.value.tags[0]?.id]);
  });
  it('T2 else TAG_UNKNOWN', () => {
    expect(create({ firstName: 'Ann', tags: ['VIP', 'New', 'id:none'] })).toEqual({
      ok: false,
      error: { code: 'TAG_UNKNOWN', names: ['New', 'id:none'] },
    });
  });
  it('T2 at most as many as the policy says', () => {
    const many = Array.from({ length: 201 }, (_, index) => aTag({ id: `t${index}`, name: `tag ${index}` }));
    const names = many.map(({ name }) => name);
    const answer = (count: number): ReturnType<typeof createContact> =>
      createContact({ firstName: 'Ann', tags: names.slice(0, count) }, ctx, { tags: many });
    expect(answer(200).ok).toBe(true);
    expect(answer(201)).toMatchObject({ error: { code: 'LIMIT_REACHED', limit: 'tagsPerContact', max: 200 } });
  });
});

describe('C2 all faults at once, and nothing is made', () => {
  it('C2 of standard and custom fields, of tags and of everything else', () => {
    const input = {
      firstName: 'x'.repeat(201),
      email: 'no',
      phone: '+6512',
      country: 'XX',
      language: 'klingon',
      custom: {
        plan: 'gold',
        consent: 'yes',
        work_email: 'a@b',
        seats: '7',
        website: 'ftp://x.y',
        birthday: '2001-02-29',
        callback: '24:00',
        nobody: 1,
      },
      channel: { channelId: 'a:b', externalId: '' },
      tags: ['VIP', ''],
      assigneeId: 7,
      more: 1,
    };
    expect(faults(create(input))).toEqual([
      'assigneeId INPUT_INVALID_TYPE',
      'channel.channelId INPUT_INVALID_VALUE',
      'channel.externalId INPUT_INVALID_VALUE',
      'country COUNTRY_UNKNOWN',
      'custom.birthday DATE_INVALID',
      'custom.callback TIME_INVALID',
      'custom.consent CHECKBOX_INVALID_TYPE',
      'custom.nobody FIELD_UNKNOWN',
      'custom.plan OPTION_UNKNOWN',
      'custom.seats NUMBER_INVALID_TYPE',
      'custom.website URL_SCHEME_NOT_ALLOWED',
      'custom.work_email EMAIL_DOMAIN_NOT_PUBLIC',
      'email EMAIL_INVALID',
      'firstName NAME_TOO_LONG',
      'language LANGUAGE_NOT_ISO_639_1',
      'more INPUT_UNKNOWN_KEY',
      'phone PHONE_TOO_SHORT',
      'tags.1 TAG_EMPTY',
    ]);
  });
});

describe('A4 a field that is hidden from the actor is unknown to them', () => {
  it('A4', () => {
    const actor = anActor({ hiddenFields: ['email', 'custom.note'] });
    const input = { firstName: 'Ann', email: 'a@example.com', custom: { note: 'x', plan: 'pro' } };
    expect(faults(create(input, { actor }))).toEqual(['custom.note FIELD_UNKNOWN', 'email FIELD_UNKNOWN']);
  });
});

describe('X1 X2 bad input', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['null', null, ['INPUT_INVALID_TYPE']],
    ['a text', 'Ann', ['INPUT_INVALID_TYPE']],
    ['a list', [], ['INPUT_INVALID_TYPE']],
    ['custom of null', { firstName: 'Ann', custom: null }, ['custom INPUT_INVALID_TYPE']],
    ['custom as a list', { firstName: 'Ann', custom: [] }, ['custom INPUT_INVALID_TYPE']],
    ['__proto__', JSON.parse('{"firstName":"Ann","__proto__":{"x":1}}'), ['__proto__ INPUT_UNKNOWN_KEY']],
    [
      '__proto__ inside',
      JSON.parse('{"firstName":"Ann","custom":{"__proto__":"x","constructor":"y"}}'),
      ['custom.__proto__ FIELD_UNKNOWN', 'custom.constructor FIELD_UNKNOWN'],
    ],
    [
      'an id of its own',
      { firstName: 'Ann', id: 'mine', workspaceId: 'workspace-2' },
      ['id INPUT_UNKNOWN_KEY', 'workspaceId INPUT_UNKNOWN_KEY'],
    ],
    ['a channel without an id', { channel: { channelId: 'x' } }, ['channel.externalId INPUT_REQUIRED']],
    ['100,000 tags', { firstName: 'Ann', tags: Array.from({ length: 100_000 }, () => 'x') }, ['INPUT_TOO_LARGE']],
    ['a function', { firstName: () => 'Ann' }, ['firstName INPUT_NOT_PLAIN']],
  ])('X1 X2 %s', (_, input, expected) => {
    expect(faults(create(input))).toEqual(expected);
  });

  it.each<[string, unknown, readonly string[]]>([
    ['null', null, ['facts INPUT_INVALID_TYPE']],
    ['a text', 'x', ['facts INPUT_INVALID_TYPE']],
    ['stages that are no list', { stages: 'x' }, ['facts.stages INPUT_INVALID_TYPE']],
    ['a stage of null', { stages: [null] }, ['facts.stages INPUT_INVALID_TYPE']],
    ['a stage without an id', { stages: [{ ...stages[0], id: '' }] }, ['facts.stages INPUT_INVALID_TYPE']],
    ['fields that are no list', { fields: 'x' }, ['facts.fields INPUT_INVALID_TYPE']],
    ['a field of null', { fields: [null] }, ['facts.fields.0 INPUT_INVALID_TYPE']],
    [
      'a list field without options',
      { fields: [{ key: 'note', type: 'list' }] },
      ['facts.fields.0 INPUT_INVALID_TYPE'],
    ],
    ['a field of no type', { fields: [{ key: 'note', type: 'constructor' }] }, ['facts.fields.0 INPUT_INVALID_TYPE']],
    ['tags that are no list', { tags: 'x' }, ['facts.tags INPUT_INVALID_TYPE']],
  ])('X1 facts: %s', (_, given, expected) => {
    const about = (name: string, input: object): object => (Object.hasOwn(Object(given) as object, name) ? input : {});
    const input = {
      firstName: 'Ann',
      ...about('fields', { custom: { note: 'x' } }),
      ...about('tags', { tags: ['VIP'] }),
    };
    expect(faults(createContact(input, ctx, given as typeof facts))).toEqual(expected);
  });

  it('X1 a context that is none', () => {
    expect(faults(createContact({ firstName: 'Ann' }, undefined as unknown as Context))).toEqual([
      'ctx INPUT_REQUIRED',
    ]);
    expect(faults(create({ firstName: 'Ann' }, { newId: () => 'a:b' }))).toEqual(['ctx.newId INPUT_INVALID_VALUE']);
    expect(faults(create({ firstName: 'Ann', tags: ['new'], createMissing: true }, { newId: () => '' }))).toEqual([
      'ctx.newId INPUT_INVALID_VALUE',
    ]);
  });
});
