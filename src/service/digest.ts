import { canonical } from '../kernel/canonical.js';
import { unwrap } from '../kernel/errors.js';
import { plain } from '../kernel/plain.js';

declare const crypto: { readonly subtle: { digest(algorithm: 'SHA-256', data: Uint8Array): Promise<ArrayBuffer> } };
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

/**
 * R3: SHA-256 of a command and its input, in hex: the same for the same command whatever the order of keys. A digest and
 * not the input, so that no personal data outlives a contact (S8). Throws `INVALID` for input that is not plain.
 */
export async function digest(command: string, input: unknown): Promise<string> {
  return digestOf([command, unwrap(plain(input))]);
}

/** The same of data that is our own, however large. */
export async function digestOf(data: unknown): Promise<string> {
  const text = canonical(data);
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
