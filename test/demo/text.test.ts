import { expect, it } from 'vitest';
import { terminalOn } from '../../docs/examples/demo/terminal.js';
import { padded, shown } from '../../docs/examples/demo/text.js';

it.each([
  ['plain', 'plain'],
  ['a\r\n\tb', 'a\\r\\n\\tb'],
  ['\u001b[31mred\u0007', '\\u{1b}[31mred\\u{7}'],
  ['\u202eevil\u200b', '\\u{202e}evil\\u{200b}'],
  ['\u009b2J', '\\u{9b}2J'],
  ['\ud83d', '\\u{d83d}'],
  ['👩‍👩‍👧 fam', '👩‍👩‍👧 fam'],
  ['x'.repeat(41), `${'x'.repeat(39)}…`],
  ['🦊'.repeat(1_000_000), `${'🦊'.repeat(39)}…`],
])('what a stranger wrote is printed safely: %j', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

it('columns stand in line with wide letters', () => {
  expect(['ab', '日', '🦊', 'é', '日本'].map((text) => padded(text, 3))).toEqual(['ab ', '日 ', '🦊 ', 'é  ', '日本']);
});

function written(output: { readonly isTTY?: boolean }, env: { readonly NO_COLOR?: string }): string {
  let text = '';
  const terminal = terminalOn({ ...output, write: (more: string) => (text += more) }, env);
  for (let row = 1; row <= 20_000; row += 1) terminal.progress(row, 'rows');
  terminal.print(terminal.red('done'));
  return text;
}

it('colours and a line that moves are for people who watch', () => {
  expect(written({}, {})).toBe('  … 20,000 rows\ndone\n');
  const moving = Array.from({ length: 40 }, (_, at) => `\r\u001b[K${((at + 1) * 500).toLocaleString('en')} rows`).join(
    '',
  );
  expect(written({ isTTY: true }, {})).toBe(`${moving}\r\u001b[K\u001b[31mdone\u001b[0m\n`);
  expect(written({ isTTY: true }, { NO_COLOR: '1' })).toBe(`${moving}\r\u001b[Kdone\n`);
});
