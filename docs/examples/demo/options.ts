import { parseArgs } from 'node:util';
import { parseCountry } from 'contactkit';

/** What the demo was asked for. */
export interface Options {
  readonly help: boolean;
  /** The file to read; undefined: the demo's own. */
  readonly file: string | undefined;
  /** How many rows to make up instead. */
  readonly rows: number | undefined;
  /** Where contacts are kept; undefined: in a file, of made-up ones for as long as the demo runs. */
  readonly store: 'memory' | 'sqlite' | `postgres${string}` | undefined;
  /** Without what earlier runs have kept. */
  readonly fresh: boolean;
  /** V1: the country of phone numbers without `+`, in rows that name no country. */
  readonly country: string | undefined;
}

/** The file in which contacts are kept, in the folder that the command was typed in. */
export const databaseFile = 'contactkit-demo.db';

/** How to call it. */
export const usage = `npm start                        the demo's own awkward file
npm start -- people.csv          a file of yours
npm start -- --rows 100000       a file of so many rows, made up on the spot

Contacts are kept in ${databaseFile}, made-up ones for as long as it runs; the same file again updates them.

  --store sqlite          keeps made-up ones too
  --store memory          keeps nothing
  --store postgres://…    keeps them on a server: postgres://user:password@host:port/database
  --fresh                 forgets what is in ${databaseFile}
  --country SG            where phone numbers without + are from, in rows that name no country
  --help                  this`;

/** A wrong call: said in one line, without a stack trace. */
export function usageError(message: string): Error {
  return Object.assign(new Error(message), { name: 'UsageError' });
}

/** Reads the command line. Throws a {@link usageError}. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args);
  const { rows, store, fresh = false, country, help = false } = values;
  if (positionals.length > 1) throw usageError('one file at a time, please');
  if (rows !== undefined && positionals.length > 0) throw usageError('either a file or --rows, not both');
  if (rows !== undefined && !/^[1-9]\d{0,6}$/.test(rows))
    throw usageError('--rows takes a whole number from 1 to 9999999');
  if (store !== undefined && !isStore(store))
    throw usageError(`--store takes sqlite, memory or postgres://user:password@host:port/database, not "${store}"`);
  if (fresh && store !== undefined && store !== 'sqlite')
    throw usageError('--fresh is for SQLite: what is on your server is yours to remove, and memory keeps nothing');
  const code = country === undefined ? undefined : parseCountry(country);
  if (code?.ok === false) throw usageError(`--country takes an ISO 3166 code like SG, not "${country}"`);
  return {
    help,
    file: positionals[0],
    rows: rows === undefined ? undefined : Number(rows),
    store,
    fresh,
    country: code?.value,
  };
}

function isStore(text: string): text is NonNullable<Options['store']> {
  return text === 'memory' || text === 'sqlite' || (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text));
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        rows: { type: 'string' },
        store: { type: 'string' },
        fresh: { type: 'boolean' },
        country: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    // Its advice for options that begin with a dash is of no use here.
    throw usageError(error instanceof Error ? error.message.split('. ')[0]! : String(error));
  }
}
