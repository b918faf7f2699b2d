import { describe, expect, test } from 'vitest';
import { parseLine, parseName, parseText } from '../../src/values/text.js';
import { expectRow, outcome, rowsOf } from './rows.js';

describe('parseName', () => {
  test.for(rowsOf('names', 'text'))('V5 $id: $why', (row) => expectRow(row, parseName(row.input)));

  test.for([
    ['\u200b'],
    ['\u3164'],
    ['\u115f\u1160'],
    ['\uffa0'],
    ['\u2800\u2800'],
    ['\u200d'],
    ['\ufe0f'],
    ['\u034f'],
    ['\u2060\u00ad\ufeff'],
    [' \u2003\u0085'],
    ['\u{e0020}'],
  ])('V5 %j shows nothing, so it is empty', ([text]) =>
    expect(outcome(parseName(text))).toEqual({ code: 'NAME_EMPTY' }),
  );

  test.for([
    ['null'],
    ['undefined'],
    ['N/A'],
    ['NaN'],
    ['True'],
    ['0'],
    ['-'],
    ['O’Neil'],
    ['MÜLLER'],
    ['d’Arc-van der Berg'],
    ['علی\u200cرضا'],
  ])('V5 %s is a name as it stands', ([text]) => {
    expect(outcome(parseName(text))).toEqual({ value: text });
  });

  test('V5 the limit counts code points after cleaning', () => {
    expect(outcome(parseName(`${' '.repeat(5000)}Ann${'\u200b'.repeat(5000)}`))).toEqual({ value: 'Ann' });
    expect(parseName('e\u0301'.repeat(200)).ok).toBe(true);
    expect(outcome(parseName('e\u0301'.repeat(201)))).toEqual({ code: 'NAME_TOO_LONG' });
    expect(parseName('\u1100\u1161\u11a8'.repeat(200)).ok).toBe(true);
    expect(outcome(parseName('😀'.repeat(201)))).toEqual({ code: 'NAME_TOO_LONG' });
  });
});

describe('parseLine', () => {
  test('V5 one line of at most the given length, 255 unless given', () => {
    expect(outcome(parseLine(' a\r\nb\u2028c ', 5))).toEqual({ value: 'a b c' });
    expect(outcome(parseLine('abcdef', 5))).toEqual({ code: 'TEXT_TOO_LONG' });
    expect(parseLine('abcdef', 5)).toMatchObject({ error: { issues: [{ params: { max: 5 } }] } });
    expect(parseLine('a'.repeat(255)).ok).toBe(true);
    expect(outcome(parseLine('a'.repeat(256)))).toEqual({ code: 'TEXT_TOO_LONG' });
  });
});

describe('parseText', () => {
  test.for([
    ['a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['a\u0085b\u2028c\u2029d', 'a\nb\nc\nd'],
    ['a\n\n\nb', 'a\n\n\nb'],
    ['  a \t b  \n  c\u00a0d ', 'a b \n c d'],
    ['\n\na\n\n', 'a'],
    ['a\u000bb\u000cc', 'a b c'],
    ['e\u0301', 'é'],
  ])('V5 %j keeps its lines: %j', ([text, value]) => expect(outcome(parseText(text))).toEqual({ value }));

  test('V5 at most 10,000 code points', () => {
    expect(parseText('😀'.repeat(10_000)).ok).toBe(true);
    expect(outcome(parseText('😀'.repeat(10_001)))).toEqual({ code: 'TEXT_TOO_LONG' });
    expect(outcome(parseText('a\u0000'))).toEqual({ code: 'TEXT_INVALID_CHARACTERS' });
    expect(outcome(parseText('\n \u200b'))).toEqual({ code: 'TEXT_EMPTY' });
  });

  test('V8 a run of more than 500 combining marks is refused: normalising it is quadratic', () => {
    expect(parseText(`a${'\u0323'.repeat(500)}`).ok).toBe(true);
    expect(outcome(parseText(`a${'\u0323'.repeat(501)}`))).toEqual({ code: 'TEXT_INVALID_CHARACTERS' });
  });
});
