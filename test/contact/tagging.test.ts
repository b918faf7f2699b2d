import { aContact, aTag, countingIds, fixedContext, fixtures, scenario } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/access/context.js';
import type { Contact } from '../../src/contact/contact.js';
import { tagContact, untagContact } from '../../src/contact/tagging.js';
import type { Tag } from '../../src/tags/tag.js';
import { faults } from './faults.js';

const { tags, contacts } = fixtures;
const ctx = fixedContext();
type Input = Parameters<typeof tagContact>[1];
const tag = (contact: Contact, input: Input, context: Context = ctx): ReturnType<typeof tagContact> =>
  tagContact(contact, input, context, { tags });
const untag = (contact: Contact, names: readonly string[]): ReturnType<typeof untagContact> =>
  untagContact(contact, { tags: names }, ctx, { tags });

describe('T1 T2 a tag is a name, by its key, or id:<tagId>', () => {
  it.each([
    ['VIP', 'tag-vip'],
    ['vip', 'tag-vip'],
    ['  ＶＩＰ\u200b', 'tag-vip'],
    ['STRASSE', 'tag-strasse'],
    ['❤', 'tag-❤'],
    ['字'.repeat(64), 'tag-long'],
    ['id:tag-vip', 'tag-vip'],
    ['id:tag-❤', 'tag-❤'],
  ])('T1 T2 %s adds %s', (name, tagId) => {
    const {
      contact,
      events,
      tags: created,
    } = scenario(aContact())
      .when((subject) => tag(subject, { tags: [name] }))
      .emits('contact.tag.added');
    expect([contact.tags, created, events[0]?.data]).toEqual([[tagId], [], { tagId }]);
  });
});

describe('T2 adding what it has, removing what it lacks: no-op', () => {
  it.each([[[]], [['VIP']], [['vip', 'id:tag-newsletter', 'NEWSLETTER']]])('T2 adding %j', (names) => {
    scenario(contacts.full)
      .when((subject) => tag(subject, { tags: names }))
      .changesNothing();
  });
  it.each([[[]], [['Straße']], [['nobody knows it', 'id:gone']]])('T2 removing %j', (names) => {
    scenario(contacts.full)
      .when((subject) => untag(subject, names))
      .changesNothing();
  });
});

describe('T6 one event a tag', () => {
  it('T6 added: in the order of the call, behind those it has, each once', () => {
    const names = ['❤️', 'vip', 'Straße', 'id:tag-❤'];
    const { contact, events } = scenario(contacts.full)
      .when((subject) => tag(subject, { tags: names }))
      .emits('contact.tag.added', 'contact.tag.added');
    expect(contact.tags).toEqual(['tag-vip', 'tag-newsletter', 'tag-❤', 'tag-strasse']);
    expect(events.map(({ data, seq, version }) => [data.tagId, seq, version])).toEqual([
      ['tag-❤', 0, 8],
      ['tag-strasse', 1, 8],
    ]);
  });
  it('T6 removed: each once', () => {
    const { contact, events } = scenario(contacts.full)
      .when((subject) => untag(subject, ['newsletter', 'VIP', 'id:tag-vip']))
      .emits('contact.tag.removed', 'contact.tag.removed');
    expect(contact.tags).toEqual([]);
    expect(events.map(({ data }) => data.tagId).sort()).toEqual(['tag-newsletter', 'tag-vip']);
  });
  it('T2 T3 a tag that the catalogue lost is removed by its id', () => {
    const { contact } = scenario(aContact({ tags: ['gone', 'tag-vip'] }))
      .when((subject) => untag(subject, ['id:gone']))
      .emits('contact.tag.removed');
    expect(contact.tags).toEqual(['tag-vip']);
  });
});

describe('T2 an unknown name', () => {
  it('T2 is TAG_UNKNOWN, all of them, and nothing is added', () => {
    const refused = scenario(aContact())
      .when((subject) => tag(subject, { tags: ['VIP', ' New  one ', 'id:none'] }))
      .rejects('TAG_UNKNOWN');
    expect(refused.names).toEqual(['New one', 'id:none']);
  });
  it('T2 becomes a tag of the catalogue in the same step, with createMissing', () => {
    const names = [' New  one ', 'VIP', 'NEW ONE', 'Other'];
    const { contact, tags: created } = scenario(aContact())
      .when((subject) => tag(subject, { tags: names, createMissing: true }, { ...ctx, newId: countingIds('new') }))
      .emits('contact.tag.added', 'contact.tag.added', 'contact.tag.added');
    expect(created).toEqual([
      { id: 'new-1', name: 'New one', key: 'new one', emoji: null, color: null, description: null },
      { id: 'new-2', name: 'Other', key: 'other', emoji: null, color: null, description: null },
    ]);
    expect(contact.tags).toEqual(['new-1', 'tag-vip', 'new-2']);
  });
  it('T2 an unknown id is never created', () => {
    scenario(aContact())
      .when((subject) => tag(subject, { tags: ['id:none'], createMissing: true }))
      .rejects('TAG_UNKNOWN');
  });
});

describe('T2 at most 200 a contact, or what the policy says', () => {
  const many = Array.from({ length: 201 }, (_, index) => aTag({ id: `t${index}`, name: `tag ${index}` }));
  const ids = many.map(({ id }) => id);
  const add = (present: readonly string[], id: string, max?: number): ReturnType<typeof tagContact> =>
    tagContact(
      aContact({ tags: present }),
      { tags: [`id:${id}`] },
      { ...ctx, policy: { limits: { ...(max !== undefined && { tagsPerContact: max }) } } },
      { tags: many },
    );
  it('T2 the 200th yes, the 201st no', () => {
    expect(add(ids.slice(0, 199), 't200').ok).toBe(true);
    expect(add(ids.slice(0, 200), 't200')).toEqual({
      ok: false,
      error: { code: 'LIMIT_REACHED', limit: 'tagsPerContact', max: 200 },
    });
  });
  it('T2 one that it has needs no room, and what is too many already can be removed', () => {
    expect(add(ids, 't0')).toMatchObject({ ok: true, value: { events: [] } });
    expect(untagContact(aContact({ tags: ids }), { tags: ['tag 0'] }, ctx, { tags: many })).toMatchObject({ ok: true });
  });
  it('T2 the policy decides', () => {
    expect(add([], 't0', 1).ok).toBe(true);
    expect(add(['t1'], 't0', 1)).toMatchObject({ ok: false, error: { max: 1 } });
  });
});

it('C6 blocked contacts can be tagged and untagged', () => {
  scenario(contacts.blocked)
    .when((subject) => tag(subject, { tags: ['❤'] }))
    .emits('contact.tag.added');
  scenario(contacts.blocked)
    .when((subject) => untag(subject, ['VIP']))
    .emits('contact.tag.removed');
});

describe('X1 bad input', () => {
  it.each<[unknown, readonly string[]]>([
    [undefined, ['tags INPUT_REQUIRED']],
    [{ tags: 'VIP' }, ['tags INPUT_INVALID_TYPE']],
    [{ tags: ['VIP', 7] }, ['tags.1 INPUT_INVALID_TYPE']],
    [
      { tags: ['', 'VIP', 'x'.repeat(65), 'a\u0000'] },
      ['tags.0 TAG_EMPTY', 'tags.2 TAG_TOO_LONG', 'tags.3 TAG_INVALID_CHARACTERS'],
    ],
    [{ tags: Array.from({ length: 100_000 }, () => 'VIP') }, ['INPUT_TOO_LARGE']],
    [{ tags: [], more: 1 }, ['more INPUT_UNKNOWN_KEY']],
  ])('X1 X2 %j', (input, expected) => {
    expect(faults(tag(aContact(), input as Input))).toEqual(expected);
    expect(faults(untagContact(aContact(), input as Input, ctx, { tags }))).toEqual(expected);
  });
  it('X1 createMissing is a boolean', () => {
    expect(faults(tag(aContact(), { tags: [], createMissing: 'yes' } as unknown as Input))).toEqual([
      'createMissing INPUT_INVALID_TYPE',
    ]);
  });
  it.each<[unknown, readonly string[]]>([
    [undefined, ['facts INPUT_REQUIRED']],
    [{}, ['facts.tags INPUT_INVALID_TYPE']],
    [{ tags: [null] }, ['facts.tags INPUT_INVALID_TYPE']],
    [{ tags: [{ id: 'x' }] }, ['facts.tags INPUT_INVALID_TYPE']],
  ])('X1 facts %j', (facts, expected) => {
    for (const operation of [tagContact, untagContact]) {
      expect(faults(operation(aContact(), { tags: ['VIP'] }, ctx, facts as { tags: readonly Tag[] }))).toEqual(
        expected,
      );
    }
  });
  it.each([['a:b'], ['']])('X1 an id for a new tag that is none: %j', (id) => {
    const answer = tag(aContact(), { tags: ['new'], createMissing: true }, { ...ctx, newId: () => id });
    expect(faults(answer)).toEqual(['ctx.newId INPUT_INVALID_VALUE']);
  });
});
