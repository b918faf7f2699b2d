import type { Contact } from 'contactkit';
import type { Outcome, Rewrite } from './import-row.js';
import type { Refusal } from './read-row.js';

/** How often something happened in a column, and the first rows where it did, each with another text. */
export interface Finding {
  readonly column: string;
  /** Of a refusal; empty for a value in another form. */
  readonly code: string;
  count: number;
  readonly samples: { readonly row: number; readonly text: string; readonly stored: string | null }[];
}

/** What became of all rows. Its size does not grow with the file: it counts, and keeps a sample. */
export interface Tally {
  /** Row by row, each is one of these. */
  readonly rows: Record<Outcome['kind'], number>;
  /** Rows that are in their contacts, but for a value that was left out. */
  incomplete: number;
  readonly refusedRows: Map<string, Finding>;
  readonly leftOut: Map<string, Finding>;
  readonly rewritten: Map<string, Finding>;
  /** Contacts whose country came from their phone number (P2). */
  derivedCountries: number;
  /** The contact of which most is known, to go on with. */
  best: Contact | undefined;
}

/** Of one thing in one column. */
const maxSamples = 3;

/** A tally before the first row. */
export function newTally(): Tally {
  return {
    rows: { created: 0, updated: 0, unchanged: 0, refused: 0, empty: 0 },
    incomplete: 0,
    refusedRows: new Map(),
    leftOut: new Map(),
    rewritten: new Map(),
    derivedCountries: 0,
    best: undefined,
  };
}

/** Counts a row. */
export function count(tally: Tally, row: number, outcome: Outcome): void {
  tally.rows[outcome.kind] += 1;
  if (outcome.kind === 'refused') {
    for (const refusal of outcome.refusals) note(tally.refusedRows, row, refusal);
  } else if (outcome.kind !== 'empty') {
    const { contact, refusals, rewrites } = outcome;
    if (refusals.length > 0) tally.incomplete += 1;
    for (const refusal of refusals) note(tally.leftOut, row, refusal);
    for (const rewrite of rewrites) note(tally.rewritten, row, rewrite);
    if (contact.origins.country?.source === 'phone') tally.derivedCountries += 1;
    if (tally.best === undefined || known(contact) > known(tally.best)) tally.best = contact;
  }
}

/** Whether each of the rows read became exactly one thing. */
export function isComplete({ rows }: Tally, rowsRead: number): boolean {
  return Object.values(rows).reduce((sum, some) => sum + some, 0) === rowsRead;
}

function note(findings: Map<string, Finding>, row: number, found: Refusal | Rewrite): void {
  const { column, text } = found;
  const [code, stored] = 'code' in found ? [found.code, null] : ['', found.stored];
  const key = JSON.stringify([column, code]);
  const finding = findings.get(key) ?? { column, code, count: 0, samples: [] };
  finding.count += 1;
  const isNew = finding.samples.every((sample) => sample.text !== text);
  if (isNew && finding.samples.length < maxSamples) finding.samples.push({ row, text, stored });
  findings.set(key, finding);
}

function known({ origins }: Contact): number {
  return Object.keys(origins).length;
}
