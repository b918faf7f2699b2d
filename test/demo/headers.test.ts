import { expect, it } from 'vitest';
import { foldHeader, headers, type Target, targetOf } from '../../docs/examples/demo/headers.js';

const rows = (Object.keys(headers) as Target[]).flatMap((target) =>
  headers[target].split(',').map((header) => [header.trim(), target] as const),
);

it.each(rows)('“%s” is %s', (header, target) => {
  expect(targetOf(header)).toBe(target);
  expect(targetOf(` ${header.toUpperCase()}: `)).toBe(target);
});

it('no header is two things, and none is nothing', () => {
  const folded = rows.map(([header]) => foldHeader(header));
  expect(folded.filter((header) => header === '')).toEqual([]);
  expect(folded.filter((header, at) => folded.indexOf(header) !== at)).toEqual([]);
});

it.each([
  ['first_name', 'firstName'],
  ['\ufeffgivenName', 'firstName'],
  ['PRENOM', 'firstName'],
  ['E-mail 1 - Value', 'email'],
  ['Country/Region', 'country'],
  ['WhatsApp-Number', 'phone'],
  ['rec_id', 'rowId'],
  ['dob', undefined],
  ['', undefined],
  ['—', undefined],
  ['city', undefined],
  ['__proto__', undefined],
])('“%s” is %s', (header, target) => {
  expect(targetOf(header)).toBe(target);
});
