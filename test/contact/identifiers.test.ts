import { aContact } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { emailKeysOf, phonesOf } from '../../src/contact/identifiers.js';

describe('what a contact is found by', () => {
  it.each<[string | null, readonly string[], readonly string[]]>([
    [null, [], []],
    ['+1', [], ['+1']],
    ['+1', ['+2', '+1', '+2'], ['+1', '+2']],
    [null, ['+2'], ['+2']],
  ])('C4 D3 phones %j and %j', (phone, phones, expected) => {
    expect(phonesOf(aContact({ phone, aliases: { phones, emails: [] } }))).toEqual(expected);
  });
  it.each<[string | null, readonly string[], readonly string[]]>([
    ['Ann@x.org', [], ['ann@x.org']],
    ['Ann@x.org', ['ANN@x.org', 'Bo@x.org'], ['ann@x.org', 'bo@x.org']],
  ])('C4 V4 keys of emails %j and %j', (email, emails, expected) => {
    expect(emailKeysOf(aContact({ email, aliases: { phones: [], emails } }))).toEqual(expected);
  });
});
