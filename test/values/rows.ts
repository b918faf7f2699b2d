import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** A row of the reference vectors, as far as its `recommended` is read here. */
export interface Row {
  readonly id: string;
  readonly kind?: string;
  readonly category?: string;
  readonly input: unknown;
  readonly why: string;
  readonly metadataSensitive?: boolean;
  readonly expected: unknown;
  readonly recommended: {
    readonly action: 'accept' | 'normalise' | 'reject';
    readonly error?: string;
    readonly [key: string]: unknown;
  };
}

/** The rows of one vector file; more fields than those of `Row` are the caller's to name. */
export function rowsOf<R = Row>(name: string, kind?: string): (R & Row)[] {
  const rows = JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8')) as (R & Row)[];
  return kind === undefined ? rows : rows.filter((row) => row.kind === kind);
}

type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: { readonly issues: readonly { readonly code: string }[] } };

/** The value, or the code of the first issue: what a row recommends, in one shape. */
export function outcome(answer: Answer): unknown {
  return answer.ok ? { value: answer.value } : { code: answer.error.issues[0]?.code };
}

/** The recommendation of a row in the shape of `outcome`; `value` says what of an accepted row is compared. */
function recommended(
  row: Row,
  value: (recommendation: Row['recommended']) => unknown = (one) => one['value'],
): unknown {
  return row.recommended.action === 'reject' ? { code: row.recommended.error } : { value: value(row.recommended) };
}

/** Holds an answer against the row's recommendation; the row's reason stands in the failure. */
export function expectRow(row: Row, answer: Answer, value?: (recommendation: Row['recommended']) => unknown): void {
  expect(outcome(answer), `${row.id} ${JSON.stringify(row.input)?.slice(0, 80)}: ${row.why}`).toEqual(
    recommended(row, value),
  );
}
