import { describe, expect, test } from 'vitest';
import { emailKey, isAddressLiteral, isQuotedLocal } from '../../src/values/email-forms.js';

describe('email forms', () => {
  test('V4 the key of an address', () => expect(emailKey('Ann.Tan@x.org')).toBe('ann.tan@x.org'));

  test('V4 quoted local parts', () => {
    for (const local of ['""', '"a b"', '"a@b"', '"a\\"b"', '"é"', '"\\\\"']) expect(isQuotedLocal(local)).toBe(true);
    for (const local of ['"', 'a', '"a', 'a"', '"a"b"', '"a\\"', 'x"a"']) expect(isQuotedLocal(local)).toBe(false);
  });

  test('V4 address literals', () => {
    for (const host of [
      '[192.0.2.1]',
      '[255.255.255.255]',
      '[IPv6:::1]',
      '[ipv6:2001:db8::1]',
      '[IPv6:::ffff:192.0.2.1]',
    ])
      expect(isAddressLiteral(host)).toBe(true);
    for (const host of [
      '[256.0.0.1]',
      '[1.2.3]',
      '[1.2.3.4',
      '1.2.3.4',
      '[IPv6:]',
      '[IPv6:zz]',
      '[IPv6:1::2::3]',
      '[2001:db8::1]',
      '[x:y]',
    ])
      expect(isAddressLiteral(host)).toBe(false);
  });
});
