import { parseText } from 'contactkit';
import type { CsvRow } from './csv.js';
import type { Given } from './read-row.js';

/** The channel in which a row of a file is a contact's identity: so the next run finds what this one made of it. */
export const fileChannel = 'file';

/**
 * What a row is known by from run to run: its own id, or else its number. Both mean something within their file alone.
 * Undefined for a row that says of nobody who it is: a number would make a contact of it (C1).
 */
export function keyOf(file: string, { number }: CsvRow, given: Given): string | undefined {
  const [, own] = [...given].find(([{ path }]) => path === 'channel') ?? [];
  if (typeof own === 'string') return `${file}#${own}`;
  const isSomebody = [...given].some(([{ path }, value]) => identifying.has(path) && parseText(value).ok);
  return isSomebody ? `${file} row ${number}` : undefined;
}

const identifying: ReadonlySet<string | null> = new Set(['firstName', 'phone', 'email']);

/** The key as an identity of the row's contact. */
export function identityOf(key: string): { readonly channelId: string; readonly externalId: string } {
  return { channelId: fileChannel, externalId: key };
}

/** The key as a reference to the row's contact (C4). */
export function refTo(key: string): string {
  return `channel:${fileChannel}:${key}`;
}
