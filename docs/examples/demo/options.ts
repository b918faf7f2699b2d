import { parseArgs } from 'node:util';
import { parseCountry } from 'contactkit';

/** What the demo was asked for. */
export interface Options {
  readonly help: boolean;
  /** The file to read; undefined: the demo's own. */
  readonly file: string | undefined;
  /** How many rows to make up instead. */
  readonly rows: number | undefined;
  /** V1: the country of phone numbers without `+`, in rows that name no country. */
  readonly country: string | undefined;
}

/** How to call it. */
export const usage = `npm start                        the demo's own awkward file
npm start -- people.csv          a file of yours
npm start -- --rows 100000       a file of so many rows, made up on the spot

  --country SG   where phone numbers without + are from, in rows that name no country
  --help         this`;

/** A wrong call: said in one line, without a stack trace. */
export function usageError(message: string): Error {
  return Object.assign(new Error(message), { name: 'UsageError' });
}

/** Reads the command line. Throws a {@link usageError}. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args);
  const { rows, country, help = false } = values;
  if (positionals.length > 1) throw usageError('one file at a time, please');
  if (rows !== undefined && positionals.length > 0) throw usageError('either a file or --rows, not both');
  if (rows !== undefined && !/^[1-9]\d{0,6}$/.test(rows))
    throw usageError('--rows takes a whole number from 1 to 9999999');
  const code = country === undefined ? undefined : parseCountry(country);
  if (code?.ok === false) throw usageError(`--country takes an ISO 3166 code like SG, not "${country}"`);
  return { help, file: positionals[0], rows: rows === undefined ? undefined : Number(rows), country: code?.value };
}

function parse(args: readonly string[]): {
  readonly values: { readonly rows?: string; readonly country?: string; readonly help?: boolean };
  readonly positionals: readonly string[];
} {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { rows: { type: 'string' }, country: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    // Its advice for options that begin with a dash is of no use here.
    throw usageError(error instanceof Error ? error.message.split('. ')[0]! : String(error));
  }
}
