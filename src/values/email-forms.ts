import { urlParts } from './host.js';

// RFC 5321 §4.1.2 Quoted-string, with the non-ASCII of RFC 6531. The two branches share no first character: linear.
const quoted = /^"(?:[ !#-[\]-~\u0080-\uffff]|\\[ -~])*"$/;
const ipv4 = /^\[(?:25[0-5]|2[0-4]\d|[01]?\d{1,2})(?:\.(?:25[0-5]|2[0-4]\d|[01]?\d{1,2})){3}\]$/;
const ipv6 = /^\[IPv6:([0-9a-f:.]{2,45})\]$/i;

/** V4: the key of an address as it is stored, its domain in lower case already: what equality and duplicates go by. */
export function emailKey(address: string): string {
  return address.toLowerCase();
}

/** True for a correct quoted local part, `"john smith"`: legal, and refused by most of the world's forms and servers (V4). */
export function isQuotedLocal(local: string): boolean {
  return quoted.test(local);
}

/** True for a correct address literal, `[192.0.2.1]` or `[IPv6:2001:db8::1]` (V4). */
export function isAddressLiteral(host: string): boolean {
  if (ipv4.test(host)) return true;
  const address = ipv6.exec(host)?.[1];
  return address !== undefined && urlParts(`http://[${address}]/`) !== null;
}
