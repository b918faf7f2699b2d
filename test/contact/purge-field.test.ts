import { aContact, anActor, fixedContext, fixtures, replay, scenario } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { purgeField } from '../../src/contact/purge-field.js';
import { faults } from './faults.js';

const { contacts, tombstone } = fixtures;
const ctx = fixedContext({ actor: anActor({ role: 'system' }) });

describe('F4 a deleted field leaves the contact, and its event tells no value', () => {
  it.each([
    ['a value', contacts.full, 'note'],
    ['a cleared one', contacts.cleared, 'seats'],
    ['a key that nobody defines', contacts.unknownKeys, '_'],
    ['a value without an origin', { ...contacts.automatic, origins: {} }, 'note'],
    ['an origin without a value', { ...contacts.automatic, custom: {} }, 'note'],
  ])('F4 E4 %s', (_, before, key) => {
    const { contact, events } = scenario(before)
      .when((subject) => purgeField(subject, { key }, ctx))
      .emits('contact.field.purged');
    expect(Object.keys(contact.custom)).not.toContain(key);
    expect(Object.keys(contact.origins)).not.toContain(`custom.${key}`);
    expect(events[0]?.data).toStrictEqual({ key });
    expect(replay(before, events)).toEqual(contact);
  });
  it('F4 what is not there is a no-op: run again and again', () => {
    for (const key of ['note', 'constructor', '__proto__']) {
      scenario(aContact())
        .when((subject) => purgeField(subject, { key }, ctx))
        .changesNothing();
    }
  });
  it('S7 a deleted contact has none', () => {
    scenario(tombstone)
      .when((subject) => purgeField(subject, { key: 'note' }, ctx))
      .rejects('CONTACT_DELETED');
  });
  it.each<[unknown, readonly string[]]>([
    [{}, ['key INPUT_REQUIRED']],
    [{ key: 'x'.repeat(51) }, ['key INPUT_INVALID_VALUE']],
    [{ key: 7, more: 1 }, ['key INPUT_INVALID_TYPE', 'more INPUT_UNKNOWN_KEY']],
  ])('X1 %j', (input, expected) => {
    expect(faults(purgeField(aContact(), input as { key: string }, ctx))).toEqual(expected);
  });
});
