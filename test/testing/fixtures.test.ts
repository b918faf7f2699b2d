import { fixtures } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { channelKinds } from '../../src/contact/channel-view.js';
import { contactIssues } from '../../src/contact/check.js';
import type { CustomValue, FieldDefinition, StandardField } from '../../src/fields/definition.js';
import { fieldTypes, visibilities } from '../../src/fields/definition.js';
import { kinds } from '../../src/fields/kinds.js';
import { standardKinds } from '../../src/fields/standard.js';
import { parseTagName, tagKey } from '../../src/values/tag-name.js';

const { contacts, tombstone, fields, tags, stages, channels } = fixtures;
const all = Object.values(contacts);

function frozen(data: unknown): boolean {
  return typeof data !== 'object' || data === null || (Object.isFrozen(data) && Object.values(data).every(frozen));
}
const standard = Object.keys(standardKinds) as readonly StandardField[];
const unique = (words: readonly string[]): boolean => new Set(words).size === words.length;

describe('fixtures are frozen, plain and whole', () => {
  it('frozen all the way down', () => {
    expect(frozen(fixtures)).toBe(true);
  });
  it('R2 JSON keeps them', () => {
    expect(JSON.parse(JSON.stringify(fixtures))).toStrictEqual(fixtures);
  });
  it.each([...all, tombstone])('$id has the form of a contact, and belongs to the workspace', (contact) => {
    expect(contactIssues(contact)).toEqual([]);
    expect(contact.workspaceId).toBe('workspace-1');
  });
  it('N1 ids and identities are each there once', () => {
    expect(unique([...all, tombstone].map(({ id }) => id))).toBe(true);
    const identities = all.flatMap((contact) =>
      contact.channels.flatMap(({ channelId, externalId, aliases }) =>
        [externalId, ...aliases].map((id) => `${channelId} ${id}`),
      ),
    );
    expect(unique(identities)).toBe(true);
    for (const list of [tags, stages, channels]) expect(unique(list.map(({ id }) => id))).toBe(true);
  });
});

describe('fixtures hold what a parser would give', () => {
  it.each(all)('V5 every value of $id is canonical', ({ id, custom, ...contact }) => {
    const defined = id === 'unknown-keys' ? [] : (Object.entries(custom) as [string, CustomValue][]);
    const read = [
      ...standard.map(
        (field) => [contact[field], (value: unknown) => kinds[standardKinds[field]].parse(value, {})] as const,
      ),
      ...defined.map(([key, stored]) => {
        const definition = fields.find((one) => one.key === key) as FieldDefinition;
        return [stored, (value: unknown) => kinds[definition.type].parse(value, definition)] as const;
      }),
    ].filter(([value]) => value !== null);
    expect(read.map(([value, parse]) => parse(value))).toEqual(read.map(([value]) => ({ ok: true, value })));
  });
  it('T1 every tag', () => {
    for (const tag of tags)
      expect([parseTagName(tag.name), tag.key]).toEqual([{ ok: true, value: tag.name }, tagKey(tag.name)]);
  });
});

describe('fixtures are awkward on purpose', () => {
  it('F1 F3 fields of every type and visibility', () => {
    expect([...new Set(fields.map(({ type }) => type))].sort()).toEqual([...fieldTypes].sort());
    expect([...new Set(fields.map(({ visibility }) => visibility))].sort()).toEqual([...visibilities].sort());
    expect(fields.map(({ position }) => position)).toEqual(fields.map((_, index) => index));
  });
  it('N4 channels of every kind', () => {
    expect([...new Set(channels.map(({ kind }) => kind))].sort()).toEqual([...channelKinds].sort());
  });
  it('G1 one default stage, one lost', () => {
    expect([stages.filter(({ isDefault }) => isDefault).length, stages.filter(({ lost }) => lost).length]).toEqual([
      1, 1,
    ]);
  });
  it('§4 every field in all three states', () => {
    for (const field of standard) {
      const states = all.map((contact) =>
        contact.origins[field] === undefined ? 'never' : contact[field] === null ? 'cleared' : 'set',
      );
      expect([...new Set(states)].sort()).toEqual(['cleared', 'never', 'set']);
    }
  });
  it('S1 both statuses, and every conversation', () => {
    const of = (key: (contact: (typeof all)[number]) => string): readonly string[] => [...new Set(all.map(key))].sort();
    expect(of(({ status }) => status)).toEqual(['active', 'blocked']);
    expect(of(({ conversation }) => String(conversation?.status))).toEqual(['closed', 'open', 'snoozed', 'undefined']);
  });
  it('P1 origins of people, channels, browsers and phones', () => {
    const found = all.flatMap(({ origins }) => Object.values(origins).map((origin) => origin?.source));
    expect(found).toEqual(expect.arrayContaining(['manual', 'api', 'channel', 'browser', 'phone']));
  });
});
