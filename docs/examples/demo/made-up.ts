import { seeded } from './random.js';

/** The columns of the made-up file. */
export const madeUpHeader =
  'Customer ID,First name,Last name,E-mail,Mobile,Country,Language,Labels,Birthday,Plan,Seats,Newsletter,Website,Note';

const firstNames = [
  'Ann',
  'José',
  'Zoë',
  'Bjørn',
  'Wei',
  '花子',
  '민준',
  'Анна',
  'محمد',
  'נועה',
  'Aoife',
  'Đức',
  'Priya',
  'Łukasz',
  'Jean-Luc',
  '🦊 Fox',
];
const lastNames = [
  'Tan',
  'Müller',
  "O'Neil",
  'García Márquez',
  'Nguyễn',
  'van der Berg',
  'Иванова',
  '山田',
  '김',
  'حسن',
  'Şahin',
  'de Souza',
];
const notes = ['called, no answer', 'wants a quote, soon', 'said "call me back"', 'two lines\nof text'];
/** How countries write, and a range of their mobile numbers: with `+`, then at home, then as many digits as are missing. */
const countries = [
  ['Singapore', 'en-SG', '+65 91', '91', 6],
  ['DE', 'de', '+49 1511 ', '01511/', 7],
  ['Vereinigtes Königreich', 'en_GB', '+44 7400 ', '07400 ', 6],
  ['Brasil', 'pt-BR', '+55 11 98', '(11) 98', 7],
  ['FRA', 'fr', '+33 6 12 ', '06 12 ', 6],
  ['India', 'hi', '+91 98', '098', 8],
  ['日本', 'ja', '+81 90 1', '090-1', 7],
  ['Vereinigte Staaten', 'en', '+1 (212) 5', '(212) 5', 6],
] as const;

/** One row after another, the same ones every time: mostly good, and now and then wrong in each of the ways that files are. */
export function* madeUpRows(rows: number): Generator<string> {
  const random = seeded(2026);
  const chance = (times: number): boolean => random() * times < 1;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const digits = (count: number): string => String(Math.floor(random() * 10 ** count)).padStart(count, '0');
  const whole = (below: number): number => Math.floor(random() * below);
  const two = (number: number): string => String(number).padStart(2, '0');

  for (let row = 1; row <= rows; row += 1) {
    if (chance(500)) {
      yield ','.repeat(13);
      continue;
    }
    const [country, language, abroad, home, missing] = pick(countries);
    const first = chance(25) ? '' : pick(firstNames);
    const last = chance(25) ? '' : pick(lastNames);
    const cells = [
      chance(20) ? '' : `C-${chance(100) ? whole(row) : row}`,
      chance(30) ? ` ${first} ` : first,
      last,
      chance(10) ? '' : `person.${row}${chance(40) ? '@@' : '@'}${chance(40) ? 'EXAMPLE.com' : 'example.org'}`,
      chance(8) ? '' : chance(60) ? 'ask at the desk' : `${chance(5) ? home : abroad}${digits(missing)}`,
      chance(5) ? '' : chance(80) ? 'Atlantis' : country,
      chance(5) ? '' : chance(80) ? 'klingon!' : language,
      chance(2) ? '' : pick(['VIP', 'vip; newsletter', 'lead', 'Lead, VIP']),
      chance(4) ? '' : chance(50) ? '30.02.1999' : `${1940 + whole(65)}-${two(1 + whole(12))}-${two(1 + whole(28))}`,
      chance(3) ? '' : chance(100) ? `plan ${row}` : pick(['free', 'pro', 'Pro', 'team']),
      chance(3) ? '' : chance(60) ? 'many' : String(whole(500)),
      chance(4) ? '' : pick(['yes', 'no', 'Y', 'FALSE']),
      chance(2) ? '' : chance(40) ? 'javascript:alert(1)' : `https://Example.org/people/${row}`,
      chance(3) ? '' : `${pick(notes)} (${row})`,
    ];
    yield cells.map(quoted).join(',');
  }
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
