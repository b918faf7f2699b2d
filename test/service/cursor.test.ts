import { fc, test } from '@fast-check/vitest';
import type { ContactList, Filter, ListQuery, Session } from 'contactkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { cursorOf, positionFrom } from '../../src/service/cursor.js';
import { digestOf } from '../../src/service/digest.js';
import { host } from './host.js';
import { answerOf, refusal } from './refusal.js';

const invalid = { code: 'CURSOR_INVALID' };
const query = { criterion: { and: [] }, sort: { by: 'name', descending: false } };
const positions = fc.record({
  value: fc.option(fc.string({ unit: 'grapheme' })),
  id: fc.string({ unit: 'grapheme', minLength: 1 }),
});
/** What `btoa` takes. */
const bytes = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));
/** A cursor with this in it and the right check, which anybody can compute. */
async function forged(body: string, of: unknown = query): Promise<string> {
  return `${(await digestOf([of, body])).slice(0, 16)}.${body}`;
}

describe('Q6 a cursor', () => {
  test.prop([positions])('Q6 keeps a position whole, in characters that stand in any address', async (position) => {
    const cursor = await cursorOf(query, position);
    expect(cursor).toMatch(/^[\w.-]+$/);
    expect(encodeURIComponent(cursor)).toBe(cursor);
    expect(await positionFrom(query, cursor)).toEqual(position);
  });

  test.prop([positions, fc.nat(), fc.string({ maxLength: 2 })])(
    'Q6 changed in any character is none',
    async (position, at, other) => {
      const cursor = await cursorOf(query, position);
      const index = at % (cursor.length + 1);
      const changed = [
        cursor.slice(0, index) + other + cursor.slice(index),
        cursor.slice(0, index) + other + cursor.slice(index + 1),
        cursor.slice(0, index),
        cursor.slice(0, index) + cursor.slice(index).toUpperCase(),
      ].filter((one) => one !== cursor);
      for (const one of changed) expect(await answerOf(positionFrom(query, one))).toEqual(invalid);
    },
  );

  test.prop([positions, fc.jsonValue()])('Q6 is of its query alone', async (position, other) => {
    const cursor = await cursorOf(query, position);
    expect(await refusal(positionFrom(other, cursor))).toEqual(invalid);
    expect(await refusal(positionFrom({ ...query, sort: { ...query.sort, descending: true } }, cursor))).toEqual(
      invalid,
    );
    // Whatever order its keys are in.
    expect(
      await refusal(positionFrom({ sort: { descending: false, by: 'name' }, criterion: { and: [] } }, cursor)),
    ).toBeNull();
  });

  it.each([
    '',
    '.',
    'x',
    'next',
    '0123456789abcdef.',
    '.W251bGwsIngiXQ',
    '2-0',
    '\0',
    '\ud800',
    'x'.repeat(1_000_000),
    `${'0'.repeat(16)}.${'W'.repeat(1_000_000)}`,
  ])('Q6 %j is none', async (cursor) => {
    expect(await refusal(positionFrom(query, cursor))).toEqual(invalid);
  });

  it.each<[string, string]>([
    ['no base 64', 'W'],
    ['no JSON', btoa('x')],
    ['no text', btoa('\xff\xfe')],
    ['nothing', btoa('')],
    ...[
      'null',
      '7',
      '{}',
      '"a"',
      '[]',
      '["x"]',
      '[null,null]',
      '[7,"id"]',
      '["x",7]',
      '[true,"id"]',
      '[{"a":1},"id"]',
      '[["x"],"id"]',
      '["a\\u0000b","id"]',
      '["x","a\\ud800"]',
      '[{"toString":1},"id"]',
    ].map((json): [string, string] => [json, btoa(bytes(json))]),
  ])('Q6 R4 with the right check and %s in it is none', async (_, body) => {
    expect(await refusal(positionFrom(query, await forged(body.replace(/[+/=]/g, '-'))))).toEqual(invalid);
    expect(await refusal(positionFrom(query, await forged(body.replaceAll('=', ''))))).toEqual(invalid);
  });

  it('Q6 with the right check and a position in it is as good as one that was given', async () => {
    const body = btoa('[null,"id-7"]').replaceAll('=', '');
    expect(await positionFrom(query, await forged(body))).toEqual({ value: null, id: 'id-7' });
  });
});

describe('Q6 the cursors of a list', () => {
  const tagged: Filter = { field: 'country', operator: 'doesNotExist' };
  const dated: Filter = { field: 'createdAt', operator: 'isTimestampAfter', value: '2026-01-01' };
  const asked: ListQuery = { filter: { and: [tagged, dated] }, search: 'a', zone: 'Asia/Singapore', limit: 1 };
  let at: ReturnType<typeof host>;
  let owner: Session;
  let first: ContactList;
  beforeAll(async () => {
    at = host();
    ({ owner } = at);
    for (const firstName of ['Ann', 'Bea', 'Cara', 'Dan'])
      await owner.create({
        firstName,
        email: `${firstName}@example.com`,
        assigneeId: firstName === 'Cara' ? 'me' : null,
      });
    first = await owner.list(asked);
  });
  const rest = async (session: Session, more: ListQuery = {}): Promise<unknown> => {
    const answer = await answerOf(session.list({ ...asked, after: first.next!, ...more }));
    return (answer as ContactList).items?.map(({ firstName }) => firstName) ?? answer;
  };

  it('Q6 go on with the same query, in pages of any size, and do not say whom they passed', async () => {
    expect(first.items[0]?.firstName).toBe('Dan');
    expect(await rest(owner)).toEqual(['Cara']);
    expect(await rest(owner, { limit: 100 })).toEqual(['Cara', 'Bea', 'Ann']);
    expect(await rest(owner, { sort: { by: 'createdAt', descending: true }, limit: 2 })).toEqual(['Cara', 'Bea']);
    expect(await rest(owner, { search: '  A ' })).toEqual(['Cara']);
  });

  it.each<[string, ListQuery]>([
    ['sort', { sort: { by: 'name' } }],
    ['direction', { sort: { by: 'createdAt' } }],
    ['filter', { filter: tagged }],
    ['order of conditions', { filter: { and: [dated, tagged] } }],
    ['search', { search: 'an' }],
    ['zone', { zone: 'Pacific/Niue' }],
    ['query: all', { filter: undefined, search: undefined }],
  ])('Q6 are none of another %s', async (_, more) => {
    expect(await refusal(owner.list({ ...asked, ...more }))).toBeNull();
    expect(await rest(owner, more)).toEqual(invalid);
  });

  it('Q4 Q6 a fault of the query comes first', async () => {
    const filter: Filter = { field: 'country', operator: 'isEqualTo', value: 'XX' };
    expect(await rest(owner, { filter })).toMatchObject(['filter.value COUNTRY_UNKNOWN']);
    const me = at.as({ role: 'manager', hiddenFields: ['country'] });
    expect(await refusal(me.list({ ...asked, after: first.next! }))).toEqual(['filter.and.0.field FIELD_UNKNOWN']);
  });

  it('A4 given to another actor show what that one may see, and nothing else', async () => {
    const me = at.as({ id: 'me', role: 'manager', restrictions: ['onlyMine'] });
    expect(await rest(me, { limit: 100 })).toEqual(['Cara']);
    const byEmail: ListQuery = { sort: { by: 'email' }, limit: 1 };
    const { next } = await owner.list(byEmail);
    const blind = at.as({ role: 'manager', hiddenFields: ['email'] });
    expect(await refusal(blind.list({ ...byEmail, after: next! }))).toEqual(['sort.by FIELD_UNKNOWN']);
    const elsewhere = at.as({ role: 'owner' }, { workspaceId: 'workspace-2' });
    expect(await rest(elsewhere)).toEqual([]);
  });

  it('Q6 of long names and large filters work like others', async () => {
    const long = '𠮷'.repeat(200);
    const here = host();
    for (const firstName of [long, `${long.slice(2)}x`]) await here.owner.create({ firstName, lastName: long });
    const deep = (levels: number): Filter =>
      levels === 0
        ? { and: [{ field: 'channels', operator: 'hasNoneOf', value: ['x'] }, dated] }
        : { not: { not: deep(levels - 2) } };
    const many: Filter = {
      not: { field: 'channels', operator: 'hasAllOf', value: Array.from({ length: 9_000 }, String) },
    };
    for (const filter of [deep(8), many]) {
      const large: ListQuery = { filter, zone: 'Asia/Singapore', sort: { by: 'name' }, limit: 1 };
      const { next } = await here.owner.list(large);
      expect((await here.owner.list({ ...large, after: next! })).items).toHaveLength(1);
    }
  });
});
