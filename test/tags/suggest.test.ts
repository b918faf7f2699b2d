import { fc, test } from '@fast-check/vitest';
import { aTag, deepFreeze } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { isContactsError } from '../../src/kernel/errors.js';
import { suggestTags } from '../../src/tags/suggest.js';
import { tagKey } from '../../src/values/tag-name.js';

const named = (...names: readonly string[]): ReturnType<typeof aTag>[] => names.map((name) => aTag({ name, id: name }));
const tags = deepFreeze(
  named('pro', 'Pro plan', 'PROSPECT', 'big pro', 'semi-pro', 'approved', 'VIP', '🔥pro', 'im\u0301pro', 'übpro'),
);
const matched = (query: string, facts: Parameters<typeof suggestTags>[1]): unknown =>
  suggestTags(query, facts).items.map(({ tag, match }) => [tag.name, match]);

describe('T5 suggesting tags', () => {
  it('T5 exact first, then the beginning of the name, of a word, anywhere', () => {
    expect(matched(' Pro ', { tags })).toEqual([
      ['pro', 'exact'],
      ['Pro plan', 'prefix'],
      ['PROSPECT', 'prefix'],
      ['big pro', 'word'],
      ['semi-pro', 'word'],
      ['🔥pro', 'word'],
      ['approved', 'substring'],
      ['im\u0301pro', 'substring'],
      ['übpro', 'substring'],
    ]);
  });
  it('T5 of equals the most used first, and how often it is used is told', () => {
    const uses = { 'semi-pro': 7, '🔥pro': 9, VIP: 100, approved: 1_000 };
    const { items } = suggestTags('pro', deepFreeze({ tags, uses }));
    expect(items.map(({ tag, uses: used }) => [tag.name, used])).toEqual([
      ['pro', 0],
      ['Pro plan', 0],
      ['PROSPECT', 0],
      ['🔥pro', 9],
      ['semi-pro', 7],
      ['big pro', 0],
      ['approved', 1_000],
      ['im\u0301pro', 0],
      ['übpro', 0],
    ]);
  });
  it('T5 nothing typed: all, the most used first', () => {
    for (const query of ['', ' ', '\u200b']) {
      const { items, create } = suggestTags(query, { tags, uses: { VIP: 2, pro: 1 } });
      expect(items.map(({ tag }) => tag.name).slice(0, 3)).toEqual(['VIP', 'pro', 'approved']);
      expect(items).toHaveLength(tags.length);
      expect(create).toBeNull();
    }
  });
  it('T5 says which are assigned already', () => {
    const { items } = suggestTags('pro', { tags, assigned: ['pro', 'big pro', 'gone'] });
    expect(items.filter(({ assigned }) => assigned).map(({ tag }) => tag.name)).toEqual(['pro', 'big pro']);
  });
  it.each<[string, string | null]>([
    ['new', 'new'],
    ['  brand   new ', 'brand new'],
    ['Pr', 'Pr'],
    ['PRO', null],
    ['ＶＩＰ', null],
    ['V\u00adip', null],
    ['a\u0000', null],
    ['x'.repeat(64), 'x'.repeat(64)],
    ['x'.repeat(65), null],
  ])('T5 offers to create %j: %j', (query, expected) => {
    expect(suggestTags(query, { tags }).create).toBe(expected);
  });
  it('T5 twenty, or as many as are wanted', () => {
    const many = named(...Array.from({ length: 30 }, (_, place) => `t${place + 10}`));
    expect(suggestTags('t', { tags: many }).items).toHaveLength(20);
    expect(suggestTags('t', { tags: many, limit: 3 }).items.map(({ tag }) => tag.name)).toEqual(['t10', 't11', 't12']);
    expect(suggestTags('t', { tags: many, limit: 0 })).toEqual({ items: [], create: 't' });
    expect(suggestTags('t', { tags: many, limit: 100 }).items).toHaveLength(30);
  });
  it('T5 a word may begin after the first place where the text stands', () => {
    expect(matched('an', { tags: named('banana an') })).toEqual([['banana an', 'word']]);
    expect(matched('a', { tags: named('xa') })).toEqual([['xa', 'substring']]);
    expect(matched('a', { tags: named('1a', '𝒳a', '-a') })).toEqual([
      ['-a', 'word'],
      ['1a', 'substring'],
      ['𝒳a', 'substring'],
    ]);
  });
  it('T5 an id of every object has no uses', () => {
    const odd = [aTag({ id: 'constructor', name: 'odd' })];
    expect(suggestTags('odd', { tags: odd, uses: {} }).items).toMatchObject([{ uses: 0 }]);
  });

  const name = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '-'), minLength: 1, maxLength: 6 });
  test.prop([
    fc.uniqueArray(
      name.filter((one) => tagKey(one) !== ''),
      { selector: tagKey, minLength: 1 },
    ),
    name,
    fc.array(fc.nat(9)),
  ])('T5 every tag that has the text is there, ranked, whatever order they came in', (names, query, counts) => {
    const all = named(...names);
    const uses = Object.fromEntries(all.map(({ id }, place) => [id, counts[place] ?? 0]));
    const { items, create } = suggestTags(query, { tags: all, uses, limit: 100 });
    const typed = tagKey(query);
    expect(new Set(items.map(({ tag }) => tag))).toEqual(new Set(all.filter(({ key }) => key.includes(typed))));
    const ranks = ['exact', 'prefix', 'word', 'substring'];
    for (const [place, { tag, match, uses: used }] of items.entries()) {
      expect(match === 'exact').toBe(tag.key === typed);
      expect(match === 'prefix').toBe(tag.key !== typed && tag.key.startsWith(typed));
      const before = items[place - 1];
      if (before === undefined) continue;
      expect(ranks.indexOf(before.match)).toBeLessThanOrEqual(ranks.indexOf(match));
      if (before.match === match) expect(before.uses).toBeGreaterThanOrEqual(used);
    }
    expect(create === null).toBe(typed === '' || all.some(({ key }) => key === typed));
    expect(suggestTags(query, { tags: [...all].reverse(), uses, limit: 100 }).items).toEqual(items);
  });

  it.each<[unknown, unknown, readonly string[]]>([
    [7, { tags }, ['query INPUT_INVALID_TYPE']],
    ['a', undefined, ['facts INPUT_REQUIRED']],
    ['a', {}, ['facts.tags INPUT_REQUIRED']],
    ['a', { tags: [null] }, ['facts.tags INPUT_INVALID_TYPE']],
    ['a', { tags, assigned: 'pro' }, ['facts.assigned INPUT_INVALID_TYPE']],
    ['a', { tags, uses: { pro: -1 } }, ['facts.uses INPUT_INVALID_TYPE']],
    ['a', { tags, limit: 1.5 }, ['facts.limit INPUT_INVALID_TYPE']],
  ])('X1 throws INVALID of anything else, case %#', (query, facts, expected) => {
    let thrown: unknown;
    try {
      suggestTags(query as string, facts as never);
    } catch (error) {
      thrown = error;
    }
    if (!isContactsError(thrown, 'INVALID')) throw thrown;
    expect(thrown.rejection.issues.map(({ code, path }) => `${path.join('.')} ${code}`)).toEqual(expected);
  });
});
