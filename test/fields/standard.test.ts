import { describe, expect, it } from 'vitest';
import {
  allowsSource,
  isStandardField,
  isStandardRow,
  standardFieldNames,
  standardFields,
  standardKinds,
} from '../../src/fields/standard.js';
import { sources } from '../../src/kernel/vocabulary.js';

describe('F6 the standard fields', () => {
  it('F6 are nine rows, in the order of the reference article; profile and conversation status are read-only', () => {
    expect(standardFields.map(({ key, name, type, editable }) => [key, name, type, editable])).toEqual([
      ['profile', 'Profile', 'profile', false],
      ['firstName', 'First Name', 'name', true],
      ['lastName', 'Last Name', 'name', true],
      ['country', 'Country', 'country', true],
      ['language', 'Language', 'language', true],
      ['email', 'Email Address', 'email', true],
      ['phone', 'Phone Number', 'phone', true],
      ['assignee', 'Assigned To', 'user', true],
      ['conversation', 'Conversation Status', 'conversation', false],
    ]);
  });

  const people = ['manual', 'api', 'workflow', 'import'];
  it.each<[string, readonly string[]]>([
    ['profile', ['channel']],
    ['firstName', [...people, 'channel']],
    ['lastName', [...people, 'channel']],
    ['country', [...people, 'channel', 'phone']],
    ['language', [...people, 'channel', 'browser']],
    ['email', [...people, 'channel']],
    ['phone', [...people, 'channel']],
    ['assignee', people],
    ['conversation', people],
    ['custom.plan', [...people, 'channel']],
  ])('F6 %s takes values from %j', (path, allowed) => {
    expect(sources.filter((source) => allowsSource(path, source))).toEqual(allowed);
  });

  it('F1 six of them are filled by people, each with a kind; the keys of all nine are taken', () => {
    expect(standardFieldNames).toEqual(['firstName', 'lastName', 'email', 'phone', 'country', 'language']);
    for (const { key, type } of standardFields) {
      expect(isStandardRow(key)).toBe(true);
      expect(isStandardField(key) ? standardKinds[key] : null).toBe(
        standardFieldNames.includes(key as never) ? type : null,
      );
    }
    for (const key of ['plan', 'toString', '__proto__', '', 'First Name']) {
      expect(isStandardRow(key)).toBe(false);
      expect(isStandardField(key)).toBe(false);
    }
  });
});
