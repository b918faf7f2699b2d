import { fc, test } from '@fast-check/vitest';
import { anActor, aTag, deepFreeze, fixedContext } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Dependents } from '../../src/kernel/dependents.js';
import { deleteTag, tagImpact } from '../../src/tags/delete-tag.js';
import type { Tag } from '../../src/tags/tag.js';
import { refusal } from '../fields/refusal.js';

const vip = deepFreeze(aTag());
const big = { id: 's1', name: 'Big' };
const lost = { id: 's2', name: 'Lost' };
const seen: Dependents = deepFreeze({ segments: [big], workflows: ['w1'] });
const now = '2026-11-23T09:00:00.000Z';
const at = (moment: string): ReturnType<typeof fixedContext> => fixedContext({ now: moment });

function tokenFor(facts: Dependents = seen, tag: Tag = vip, contacts = 3): string {
  const impact = tagImpact(tag, { ...facts, contacts }, at(now));
  if (!impact.ok) throw new Error(impact.error.code);
  return impact.value.token;
}
const remove = (token: unknown, facts: Dependents = seen, moment = now): ReturnType<typeof deleteTag> =>
  deleteTag(vip, { token: token as string }, at(moment), facts);
const changed = { code: 'TAG_IMPACT_CHANGED', tagId: vip.id };

describe('T4 what deleting a tag would touch', () => {
  it('T4 is contacts, segments and workflows, with a token', () => {
    const facts = deepFreeze({ contacts: 12, segments: [{ ...big, filter: {} }, lost], workflows: ['w1'] });
    expect(tagImpact(vip, facts, at(now))).toStrictEqual({
      ok: true,
      value: {
        tagId: vip.id,
        contacts: 12,
        segments: [big, lost],
        workflows: ['w1'],
        token: expect.any(String) as string,
      },
    });
    expect(tagImpact(vip, facts, at(now))).toEqual(tagImpact(vip, facts, at(now)));
  });
  it.each<[string, unknown, readonly string[]]>([
    ['nothing', undefined, ['facts INPUT_REQUIRED']],
    ['no numbers', {}, ['contacts', 'segments', 'workflows'].map((key) => `facts.${key} INPUT_REQUIRED`)],
    ['half a contact', { ...seen, contacts: 0.5 }, ['facts.contacts INPUT_INVALID_TYPE']],
    ['less than none', { ...seen, contacts: -1 }, ['facts.contacts INPUT_INVALID_TYPE']],
  ])('X1 can’t be told of %s', (_, facts, expected) => {
    expect(refusal(tagImpact(vip, facts as never, at(now)))).toEqual(expected);
  });
});

describe('T4 deleting a tag', () => {
  it('T4 takes the token, and the tag out of the catalogue', () => {
    expect(remove(tokenFor())).toMatchObject({
      ok: true,
      value: {
        tagId: vip.id,
        events: [{ type: 'tag.deleted', subject: { type: 'tag', id: vip.id }, version: 0, seq: 0, data: { tag: vip } }],
      },
    });
  });
  it.each<[string, Dependents, boolean]>([
    ['the same', seen, true],
    ['the same under other names', { segments: [{ id: 's1', name: 'Bigger' }], workflows: ['w1'] }, true],
    ['fewer', { segments: [], workflows: [] }, true],
    ['a segment more', { segments: [big, lost], workflows: ['w1'] }, false],
    ['a workflow more', { segments: [big], workflows: ['w1', 'w2'] }, false],
    ['a segment instead', { segments: [lost], workflows: ['w1'] }, false],
  ])('T4 after the report it is used by %s', (_, facts, goes) => {
    expect(refusal(remove(tokenFor(), facts))).toEqual(goes ? null : changed);
  });
  it('T4 a count that moved is no reason', () => {
    const ctx = at(now);
    const facts = { ...seen, contacts: 4_000 };
    expect(refusal(deleteTag(vip, { token: tokenFor(seen, vip, 3) }, ctx, facts))).toBeNull();
  });
  it.each([
    ['at once', '2026-11-23T09:00:00.000Z', true],
    ['after 15 minutes', '2026-11-23T09:15:00.000Z', true],
    ['a moment later', '2026-11-23T09:15:00.001Z', false],
    ['after a day', '2026-11-24T09:00:00.000Z', false],
    ['by a clock that is behind', '2026-11-23T08:45:00.000Z', true],
    ['by a clock that is wrong', '2026-11-23T08:44:59.999Z', false],
  ])('T4 a token holds for 15 minutes: %s', (_, moment, goes) => {
    expect(refusal(remove(tokenFor(), seen, moment))).toEqual(goes ? null : changed);
  });
  it.each([
    ['of another tag', tokenFor(seen, aTag({ name: 'other' }))],
    ['made up', 'yes'],
    ['of nothing', ''],
    ['of JSON', '{}'],
    ['without a time', tokenFor().replace(`"${now}"`, 'null')],
    ['with a time that is none', tokenFor().replace(now, 'now')],
    ['cut', tokenFor().slice(0, -1)],
    ['too deep', '['.repeat(100_000)],
  ])('T4 a token %s is none', (_, token) => {
    expect(refusal(remove(token))).toEqual(changed);
  });
  it.each<[string, unknown, readonly string[]]>([
    ['no input', undefined, ['token INPUT_REQUIRED']],
    ['no token', {}, ['token INPUT_REQUIRED']],
    ['a token that is no text', { token: {} }, ['token INPUT_INVALID_TYPE']],
    ['what is not known', { token: '', force: true }, ['force INPUT_UNKNOWN_KEY']],
  ])('X1 refuses %s', (_, input, expected) => {
    expect(refusal(deleteTag(vip, input as never, at(now), seen))).toEqual(expected);
  });
  it.each([
    ['owner', null],
    ['manager', null],
    ['system', null],
    ['agent', { code: 'FORBIDDEN', action: 'manageTags', because: 'role' }],
  ] as const)('A1 is for owners and managers: %s', (role, expected) => {
    const ctx = fixedContext({ actor: anActor({ role }) });
    expect(refusal(tagImpact(vip, { ...seen, contacts: 1 }, ctx))).toEqual(expected);
    expect(refusal(deleteTag(vip, { token: tokenFor() }, ctx, seen))).toEqual(expected);
  });
  it('C4 ids are ids', () => {
    const ctx = fixedContext({ newId: () => 'a:b' });
    expect(refusal(deleteTag(vip, { token: tokenFor() }, ctx, seen))).toEqual(['ctx.newId INPUT_INVALID_VALUE']);
  });
  test.prop([fc.anything(), fc.anything(), fc.anything(), fc.anything()])(
    'X1 whatever they are called with',
    (...args) => {
      for (const operation of [tagImpact, deleteTag])
        expect((operation as (...all: unknown[]) => unknown)(...args)).toMatchObject({ error: { code: 'INVALID' } });
    },
  );
});
