import { describe, expect, test } from 'vitest';
import { parseUrl, urlLimit } from '../../src/values/url.js';
import { expectRow, outcome, rowsOf } from './rows.js';

describe('parseUrl', () => {
  test.for(rowsOf('urls'))('V6 $id: $why', (row) => expectRow(row, parseUrl(row.input)));

  test.for([
    ['//example.com', 'URL_MISSING_SCHEME'],
    ['example.com/x?y=https://z.co', 'URL_MISSING_SCHEME'],
    ['1.2.3.4', 'URL_MISSING_SCHEME'],
    ['localhost', 'URL_INVALID'],
    ['see example.com', 'URL_INVALID_CHARACTERS'],
    ['user@example.com', 'URL_INVALID'],
    ['example.com:8080', 'URL_SCHEME_NOT_ALLOWED'],
    ['C:\\x', 'URL_INVALID_CHARACTERS'],
    ['https://exam ple.com', 'URL_INVALID_CHARACTERS'],
    ['https://example.com/a\u0085b', 'URL_INVALID_CHARACTERS'],
    ['https://example.com/\ud800', 'URL_INVALID_CHARACTERS'],
    ['https:/\\example.com', 'URL_INVALID_CHARACTERS'],
    ['https://example.com/?a\\b', 'URL_INVALID_CHARACTERS'],
    ['http:example.com', 'URL_INVALID'],
    ['https://localhost.', 'URL_HOST_NOT_PUBLIC'],
    ['https://пример', 'URL_HOST_NOT_PUBLIC'],
    ['https://a..b', 'URL_INVALID'],
    ['https://my_site.example.com', 'URL_INVALID'],
    ['https://example.com:99999', 'URL_INVALID'],
    ['https://:x@example.com', 'URL_CREDENTIALS_NOT_ALLOWED'],
  ] as const)('V6 %j is %s', ([text, code]) => expect(outcome(parseUrl(text))).toEqual({ code }));

  test('V6 at most 2,048 characters, as given and as stored', () => {
    const base = 'https://example.com/';
    const full = base + 'a'.repeat(urlLimit - base.length);
    expect(outcome(parseUrl(full))).toEqual({ value: full });
    expect(outcome(parseUrl(`${full}a`))).toEqual({ code: 'URL_TOO_LONG' });
    // Every é becomes six characters.
    expect(outcome(parseUrl(base + 'é'.repeat(400)))).toEqual({ code: 'URL_TOO_LONG' });
  });
});
