import type { Contact } from '../../../contact/contact.js';
import type { CustomValue } from '../../../fields/definition.js';
import type { Filter } from '../../../segments/filter.js';
import { aContact } from '../../builders.js';

/** Q5: a contact, a filter, and whether it is meant: the same in the evaluator and in every store. */
export interface FilterCase {
  readonly name: string;
  readonly contact: Contact;
  readonly filter: Filter;
  /** Q3: where the filter names days. */
  readonly zone?: string;
  readonly expected: boolean;
}

/** What the cases are about, a field most often → its cases. */
export type FilterCases = Readonly<Record<string, readonly FilterCase[]>>;

/** What a contact has at the field of a column, by a name for people. */
export type Specimen = readonly [what: string, has: Partial<Contact>];
/** Operator, operand (undefined: none), and for each specimen whether it is meant: `x` or `.`, blanks apart. */
export type Row = readonly [operator: string, operand: unknown, meant: string];

const origin = { source: 'manual', at: '2026-01-05T08:30:00.000Z' } as const;

/** Q2: nobody ever gave the field a value. */
export const neverSet: Specimen = ['never set', { firstName: null }];

/** Contacts that have these values at a field of the six or a custom one; null is cleared. */
export function having(path: string, ...values: readonly CustomValue[]): readonly Specimen[] {
  const key = path.startsWith('custom.') ? path.slice('custom.'.length) : undefined;
  return values.map((value) => {
    const at = key === undefined ? { [path]: value } : { custom: { [key]: value } };
    const what = value === null ? 'cleared' : JSON.stringify(value);
    return [what, { firstName: null, ...at, origins: { [path]: origin } }];
  });
}

/** The cases of one field: every row with every specimen. */
export function column(
  field: string,
  specimens: readonly Specimen[],
  rows: readonly Row[],
  { zone, id = field }: { readonly zone?: string; readonly id?: string } = {},
): readonly FilterCase[] {
  const contacts = specimens.map(([what, has], index) => ({
    what,
    contact: aContact({ id: `${id}-${index}`, ...has }),
  }));
  return rows.flatMap(([operator, operand, meant]) => {
    const marks = meant.replace(/ /g, '');
    const filter = { field, operator, ...(operand !== undefined && { value: operand }) } as Filter;
    const asked = operand === undefined ? operator : `${operator} ${JSON.stringify(operand)}`;
    if (marks.length !== specimens.length) throw new Error(`${field} ${asked}: ${specimens.length} marks are needed`);
    return contacts.map(({ what, contact }, index) => ({
      name: `${field} ${asked}${zone === undefined ? '' : ` in ${zone}`}: ${what}`,
      contact,
      filter,
      ...(zone !== undefined && { zone }),
      expected: marks[index] === 'x',
    }));
  });
}
