import { describe, expect, test } from 'vitest';
import { asciiHost, urlParts } from '../../src/values/host.js';

describe('asciiHost', () => {
  test.for([
    ['Example.COM', 'example.com'],
    ['localhost', 'localhost'],
    ['straße.de', 'xn--strae-oqa.de'],
    ['strasse.de', 'strasse.de'],
    ['例え。jp', 'xn--r8jz45g.jp'],
    ['xn--mnchen-3ya.de', 'xn--mnchen-3ya.de'],
  ])('V4 %s is %s', ([host, want]) => expect(asciiHost(host!)).toBe(want));

  test.for([
    [''],
    ['.'],
    ['a..b'],
    ['.a'],
    ['a.'],
    ['é.co。'],
    ['a b'],
    ['u@é.co'],
    ['é.co:1'],
    ['é.co/x'],
    ['é.co?x'],
    ['é.co#x'],
    ['é%41.co'],
    ['[::1]'],
    ['é_x.co'],
    ['℀.co'],
    ['xn--99999999.com'],
  ])('V4 %j is no host', ([host]) => expect(asciiHost(host!)).toBeNull());
});

describe('urlParts', () => {
  test('V6 null where there is no URL', () => {
    expect(urlParts('https://example.com/a')?.hostname).toBe('example.com');
    expect(urlParts('https://')).toBeNull();
    expect(urlParts('')).toBeNull();
  });
});
