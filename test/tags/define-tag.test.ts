import { fc, test } from '@fast-check/vitest';
import { anActor, aTag, deepFreeze, fixedContext } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { changeTag, defineTag } from '../../src/tags/define-tag.js';
import { type Tag, tagColors } from '../../src/tags/tag.js';
import { tagKey } from '../../src/values/tag-name.js';
import { refusal } from '../fields/refusal.js';

type Looks = Parameters<typeof defineTag>[0];
const none = { tags: [] };
const define = (input: unknown, tags: readonly Tag[] = []): ReturnType<typeof defineTag> =>
  defineTag(input as Looks, fixedContext(), { tags });
const vip = deepFreeze(aTag({ emoji: '⭐', color: 'yellow', description: 'Call first' }));
const change = (input: unknown, tags: readonly Tag[] = []): ReturnType<typeof changeTag> =>
  changeTag(vip, input as Parameters<typeof changeTag>[1], fixedContext(), { tags });

const family = '👩‍👩‍👧‍👦';
const scotland = '🏴󠁧󠁢󠁳󠁣󠁴󠁿';
/** Looks that both operations take, with what they come to. */
const looks: readonly [string, object, Partial<Tag>][] = [
  ...tagColors.map((color): [string, object, Partial<Tag>] => [`the colour ${color}`, { color }, { color }]),
  ...['🔥', '❤️', '👍🏽', '🇸🇬', family, scotland, '1️⃣', 'A', 'é'].map((emoji): [string, object, Partial<Tag>] => [
    `the emoji ${emoji}`,
    { emoji },
    { emoji },
  ]),
  ['an emoji with space around', { emoji: ' 🔥 ' }, { emoji: '🔥' }],
  ['no emoji', { emoji: null }, { emoji: null }],
  ['a blank emoji', { emoji: ' ' }, { emoji: null }],
  ['no colour', { color: null }, { color: null }],
  ['a description', { description: ' x\ny ' }, { description: 'x y' }],
  ['a long description', { description: 'd'.repeat(255) }, { description: 'd'.repeat(255) }],
  ['no description', { description: null }, { description: null }],
  ['a blank description', { description: '\u200b' }, { description: null }],
];
/** And those that both refuse. */
const ugly: readonly [string, object, readonly string[]][] = [
  ['two emoji', { emoji: '🔥🔥' }, ['emoji TEXT_TOO_LONG']],
  ['a word', { emoji: 'ab' }, ['emoji TEXT_TOO_LONG']],
  ['one character of 17 units', { emoji: `q${'\u0301\u0316'.repeat(8)}` }, ['emoji TEXT_TOO_LONG']],
  ['a control character', { emoji: '\u0007' }, ['emoji TEXT_INVALID_CHARACTERS']],
  ['half an emoji', { emoji: '\ud83d' }, ['emoji TEXT_INVALID_CHARACTERS']],
  ['an emoji of another type', { emoji: 1 }, ['emoji TEXT_INVALID_TYPE']],
  ['another colour', { color: 'pink' }, ['color INPUT_INVALID_VALUE']],
  ['a colour in hex', { color: '#FF5733' }, ['color INPUT_INVALID_VALUE']],
  ['a description that is too long', { description: 'd'.repeat(256) }, ['description TEXT_TOO_LONG']],
  ['what is not known', { key: 'vip' }, ['key INPUT_UNKNOWN_KEY']],
  ['several', { color: 1, description: 2 }, ['color INPUT_INVALID_VALUE', 'description TEXT_INVALID_TYPE']],
];
const names: readonly [string, unknown, string][] = [
  ['nothing', '', 'TAG_EMPTY'],
  ['nothing visible', ' \u200b', 'TAG_EMPTY'],
  ['a control character', 'a\u0000', 'TAG_INVALID_CHARACTERS'],
  ['65 code points', '😀'.repeat(65), 'TAG_TOO_LONG'],
  ['a number', 7, 'TAG_INVALID_TYPE'],
];

describe('T1 defining a tag', () => {
  it('T1 gives it an id, its name as it is spelled and its key, with its event', () => {
    const tag = {
      id: 'id-1',
      name: 'Große Fische',
      key: 'grosse fische',
      emoji: '🐟',
      color: 'blue',
      description: null,
    };
    expect(define(deepFreeze({ name: ' Große  Fische', emoji: '🐟', color: 'blue' }))).toStrictEqual({
      ok: true,
      value: {
        tag,
        events: [
          {
            id: 'id-2',
            type: 'tag.created',
            workspaceId: 'workspace-1',
            subject: { type: 'tag', id: 'id-1' },
            version: 0,
            seq: 0,
            at: '2026-11-23T09:00:00.000Z',
            actor: { id: 'user-1', role: 'manager' },
            source: 'manual',
            data: { tag },
          },
        ],
      },
    });
  });
  it('T1 a name has up to 64 code points', () => {
    expect(define({ name: '😀'.repeat(64) })).toMatchObject({ ok: true, value: { tag: { name: '😀'.repeat(64) } } });
  });
  it.each(looks)('T1 takes %s', (_, input, expected) => {
    expect(define({ name: 'x', ...input })).toMatchObject({
      ok: true,
      value: { tag: { emoji: null, color: null, description: null, ...expected } },
    });
  });
  it.each(ugly)('T1 refuses %s', (_, input, expected) => {
    expect([...(refusal(define({ name: 'x', ...input })) as string[])].sort()).toEqual(expected);
  });
  it.each(names)('T1 refuses a name of %s', (_, name, code) => {
    expect(refusal(define({ name }))).toEqual([`name ${code}`]);
  });
  it('T1 needs a name', () => {
    expect(refusal(define({}))).toEqual(['name INPUT_REQUIRED']);
  });
  it.each(['vip', ' VIP ', 'ＶＩＰ', 'V\u00adip'])(
    'T1 %j is taken by its key; other tags are in nobody’s way',
    (name) => {
      expect(refusal(define({ name }, [aTag({ name: 'other' }), vip]))).toMatchObject({
        code: 'TAG_NAME_TAKEN',
        tagId: vip.id,
      });
      expect(refusal(define({ name }, [aTag({ name: 'v.i.p.' })]))).toBeNull();
    },
  );
});

describe('T3 changing a tag', () => {
  it('T3 renaming keeps its id, so contacts keep it', () => {
    const after = { ...vip, name: 'Straße', key: 'strasse' };
    expect(change({ name: ' Straße' }, [vip])).toMatchObject({
      ok: true,
      value: {
        tag: after,
        events: [
          {
            type: 'tag.changed',
            subject: { type: 'tag', id: vip.id },
            version: 0,
            seq: 0,
            data: { before: vip, after },
          },
        ],
      },
    });
  });
  it('T1 a new spelling of its own key is a rename too', () => {
    expect(change({ name: 'vip' }, [vip])).toMatchObject({ ok: true, value: { tag: { ...vip, name: 'vip' } } });
  });
  it('T1 another tag’s name is taken', () => {
    const other = aTag({ name: 'Straße' });
    expect(refusal(change({ name: 'STRASSE' }, [vip, other]))).toEqual({
      code: 'TAG_NAME_TAKEN',
      name: 'STRASSE',
      tagId: other.id,
    });
  });
  it.each(looks)('T3 takes %s', (_, input, expected) => {
    const answer = change(input);
    expect(answer.ok && answer.value.tag).toEqual({ ...vip, ...expected });
    expect(answer.ok && answer.value.events).toHaveLength('color' in expected && expected.color === 'yellow' ? 0 : 1);
  });
  it.each(ugly)('T3 refuses %s', (_, input, expected) => {
    expect([...(refusal(change(input)) as string[])].sort()).toEqual(expected);
  });
  it.each(names)('T3 refuses a name of %s', (_, name, code) => {
    expect(refusal(change({ name }))).toEqual([`name ${code}`]);
  });
  it.each([
    ['nothing', {}],
    ['undefined', { name: undefined, color: undefined }],
    ['all as it is', { name: 'VIP', emoji: '⭐', color: 'yellow', description: 'Call first' }],
    ['all as it is when cleaned', { name: ' VIP', description: 'Call  first' }],
  ])('C3 %s is no change', (_, input) => {
    const answer = change(input, [vip]);
    expect(answer.ok && answer.value.tag).toBe(vip);
    expect(answer.ok && answer.value.events).toEqual([]);
  });
});

describe('A1, X1 the tag catalogue', () => {
  it.each([
    ['owner', null],
    ['manager', null],
    ['system', null],
    ['agent', { code: 'FORBIDDEN', action: 'manageTags', because: 'role' }],
  ] as const)('A1 is kept by owners and managers: %s', (role, expected) => {
    const ctx = fixedContext({ actor: anActor({ role }) });
    expect(refusal(defineTag({ name: 'x' }, ctx, none))).toEqual(expected);
    expect(refusal(changeTag(vip, { name: 'x' }, ctx, none))).toEqual(expected);
  });
  it('C4 ids are ids', () => {
    const ctx = fixedContext({ newId: () => '' });
    expect(refusal(defineTag({ name: 'x' }, ctx, none))).toEqual(['ctx.newId INPUT_INVALID_VALUE']);
    expect(refusal(changeTag(vip, { name: 'x' }, ctx, none))).toEqual(['ctx.newId INPUT_INVALID_VALUE']);
  });
  it.each<[unknown, readonly string[]]>([
    [undefined, ['facts INPUT_REQUIRED']],
    [{}, ['facts.tags INPUT_REQUIRED']],
    [{ tags: [null] }, ['facts.tags INPUT_INVALID_TYPE']],
    [{ tags: [{ id: 'x', key: 'x' }] }, ['facts.tags INPUT_INVALID_TYPE']],
    [{ tags: [{ ...vip, color: 'pink' }] }, ['facts.tags INPUT_INVALID_TYPE']],
  ])('X1 the facts %j', (facts, expected) => {
    expect(refusal(defineTag({ name: 'x' }, fixedContext(), facts as typeof none))).toEqual(expected);
    expect(refusal(changeTag(vip, { name: 'x' }, fixedContext(), facts as typeof none))).toEqual(expected);
  });
  it.each(['id', 'name', 'key', 'emoji', 'color', 'description'])('X1 a tag with a wrong %s', (key) => {
    const wrong = { ...vip, [key]: 7 };
    expect(refusal(changeTag(wrong as Tag, {}, fixedContext(), none))).toEqual([`tag.${key} INPUT_INVALID_TYPE`]);
  });
  test.prop([fc.anything(), fc.anything(), fc.anything(), fc.anything()])(
    'X1 whatever they are called with',
    (...args) => {
      for (const operation of [defineTag, changeTag])
        expect((operation as (...all: unknown[]) => unknown)(...args)).toMatchObject({ error: { code: 'INVALID' } });
    },
  );
  test.prop([fc.string({ unit: 'binary', maxLength: 80 })])(
    'T1 of any text: a tag with the key of its name, or INVALID',
    (name) => {
      const answer = define({ name });
      if (answer.ok) expect(answer.value.tag.key).toBe(tagKey(name));
      else expect(refusal(answer)).toEqual([expect.stringMatching(/^name TAG_/)]);
    },
  );
});
