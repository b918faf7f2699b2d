import { deepFreeze, fixtures } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { contactFrom } from '../../src/contact/contact-from.js';

const createdAt = '2020-02-02T02:02:02.000Z';
const known = { id: 'c-1', workspaceId: 'acme', version: 3, createdAt };
type Row = Parameters<typeof contactFrom>[0];

describe('a whole contact from what a host’s row knows', () => {
  it('fills in what the row does not have', () => {
    expect(contactFrom(known)).toStrictEqual({
      ...known,
      status: 'active',
      block: null,
      profile: null,
      firstName: null,
      lastName: null,
      email: null,
      phone: null,
      country: null,
      language: null,
      aliases: { phones: [], emails: [] },
      custom: {},
      origins: {},
      tags: [],
      channels: [],
      assigneeId: null,
      stageId: null,
      conversation: null,
      updatedAt: createdAt,
      lastMessageAt: null,
      lastInboundAt: null,
    });
  });
  it('C7 P2 gives values without an origin one of a person, so that no channel writes over them', () => {
    const given = { source: 'channel', at: createdAt, channelId: 'x' } as const;
    const { origins } = contactFrom({
      ...known,
      firstName: 'Ann',
      email: null,
      custom: { plan: 'pro', note: null },
      origins: { firstName: given, phone: given },
    });
    const ours = { source: 'api', at: createdAt };
    expect(origins).toEqual({ firstName: given, phone: given, 'custom.plan': ours, 'custom.note': ours });
  });
  it('V1 parses no value: what was valid when it was written stays', () => {
    const values = { phone: '+1', email: 'no address', country: 'YU', language: '??', custom: { plan: 'gone' } };
    expect(contactFrom({ ...known, ...values })).toMatchObject(values);
  });
  it.each(Object.keys(fixtures.contacts) as (keyof typeof fixtures.contacts)[])(
    'gives %s back as it is, detached',
    (name) => {
      const contact = contactFrom(fixtures.contacts[name]);
      expect(contact).toStrictEqual(fixtures.contacts[name]);
      expect(Object.isFrozen(contact) || Object.isFrozen(contact.tags)).toBe(false);
    },
  );
  it('leaves out what no contact has, and undefined', () => {
    const row = { ...known, row_id: 7, firstName: undefined, lastName: 'Tan' } as unknown as Row;
    expect(contactFrom(deepFreeze(row))).toStrictEqual(contactFrom({ ...known, lastName: 'Tan' }));
  });
  it('reads __proto__ as a key like another', () => {
    const row = JSON.parse(
      `{"id":"a","workspaceId":"b","version":1,"createdAt":"${createdAt}","__proto__":{"status":"blocked"}}`,
    ) as Row;
    expect(contactFrom(row).status).toBe('active');
  });
});

describe('X1 throws INVALID for what has not the form of a contact', () => {
  it.each<[string, unknown, readonly (string | number)[]]>([
    ['nothing', undefined, ['contact', 'id']],
    ['null', null, ['contact']],
    ['a text', 'c-1', ['contact']],
    ['no id', { ...known, id: undefined }, ['contact', 'id']],
    ['no version', { ...known, version: undefined }, ['contact', 'version']],
    ['a Date', { ...known, createdAt: new Date(0) }, ['contact', 'createdAt']],
    ['tags of another kind', { ...known, tags: [1] }, ['contact', 'tags']],
    ['blocked without a block', { ...known, status: 'blocked' }, ['contact', 'block']],
    ['deleted', fixtures.tombstone, ['contact', 'deletedAt']],
    [
      'a getter',
      Object.defineProperty({ ...known }, 'email', { enumerable: true, get: () => 'x' }),
      ['contact', 'email'],
    ],
  ])('X1 %s', (_, row, path) => {
    const issues = expect.arrayContaining([expect.objectContaining({ path })]) as unknown;
    expect(() => contactFrom(row as Row)).toThrow(
      expect.objectContaining({ code: 'INVALID', rejection: { code: 'INVALID', issues } }) as Error,
    );
  });
  it('X1 all that is wrong', () => {
    let rejection: unknown;
    try {
      contactFrom({ ...known, version: '1', tags: 'x' } as unknown as Row);
    } catch (error) {
      ({ rejection } = error as { rejection: unknown });
    }
    expect(rejection).toMatchObject({
      code: 'INVALID',
      issues: [{ path: ['contact', 'version'] }, { path: ['contact', 'tags'] }],
    });
  });
});
