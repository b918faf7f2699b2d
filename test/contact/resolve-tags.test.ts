import { aTag, countingIds, fixedContext, fixtures } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { findTag, parseTagRefs, resolveTags, tagFactsIssue } from '../../src/contact/resolve-tags.js';
import { faults } from './faults.js';

const { tags } = fixtures;
const ctx = { ...fixedContext({ newId: countingIds('new') }), source: 'manual' } as const;

describe('T2 how a call names a tag', () => {
  it('T2 a name by its key, or id:<tagId>, exactly', () => {
    expect(parseTagRefs([' Vip ', 'id:tag-vip', 'id: Tag ', 'ID:x', 'id'])).toEqual({
      ok: true,
      value: [
        { name: 'Vip', key: 'vip' },
        { id: 'tag-vip' },
        { id: ' Tag ' },
        { name: 'ID:x', key: 'id:x' },
        { name: 'id', key: 'id' },
      ],
    });
  });
  it.each<[unknown, readonly string[]]>([
    ['VIP', ['INPUT_INVALID_TYPE']],
    [null, ['INPUT_INVALID_TYPE']],
    [
      ['VIP', null, '', '\u0000'],
      ['1 INPUT_INVALID_TYPE', '2 TAG_EMPTY', '3 TAG_INVALID_CHARACTERS'],
    ],
  ])('C2 %j: all that is wrong', (input, expected) => {
    expect(faults(parseTagRefs(input))).toEqual(expected);
  });
  it('T1 finds the tag of the catalogue', () => {
    expect(findTag(tags, { name: 'STRASSE', key: 'strasse' })?.id).toBe('tag-strasse');
    expect(findTag(tags, { id: 'tag-strasse' })?.name).toBe('Straße');
    expect(findTag(tags, { id: 'strasse' })).toBeUndefined();
  });
});

describe('T2 which tags are added', () => {
  it('T2 those that the contact lacks, each once; a name that comes twice is created once', () => {
    const refs = [
      { id: 'tag-vip' },
      { name: 'A', key: 'a' },
      { name: 'a', key: 'a' },
      { name: 'vip', key: 'vip' },
      { id: 'tag-long' },
    ];
    expect(resolveTags(refs, true, tags, ['tag-long'], ctx)).toEqual({
      ok: true,
      value: { ids: ['tag-vip', 'new-1'], created: [aTag({ id: 'new-1', name: 'A' })] },
    });
  });
  it('X1 a new tag needs an id that is one', () => {
    const refs = [{ name: 'A', key: 'a' }];
    expect(faults(resolveTags(refs, true, tags, [], { ...ctx, newId: () => 'a:b' }))).toEqual([
      'ctx.newId INPUT_INVALID_VALUE',
    ]);
  });
  it('T2 no tag that is only created while another is unknown', () => {
    expect(faults(resolveTags([{ name: 'A', key: 'a' }, { id: 'none' }], true, tags, [], ctx))).toEqual([
      'TAG_UNKNOWN',
    ]);
  });
});

it.each<[unknown, boolean]>([
  [tags, true],
  [[], true],
  [undefined, false],
  ['tags', false],
  [[undefined], false],
  [[{ id: 'x', key: 7 }], false],
])('X1 tags of the caller: case %#', (known, fine) => {
  expect(tagFactsIssue(known) === undefined).toBe(fine);
});
