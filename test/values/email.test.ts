import { describe, expect, test } from 'vitest';
import { parseEmail } from '../../src/values/email.js';
import { expectRow, outcome, rowsOf } from './rows.js';

describe('parseEmail', () => {
  test.for(rowsOf('emails'))('V4 $id: $why', (row) => {
    expectRow(row, parseEmail(row.input), ({ value, duplicateKey }) => ({ address: value, key: duplicateKey }));
  });

  test.for([
    ['u@ｅｘａｍｐｌｅ.com', 'u@example.com'],
    ['u@example。com', 'u@example.com'],
    ['e\u0301@e.co', 'é@e.co'],
    ['u@XN--MNCHEN-3YA.de', 'u@xn--mnchen-3ya.de'],
    ['U@☃.net', 'U@xn--n3h.net'],
    ['u@1.2.3.com', 'u@1.2.3.com'],
    ['u@e.c0m', 'u@e.c0m'],
    ['u@ab--cd.co', 'u@ab--cd.co'],
  ] as const)('V4 %s is stored as %s', ([text, address]) => {
    const answer = parseEmail(text);
    expect(answer.ok && answer.value.address).toBe(address);
  });

  test.for([
    ['u@exam\u00a0ple.com', 'EMAIL_INVALID'],
    ['u\u3000x@e.co', 'EMAIL_INVALID'],
    ['u@-e.co', 'EMAIL_INVALID'],
    ['u@ex%41mple.com', 'EMAIL_INVALID'],
    ['u@e.co:25', 'EMAIL_INVALID'],
    ['u@e.co#x', 'EMAIL_INVALID'],
    ['u@e.co?', 'EMAIL_INVALID'],
    ['u@é.co/x', 'EMAIL_INVALID'],
    ['u@é..co', 'EMAIL_INVALID'],
    ['u@é.co。', 'EMAIL_INVALID'],
    ['u@é.1', 'EMAIL_INVALID'],
    ['u(c)@e.co', 'EMAIL_INVALID'],
    ['<u@e.co>', 'EMAIL_INVALID'],
    ['a\u202eb@e.co', 'EMAIL_INVALID_CHARACTERS'],
    ['u\u200d@e.co', 'EMAIL_INVALID_CHARACTERS'],
    ['u@e\t.co', 'EMAIL_INVALID_CHARACTERS'],
    ['"a b"@e.co', 'EMAIL_UNSUPPORTED_FORM'],
    ['"a"@[192.0.2.1]', 'EMAIL_UNSUPPORTED_FORM'],
    ['"a"@e..co', 'EMAIL_INVALID'],
    ['"a"b@e.co', 'EMAIL_INVALID'],
    ['u@[IPv6:zz]', 'EMAIL_INVALID'],
    ['"a"@localhost', 'EMAIL_DOMAIN_NOT_PUBLIC'],
  ] as const)('V4 %j is %s', ([text, code]) => expect(outcome(parseEmail(text))).toEqual({ code }));

  test('V4 limits are octets: 64 of the local part, 63 of a label, 254 of the whole', () => {
    expect(parseEmail(`${'a'.repeat(64)}@e.co`).ok).toBe(true);
    expect(outcome(parseEmail(`${'a'.repeat(65)}@e.co`))).toEqual({ code: 'EMAIL_TOO_LONG' });
    expect(parseEmail(`${'😀'.repeat(16)}@e.co`).ok).toBe(true);
    expect(outcome(parseEmail(`${'😀'.repeat(16)}a@e.co`))).toEqual({ code: 'EMAIL_TOO_LONG' });
    expect(outcome(parseEmail(`${'漢'.repeat(22)}@e.co`))).toEqual({ code: 'EMAIL_TOO_LONG' });
    expect(parseEmail(`u@${'b'.repeat(63)}.co`).ok).toBe(true);
    expect(outcome(parseEmail(`u@${'b'.repeat(64)}.co`))).toEqual({ code: 'EMAIL_INVALID' });
    const domain = `${'abc.'.repeat(61)}com.co`;
    expect(parseEmail(`uuu@${domain}`).ok).toBe(true);
    expect(outcome(parseEmail(`uuuu@${domain}`))).toEqual({ code: 'EMAIL_TOO_LONG' });
    // An IDN counts as it is stored, in A-labels.
    expect(outcome(parseEmail(`u@${'é.'.repeat(40)}co`))).toEqual({ code: 'EMAIL_TOO_LONG' });
  });
});
