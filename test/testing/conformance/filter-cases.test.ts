import { describe, expect, it } from 'vitest';
import type { Filter } from '../../../src/segments/filter.js';
import { filterField } from '../../../src/segments/filter-facts.js';
import { operators } from '../../../src/segments/operators.js';
import { column, having } from '../../../src/testing/conformance/filter-cases/case.js';
import { filterCaseFacts, filterCases } from '../../../src/testing/conformance/filter-cases.js';

type Leaf = { readonly field: string; readonly operator: string };
const leaves = (filter: Filter): readonly Leaf[] => {
  if ('and' in filter) return filter.and.flatMap(leaves);
  if ('or' in filter) return filter.or.flatMap(leaves);
  return 'not' in filter ? leaves(filter.not) : [filter];
};
const cases = Object.values(filterCases).flat();
const asked = cases.flatMap(({ filter, expected }) => ('field' in filter ? [{ ...leaves(filter)[0]!, expected }] : []));

describe('Q5 the table of cases', () => {
  it('Q5 has at least 400 cases, each by a name of its own', () => {
    expect(cases.length).toBeGreaterThanOrEqual(400);
    const names = cases.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('Q5 has every operator of every field, meant and not meant', () => {
    const standard = ['firstName', 'lastName', 'email', 'phone', 'country', 'language', 'status', 'conversation'];
    const others = ['assignee', 'stage', 'tags', 'channels', 'createdAt', 'lastMessageAt', 'lastInboundAt'];
    const custom = filterCaseFacts.fields.map(({ key }) => `custom.${key}`);
    const missing = [...standard, ...others, ...custom].flatMap((path) =>
      Object.keys(operators[filterField(path, filterCaseFacts, {})!.kind]).flatMap((operator) => {
        const seen = asked
          .filter((one) => one.field === path && one.operator === operator)
          .map(({ expected }) => expected);
        // Every contact has a status and was created: nobody is without.
        const without = ['status', 'createdAt'].includes(path);
        const sides =
          without && operator === 'exists' ? [true] : without && operator === 'doesNotExist' ? [false] : [true, false];
        return sides.filter((side) => !seen.includes(side)).map((side) => `${path} ${operator} ${side}`);
      }),
    );
    expect(missing).toEqual([]);
  });

  it('Q5 gives one id to one contact, so that a store can hold them all', () => {
    const byId = new Map(cases.map(({ contact }) => [contact.id, contact]));
    expect(cases.filter(({ contact }) => byId.get(contact.id) !== contact)).toEqual([]);
    const identities = [...byId.values()].flatMap(({ channels }) =>
      channels.map((one) => `${one.channelId}:${one.externalId}`),
    );
    expect(new Set(identities).size).toBe(identities.length);
  });

  it('Q5 takes no row that says nothing of a specimen', () => {
    expect(() => column('email', having('email', null), [['exists', undefined, '..']])).toThrow('1 marks are needed');
  });
});
