import { column, type FilterCase, type FilterCases, having, neverSet } from './case.js';

const note = 'custom.note';
// Case, ligatures, composed and decomposed letters, what SQL takes for wildcards and escapes; and a number where text belongs.
const notes = [
  ...having(note, 'Ann', 'ANN', 'Joanna Smith', 'Straße', 'İzmir', 'ﬁne ½', 'Élan', String.raw`100 %_ o'f\f`, 5, null),
  neverSet,
];

const unicode = column(note, notes, [
  ['isEqualTo', 'ann', 'xx.. .... ...'],
  ['isEqualTo', ' ann ', 'xx.. .... ...'],
  ['isEqualTo', 'STRASSE', '...x .... ...'],
  ['isEqualTo', 'i\u0307ZMIR', '.... x... ...'],
  ['isEqualTo', 'izmir', '.... .... ...'],
  ['isEqualTo', 'FINE 1\u20442', '.... .x.. ...'],
  ['isEqualTo', 'e\u0301LAN', '.... ..x. ...'],
  ['isEqualTo', 'Elan', '.... .... ...'],
  ['isEqualTo', '5', '.... .... ...'],
  ['isEqualTo', 'null', '.... .... ...'],
  ['isNotEqualTo', 'ann', '..xx xxxx xxx'],
  ['isNotEqualTo', 'strasse', 'xxx. xxxx xxx'],
  ['isNotEqualTo', 'nobody', 'xxxx xxxx xxx'],
  ['isNotEqualTo', '5', 'xxxx xxxx xxx'],
  ['hasAnyOf', ['ann', 'ÉLAN'], 'xx.. ..x. ...'],
  ['hasAnyOf', ['nobody', '5'], '.... .... ...'],
  ['hasAnyOf', [], '.... .... ...'],
  ['hasNoneOf', ['ann', 'ÉLAN'], '..xx xx.x xxx'],
  ['hasNoneOf', [], 'xxxx xxxx xxx'],
  ['contains', 'ann', 'xxx. .... ...'],
  ['contains', 'a smi', '..x. .... ...'],
  ['contains', 'SS', '...x .... ...'],
  ['contains', 'FI', '.... .x.. ...'],
  ['contains', '%', '.... ...x ...'],
  ['contains', '_', '.... ...x ...'],
  ['contains', String.raw`'F\F`, '.... ...x ...'],
  ['contains', '5', '.... .... ...'],
  ['startsWith', 'AN', 'xx.. .... ...'],
  ['startsWith', 'smith', '.... .... ...'],
  ['startsWith', 'strass', '...x .... ...'],
  ['startsWith', '100 %', '.... ...x ...'],
  ['startsWith', '1_0', '.... .... ...'],
  ['exists', undefined, 'xxxx xxxx x..'],
  ['doesNotExist', undefined, '.... .... .xx'],
  ['doesNotExist', 'cleared', '.... .... .x.'],
  ['doesNotExist', 'neverSet', '.... .... ..x'],
]);

// Where a range of texts with one beginning ends: the next of its last character is in it no more.
const ends = column(
  note,
  having(note, 'An', 'Ao', '𠮷 x', '𠮸', '\ufd3e', '\ufd3f'),
  [
    ['startsWith', 'An', 'x.....'],
    ['startsWith', 'A', 'xx....'],
    ['startsWith', '𠮷', '..x...'],
    ['startsWith', '\ufd3e', '....x.'],
  ],
  { id: 'ends' },
);

/** The same of every other field of text: one that is meant, one that is not, cleared, never set. */
function plainly(field: string, [value, other]: readonly [string, string], part: string): readonly FilterCase[] {
  return column(
    field,
    [...having(field, value, other, null), neverSet],
    [
      ['isEqualTo', value, 'x...'],
      ['isNotEqualTo', value, '.xxx'],
      ['hasAnyOf', [value, other], 'xx..'],
      ['hasNoneOf', [other], 'x.xx'],
      ['contains', part, 'xx..'],
      ['startsWith', value.slice(0, 5), 'x...'],
      ['exists', undefined, 'xx..'],
      ['doesNotExist', undefined, '..xx'],
      ['doesNotExist', 'cleared', '..x.'],
      ['doesNotExist', 'neverSet', '...x'],
    ],
  );
}

/** Q1, Q2: text, which is compared by its tag key (T1). */
export const texts: FilterCases = {
  note: [...unicode, ...ends],
  firstName: plainly('firstName', ['Bjørn', 'Bob'], 'B'),
  lastName: plainly('lastName', ['O’Neill', 'Ocampo'], 'O'),
  email: plainly('email', ['Ann.Tan@example.com', 'bob@example.com'], '@EXAMPLE.'),
  phone: plainly('phone', ['+6591234567', '+442079460958'], '2'),
  work_email: plainly('custom.work_email', ['Ann@example.org', 'bob@example.org'], 'EXAMPLE'),
  website: column(
    'custom.website',
    [...having('custom.website', 'https://example.com/Ann', 7, null), neverSet],
    [
      ['isEqualTo', 'https://example.com/ann', 'x...'],
      ['isNotEqualTo', 'https://example.com/ann', '.xxx'],
      ['hasAnyOf', ['https://example.com/ANN', 'https://example.org/'], 'x...'],
      ['hasNoneOf', ['https://example.com/ANN'], '.xxx'],
      ['contains', 'example.com', 'x...'],
      ['startsWith', 'https://', 'x...'],
      ['exists', undefined, 'xx..'],
      ['doesNotExist', undefined, '..xx'],
      ['doesNotExist', 'cleared', '..x.'],
      ['doesNotExist', 'neverSet', '...x'],
    ],
  ),
};
