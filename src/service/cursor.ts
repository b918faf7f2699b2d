import { contactsError } from '../kernel/errors.js';
import { isStorable } from '../kernel/storable.js';
import type { Position } from '../segments/sort.js';
import { digestOf } from './digest.js';

declare function btoa(binary: string): string;
declare function atob(base64: string): string;
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}

const form = /^([0-9a-f]{16})\.([\w-]+)$/;

/**
 * Q6: a position in the list that `query` asks for, as an opaque text of `A–Z a–z 0–9 - _ .`. Its first part is a check of
 * query and position: no secret, since whatever a cursor says, the list shows what its actor may see and nothing else (A4).
 */
export async function cursorOf(query: unknown, { value, id }: Position): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([value, id]));
  const body = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  return `${await checkOf(query, body)}.${body}`;
}

/** The position again; throws `CURSOR_INVALID` for a text that no list with this query gave. */
export async function positionFrom(query: unknown, cursor: string): Promise<Position> {
  const [, check, body = ''] = form.exec(cursor) ?? [];
  const position = check !== undefined && check === (await checkOf(query, body)) ? readPosition(body) : undefined;
  if (position === undefined) throw contactsError({ code: 'CURSOR_INVALID' });
  return position;
}

// Anybody can compute the check: what is in the body is no more trusted than any input.
function readPosition(body: string): Position | undefined {
  try {
    const binary = atob(body.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const [value, id] = JSON.parse(new TextDecoder().decode(bytes)) as readonly unknown[];
    return (value === null || isKept(value)) && isKept(id) ? { value, id } : undefined;
  } catch {
    return undefined;
  }
}

function isKept(value: unknown): value is string {
  return typeof value === 'string' && isStorable(value);
}

async function checkOf(query: unknown, body: string): Promise<string> {
  return (await digestOf([query, body])).slice(0, 16);
}
