import type { ContactList, ContactQuery, Filter, ListQuery, Session } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { describe, expect, it } from 'vitest';
import { sortFields } from '../../src/segments/sort.js';
import { type Host, host } from './host.js';
import { refusal } from './refusal.js';
import { without } from './stores.js';

const names = ({ items }: ContactList): readonly (string | null)[] => items.map(({ firstName }) => firstName);
const named = async (session: Session, query?: ListQuery): Promise<readonly (string | null)[]> =>
  names(await session.list(query));
/** All pages, each as its names. */
async function pagesOf(session: Session, query: ListQuery): Promise<readonly (readonly (string | null)[])[]> {
  const pages: (readonly (string | null)[])[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page: ContactList = await session.list({ ...query, after });
    pages.push(names(page));
    after = page.next;
  }
  return pages;
}

/** Contacts that are made one after the other, a second apart. */
async function peopled(...people: readonly Parameters<Session['create']>[0][]): Promise<Host> {
  const at = host({ policy: { defaultCountry: 'SG' } });
  for (const one of people) {
    at.clock.advance(1_000);
    await at.owner.create(one, {});
  }
  return at;
}
const idOf = async ({ owner }: Host, search: string): Promise<string> => (await owner.list({ search })).items[0]!.id;

describe('Q6 the list when nothing is asked', () => {
  it('Q6 Q7 is the newest active contacts first, whole, and says that there are no more', async () => {
    const at = await peopled({ firstName: 'Ann' }, { firstName: 'Bob' }, { firstName: 'Cid' });
    await at.owner.block(await idOf(at, 'Bob'));
    const { items, next } = await at.owner.list();
    expect(items).toEqual([await at.owner.get(await idOf(at, 'Cid')), await at.owner.get(await idOf(at, 'Ann'))]);
    expect(next).toBeNull();
    for (const query of [{}, { filter: undefined, search: '' }, { search: ' \u200b ' }])
      expect([await named(at.owner, query), await at.owner.count(query)]).toEqual([['Cid', 'Ann'], 2]);
  });

  it('Q6 S7 A6 nobody who is gone, and nobody of another workspace', async () => {
    const at = await peopled({ firstName: 'Ann' });
    const elsewhere = at.as({ role: 'owner' }, { workspaceId: 'workspace-2' });
    expect([await elsewhere.list(), await elsewhere.count()]).toEqual([{ items: [], next: null }, 0]);
    await at.owner.delete(await idOf(at, 'Ann'));
    expect([await at.owner.list(), await at.owner.count()]).toEqual([{ items: [], next: null }, 0]);
  });

  it('Q6 has 50 a page', async () => {
    const at = await peopled(...Array.from({ length: 51 }, (_, index) => ({ firstName: `name ${index}` })));
    expect((await pagesOf(at.owner, {})).map(({ length }) => length)).toEqual([50, 1]);
  });
});

describe('Q6 sorting', () => {
  /** Of each sort, what Ann has less than Bob and Bob less than Cid; Dan, Eve have none of it, Eve after Dan by their ids. */
  async function sorted(): Promise<Host> {
    const at = await peopled(
      { firstName: 'ann', email: 'A@example.com', phone: '+6581234567', country: 'DE', language: 'de' },
      { firstName: 'Bob', email: 'b@example.com', phone: '+6591234567', country: 'SG', language: 'en' },
      { firstName: 'Ärla', email: 'c@example.com', phone: '+6591234568', country: 'US', language: 'zh' },
    );
    at.clock.advance(1_000);
    for (const externalId of ['dan', 'eve']) await at.owner.create({ channel: { channelId: 'webchat', externalId } });
    const stages: string[] = [];
    for (const name of ['One', 'Two', 'Three']) stages.push((await at.owner.stages.define(name)).id);
    const people = (await at.owner.list({ sort: { by: 'email' } })).items;
    for (const [index, { id }] of people.slice(0, 3).entries()) {
      await at.owner.moveToStage(id, [...stages].sort()[index]!);
      const message = { channelId: 'webchat', at: `2026-11-2${index}T00:00:00.000Z` };
      await at.owner.recordSentMessage(id, message);
    }
    await at.owner.closeConversation(people[0]!.id);
    await at.owner.snoozeConversation(people[2]!.id);
    return at;
  }
  const made = [null, null];

  it.each(sortFields.filter((by) => by !== 'createdAt'))(
    'Q6 by %s, those without it last both ways, ties by id in the direction of the sort',
    async (by) => {
      const at = await sorted();
      const nobody = (await at.owner.list({ sort: { by: 'createdAt' } })).items.slice(3).map(({ id }) => id);
      const ids = async (query: ListQuery): Promise<readonly string[]> =>
        (await at.owner.list(query)).items.slice(3).map(({ id }) => id);
      expect(await named(at.owner, { sort: { by } })).toEqual(['ann', 'Bob', 'Ärla', ...made]);
      expect(await named(at.owner, { sort: { by, descending: true } })).toEqual(['Ärla', 'Bob', 'ann', ...made]);
      expect(await ids({ sort: { by, descending: false } })).toEqual(nobody);
      expect(await ids({ sort: { by, descending: true } })).toEqual([...nobody].reverse());
    },
  );

  it('Q6 by the moment of their making, ties by id', async () => {
    const at = await sorted();
    const oldest = (await at.owner.list({ sort: { by: 'createdAt' } })).items;
    expect(oldest.map(({ firstName }) => firstName)).toEqual(['ann', 'Bob', 'Ärla', null, null]);
    expect(oldest[3]!.id < oldest[4]!.id).toBe(true);
    expect((await at.owner.list()).items).toEqual([...oldest].reverse());
  });

  it('Q6 by name: first and last, either, or what a channel calls them', async () => {
    const at = await peopled(
      { firstName: 'Zoe' },
      { firstName: 'ann', email: 'x@example.com' },
      { phone: '91234567' },
      { channel: { channelId: 'webchat', externalId: 'x' } },
    );
    await at.owner.edit('email:x@example.com', { lastName: 'Tan' });
    await at.owner.edit('phone:91234567', { lastName: 'Ann' });
    await at.owner.syncProfile('channel:webchat:x', { channelId: 'webchat', profile: { displayName: 'Bea' } });
    const { items } = await at.owner.list({ sort: { by: 'name' } });
    expect(items.map(({ firstName, lastName, profile }) => lastName ?? firstName ?? profile?.displayName)).toEqual([
      'Ann',
      'Tan',
      'Bea',
      'Zoe',
    ]);
  });

  it.each(sortFields)('Q6 by %s in pages of every size each comes exactly once, in the same order', async (by) => {
    const at = await sorted();
    for (const descending of [false, true]) {
      const whole = (await at.owner.list({ sort: { by, descending } })).items;
      for (const limit of [1, 2, 3, 4]) {
        const sort = { by, descending };
        const items: unknown[] = [];
        for (let after: string | null | undefined; after !== null; ) {
          const page: ContactList = await at.owner.list({ sort, limit, after });
          items.push(...page.items);
          after = page.next;
        }
        expect(items).toEqual(whole);
      }
    }
  });

  it('Q6 who stands between two pages when they are read is in neither', async () => {
    const at = await peopled({ firstName: 'Ann' }, { firstName: 'Cid' }, { firstName: 'Eve' });
    const sort = { by: 'name' } as const;
    const first = await at.owner.list({ sort, limit: 2 });
    await at.owner.create({ firstName: 'Bob' });
    await at.owner.create({ firstName: 'Dan' });
    await at.owner.delete(first.items[1]!.id);
    expect(await named(at.owner, { sort, limit: 2, after: first.next! })).toEqual(['Dan', 'Eve']);
  });
});

describe('Q6 searching', () => {
  const people = [
    { firstName: 'Jürgen', lastName: 'von der Berg', email: 'jb@Example.com', phone: '+4915112345678' },
    { firstName: 'Ann Marie', lastName: 'TAN', phone: '+65 9123 4567' },
    { firstName: 'Bob', email: 'annika.tan@firma.example', phone: '+6512345678'.replace('12345678', '61234567') },
    { firstName: '007' },
  ];
  it.each<[string, readonly string[]]>([
    // Digits of a phone, however it is written.
    ['+6591234567', ['Ann Marie']],
    ['+65 9123-4567', ['Ann Marie']],
    ['9123 4567', ['Ann Marie']],
    ['(9123) 45.67', ['Ann Marie']],
    ['0151 12345678', ['Jürgen']],
    ['0151/123', ['Jürgen']],
    ['0049 151', ['Jürgen']],
    ['１２３４', ['Jürgen', 'Ann Marie', 'Bob']],
    ['\u202a+65 9123\u202c', ['Ann Marie']],
    ['+65', []],
    ['+659', ['Ann Marie']],
    ['+234', []],
    ['4567', ['Jürgen', 'Ann Marie', 'Bob']],
    // Three digits are a phone, and fewer are words.
    ['007', []],
    ['07', ['007']],
    // Part of an email address.
    ['@EXAMPLE', ['Jürgen']],
    ['tan@firma', ['Bob']],
    ['@', ['Jürgen', 'Bob']],
    // Words of names, and of the email address.
    ['tan', ['Ann Marie', 'Bob']],
    ['tan ann', ['Ann Marie', 'Bob']],
    ['  MARIE   Tan ', ['Ann Marie']],
    ['tan marie x', []],
    ['JU\u0308RGEN', ['Jürgen']],
    ['jurgen', []],
    ['berg der', ['Jürgen']],
    ['firma.example', ['Bob']],
    ['%', []],
    ['_', []],
    ['b', ['Jürgen', 'Bob']],
  ])('Q6 %j finds %j', async (search, found) => {
    const at = await peopled(...people);
    const query = { search, sort: { by: 'createdAt' } } as const;
    expect(await named(at.owner, query)).toEqual(found);
    expect(await at.owner.count({ search })).toBe(found.length);
  });

  it('Q6 finds by what a channel calls them', async () => {
    const at = await peopled({ channel: { channelId: 'webchat', externalId: 'x' } });
    await at.owner.syncProfile('channel:webchat:x', { channelId: 'webchat', profile: { displayName: 'Ann ✨' } });
    for (const [search, count] of [
      ['ann', 1],
      ['✨ AN', 1],
      ['bob', 0],
    ] as const)
      expect([search, await at.owner.count({ search })]).toEqual([search, count]);
  });

  it.each(['', ' ', '\u200b', '\ufe0f', '\n\t', undefined])('Q6 %j means all', async (search) => {
    const at = await peopled({ firstName: 'Ann' }, { firstName: 'Bob' });
    expect(await named(at.owner, { search })).toEqual(['Bob', 'Ann']);
  });

  it.each<[unknown, readonly string[]]>([
    ['x'.repeat(201), ['search TEXT_TOO_LONG']],
    ['a\0b', ['search TEXT_INVALID_CHARACTERS']],
    ['a\ud800', ['search TEXT_INVALID_CHARACTERS']],
    [7, ['search INPUT_INVALID_TYPE']],
    [null, ['search INPUT_INVALID_TYPE']],
  ])('X1 R4 %j is no search', async (search, faults) => {
    const at = await peopled({ firstName: 'x'.repeat(200) });
    expect(await refusal(at.owner.list({ search: search as string }))).toEqual(faults);
    expect(await refusal(at.owner.count({ search: search as string }))).toEqual(faults);
    expect(await at.owner.count({ search: 'x'.repeat(200) })).toBe(1);
  });
});

describe('Q7 blocked contacts', () => {
  const active = { field: 'firstName', operator: 'exists' } as const;
  const blocked = { field: 'status', operator: 'isEqualTo', value: 'blocked' } as const;
  const anyStatus = { and: [active, { or: [{ not: blocked }, blocked] }] } as const;
  it.each<[string, ContactQuery, readonly string[]]>([
    ['nothing is asked', {}, ['Ann Active']],
    ['a filter does not ask for a status', { filter: active }, ['Ann Active']],
    ['a filter asks for the blocked', { filter: blocked }, ['Ann Blocked']],
    ['a filter speaks of the status anywhere', { filter: anyStatus }, ['Ann Active', 'Ann Blocked']],
    ['a search asks for the name', { search: 'ann' }, ['Ann Active', 'Ann Blocked']],
    ['a search is blank', { search: '  ' }, ['Ann Active']],
    ['a search and a filter that does not', { search: 'ann', filter: active }, ['Ann Active']],
    ['a search and a filter that does', { search: 'ann', filter: blocked }, ['Ann Blocked']],
    ['a blank search and a filter that does', { search: '', filter: blocked }, ['Ann Blocked']],
    ['a search that finds none of them', { search: 'bob', filter: anyStatus }, []],
  ])('Q7 when %s', async (_, query, found) => {
    const at = await peopled({ firstName: 'Ann Active' }, { firstName: 'Ann Blocked' });
    await at.owner.block(await idOf(at, 'blocked'));
    expect(await named(at.owner, { ...query, sort: { by: 'name' } })).toEqual(found);
    expect(await at.owner.count(query)).toBe(found.length);
  });
});

describe('Q6 counting', () => {
  it('Q6 counts what the list would give, up to a limit', async () => {
    const at = await peopled({ firstName: 'Ann' }, { firstName: 'Bob' }, { firstName: 'Ben' });
    const count = (max?: number): Promise<number> => at.owner.count({ search: 'b', max });
    expect([await count(), await count(1), await count(2), await count(3)]).toEqual([2, 1, 2, 2]);
    expect(await at.owner.count()).toBe(3);
  });
});

describe('X1 what is no query', () => {
  const filter: Filter = { and: [] };
  it.each<[unknown, readonly string[]]>([
    [null, ['INPUT_INVALID_TYPE']],
    ['all', ['INPUT_INVALID_TYPE']],
    [[], ['INPUT_INVALID_TYPE']],
    [{ where: filter }, ['where INPUT_UNKNOWN_KEY']],
    [{ ...filter }, ['and INPUT_UNKNOWN_KEY']],
    [{ filter: null }, ['filter INPUT_INVALID_TYPE']],
    [{ filter: [] }, ['filter INPUT_INVALID_TYPE']],
    [{ segment: 7 }, ['segment INPUT_INVALID_TYPE']],
    [{ zone: 7 }, ['zone INPUT_INVALID_TYPE']],
  ])('X1 %j', async (query, faults) => {
    const { owner } = host();
    expect(await refusal(owner.list(query as ListQuery))).toEqual(faults);
    expect(await refusal(owner.count(query as ContactQuery))).toEqual(faults);
  });

  it.each<[unknown, readonly string[]]>([
    [{ limit: 0 }, ['limit INPUT_INVALID_VALUE']],
    [{ limit: 101 }, ['limit INPUT_INVALID_VALUE']],
    [{ limit: 1.5 }, ['limit INPUT_INVALID_VALUE']],
    [{ limit: -1 }, ['limit INPUT_INVALID_VALUE']],
    [{ limit: Number.NaN }, ['limit INPUT_INVALID_VALUE']],
    [{ limit: '5' }, ['limit INPUT_INVALID_VALUE']],
    [{ sort: 'name' }, ['sort INPUT_INVALID_TYPE']],
    [{ sort: {} }, ['sort.by INPUT_REQUIRED']],
    [{ sort: { by: 'custom.note' } }, ['sort.by INPUT_INVALID_VALUE']],
    [{ sort: { by: 'constructor' } }, ['sort.by INPUT_INVALID_VALUE']],
    [{ sort: { by: 'name', descending: 'yes' } }, ['sort.descending INPUT_INVALID_TYPE']],
    [{ sort: { by: 'name', nulls: 'first' } }, ['sort.nulls INPUT_UNKNOWN_KEY']],
    [{ max: 5 }, ['max INPUT_UNKNOWN_KEY']],
    [{ after: 7 }, ['after INPUT_INVALID_TYPE']],
    [{ limit: 0, sort: { by: 'x' } }, ['limit INPUT_INVALID_VALUE', 'sort.by INPUT_INVALID_VALUE']],
  ])('X1 no page is %j', async (query, faults) => {
    expect((await refusal(host().owner.list(query as ListQuery))) as string[]).toEqual(
      expect.arrayContaining([...faults]),
    );
  });

  it.each<[unknown, readonly string[]]>([
    [{ max: 0 }, ['max INPUT_INVALID_VALUE']],
    [{ max: 2 ** 53 }, ['max INPUT_INVALID_VALUE']],
    [{ limit: 5 }, ['limit INPUT_UNKNOWN_KEY']],
    [{ sort: { by: 'name' } }, ['sort INPUT_UNKNOWN_KEY']],
  ])('X1 nothing to count is %j', async (query, faults) => {
    expect(await refusal(host().owner.count(query as ContactQuery))).toEqual(faults);
  });

  it('X1 takes a hundred, and one', async () => {
    const at = await peopled({ firstName: 'Ann' }, { firstName: 'Bob' });
    expect(await named(at.owner, { limit: 100 })).toEqual(['Bob', 'Ann']);
    expect(await named(at.owner, { limit: 1 })).toEqual(['Bob']);
  });

  it('X1 Q3 a fault of the zone has its path, beside a filter without days too', async () => {
    const { owner } = host();
    expect(await refusal(owner.list({ filter, zone: 'Mars/Base' }))).toEqual(['zone TIMEZONE_UNKNOWN']);
    expect(await refusal(owner.count({ zone: '+08:00', filter }))).toEqual(['zone TIMEZONE_UNKNOWN']);
  });
});

describe('A3 who may', () => {
  it.each<['owner' | 'manager' | 'agent' | 'system', readonly ('agent' | 'manager')[] | undefined, boolean]>([
    ['owner', undefined, true],
    ['manager', undefined, true],
    ['agent', undefined, false],
    ['system', undefined, true],
    ['agent', ['agent'], true],
    ['manager', ['agent'], false],
    ['owner', ['agent', 'manager'], false],
    ['system', [], true],
  ])('A3 %s, where the policy opens it to %j: %s', async (role, mayList, allowed) => {
    const at = host({ policy: { mayList } });
    await at.system.create({ firstName: 'Ann' });
    const me = at.as({ id: 'me', role });
    const denied = (action: string): unknown => ({ code: 'FORBIDDEN', action, because: 'policy' });
    expect(await refusal(me.list())).toEqual(allowed ? null : denied('list'));
    expect(await refusal(me.list({ search: 'ann' }))).toEqual(allowed ? null : denied('list'));
    expect(await refusal(me.count())).toEqual(allowed ? null : denied('count'));
  });
});

describe('A4 what the actor may not see', () => {
  it('A4 who is out of scope is in no list and no count', async () => {
    const at = await peopled(
      { firstName: 'Mine', assigneeId: 'me' },
      { firstName: 'Mate', assigneeId: 'mate' },
      { firstName: 'Nobody' },
      { firstName: 'Other', assigneeId: 'other' },
    );
    const seen = async (restrictions: readonly ('onlyMine' | 'teamOnly')[], query?: ContactQuery): Promise<unknown> => {
      const me = at.as({ id: 'me', role: 'manager', restrictions, team: ['mate'] });
      const found = await named(me, { ...query, limit: 1 });
      expect(await me.count(query)).toBe((await named(me, query)).length);
      expect(found).toEqual((await named(me, query)).slice(0, 1));
      return named(me, query);
    };
    const filter: Filter = { field: 'assignee', operator: 'hasAnyOf', value: ['other', 'mate'] };
    expect(await seen([])).toEqual(['Other', 'Nobody', 'Mate', 'Mine']);
    expect(await seen(['onlyMine'])).toEqual(['Mine']);
    expect(await seen(['teamOnly'])).toEqual(['Nobody', 'Mate', 'Mine']);
    expect(await seen(['onlyMine', 'teamOnly'])).toEqual(['Mine']);
    expect(await seen(['onlyMine'], { filter })).toEqual([]);
    expect(await seen(['teamOnly'], { filter })).toEqual(['Mate']);
    expect(await seen(['onlyMine'], { search: 'other' })).toEqual([]);
  });

  it('A4 hidden fields are absent, and no list is sorted or searched by them', async () => {
    const at = await peopled({ firstName: 'Ann', lastName: 'Tan', email: 'ann@example.com', phone: '+6591234567' });
    const hiding = (...hiddenFields: readonly string[]): Session => at.as({ role: 'manager', hiddenFields });
    const [seen] = (await hiding('email', 'phone').list()).items;
    expect(seen).toMatchObject({ firstName: 'Ann', email: null, phone: null });
    for (const path of ['firstName', 'lastName', 'profile', 'email', 'phone', 'country', 'language'] as const) {
      const isName = path === 'firstName' || path === 'lastName' || path === 'profile';
      const sort = { by: isName ? 'name' : path } as const;
      expect(await refusal(hiding(path).list({ sort }))).toEqual(['sort.by FIELD_UNKNOWN']);
      expect(await refusal(hiding('custom.note').list({ sort }))).toBeNull();
    }
    const count = (search: string, ...hidden: readonly string[]): Promise<number> =>
      hiding(...hidden).count({ search });
    expect([await count('ann'), await count('ann', 'firstName')]).toEqual([1, 1]);
    expect([await count('ann', 'firstName', 'email'), await count('tan ann', 'lastName')]).toEqual([0, 0]);
    expect([await count('@example'), await count('@example', 'email')]).toEqual([1, 0]);
    expect([await count('9123'), await count('9123', 'phone')]).toEqual([1, 0]);
  });
});

describe('R5 a store that has no list', () => {
  it('R5 is told by name, to who may ask', async () => {
    const at = host({ store: without(memoryStore(), 'list') });
    const missing = { code: 'CAPABILITY_MISSING', capability: 'list' };
    expect(await refusal(at.owner.list())).toEqual(missing);
    expect(await refusal(at.owner.count())).toEqual(missing);
    expect(await refusal(at.agent.list())).toMatchObject({ code: 'FORBIDDEN' });
    // X3: what they may not do is not looked at.
    expect(await refusal(at.agent.list({ limit: 0 }))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(at.agent.count({ max: 0 }))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await at.owner.filter({ and: [] })).toEqual({ and: [] });
  });
});
