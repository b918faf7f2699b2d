import { ok } from '../kernel/result.js';
import { control, invisible, loneSurrogate } from './characters.js';
import { emailKey, isAddressLiteral, isQuotedLocal } from './email-forms.js';
import { asciiHost } from './host.js';
import { type Parsed, reject } from './parsed.js';

/** An email address: as it is stored and shown, and the key that equality and duplicates go by. */
export interface Email {
  /** Local part as typed (NFC), domain as lower-case A-labels. */
  readonly address: string;
  /** Lower-cased local part + domain. Dots and `+tags` count: only some providers ignore them. */
  readonly key: string;
}

/** V4: RFC 5321 §4.5.3.1, in octets of UTF-8: local part, whole address; RFC 1035 §2.3.4: one label of the domain. */
const emailLimits = { local: 64, address: 254, label: 63 } as const;

// Most addresses. The dots of a local part stand between atoms and are not atext, so nothing here backtracks far.
const plain =
  /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63})$/;
// RFC 6531 lets every non-ASCII character into an atom; white space is left out here, nobody could see it.
const dotAtom = /^[\w!#$%&'*+/=?^`{|}~\u0080-\uffff-]+(?:\.[\w!#$%&'*+/=?^`{|}~\u0080-\uffff-]+)*$/;
const hostLabel = /^(?!-)[a-z0-9-]+(?<!-)$/;
const numeric = /^\d+$/;
// Composing shortens, so a text may be longer than its address; but not by this much.
const longest = emailLimits.address * 8;

/**
 * An email address by the grammar of RFC 5321 and 6531, without quoted local parts and address literals (V4). Codes
 * `EMAIL_EMPTY`, `EMAIL_INVALID`, `EMAIL_INVALID_CHARACTERS` (controls, bidi controls, zero-width), `EMAIL_UNSUPPORTED_FORM`
 * (quoted or literal, yet correct), `EMAIL_TOO_LONG`, `EMAIL_DOMAIN_NOT_PUBLIC` (one label), `EMAIL_INVALID_TYPE`.
 */
export function parseEmail(input: unknown): Parsed<Email> {
  if (typeof input !== 'string') return reject('EMAIL_INVALID_TYPE', { expected: 'string' });
  const text = input.trim();
  if (text === '') return reject('EMAIL_EMPTY');
  if (
    text.length <= emailLimits.address &&
    plain.test(text) &&
    text.indexOf('@') <= emailLimits.local &&
    !text.includes('xn--')
  ) {
    return ok({ address: text, key: emailKey(text) });
  }
  if (text.length > longest) return reject('EMAIL_TOO_LONG', { max: emailLimits.address });
  if (control.test(text) || invisible.test(text)) return reject('EMAIL_INVALID_CHARACTERS');
  if (loneSurrogate.test(text)) return reject('EMAIL_INVALID');
  const at = text.lastIndexOf('@');
  if (at < 1) return reject('EMAIL_INVALID');
  return parseParts(text.slice(0, at), text.slice(at + 1));
}

function parseParts(typed: string, host: string): Parsed<Email> {
  const local = typed.normalize('NFC');
  const quoted = isQuotedLocal(local);
  if (!quoted && (!dotAtom.test(local) || /\p{White_Space}/u.test(local))) return reject('EMAIL_INVALID');
  if (isAddressLiteral(host)) return reject('EMAIL_UNSUPPORTED_FORM');
  const domain = asciiHost(host);
  const labels = domain?.split('.') ?? [];
  if (domain === null || !labels.every(isHostLabel) || numeric.test(labels.at(-1)!)) return reject('EMAIL_INVALID');
  if (labels.length < 2) return reject('EMAIL_DOMAIN_NOT_PUBLIC');
  if (quoted) return reject('EMAIL_UNSUPPORTED_FORM');
  const address = `${local}@${domain}`;
  if (octets(local) > emailLimits.local) return reject('EMAIL_TOO_LONG', { max: emailLimits.local });
  if (octets(address) > emailLimits.address) return reject('EMAIL_TOO_LONG', { max: emailLimits.address });
  return ok({ address, key: emailKey(address) });
}

function isHostLabel(label: string): boolean {
  return hostLabel.test(label) && label.length <= emailLimits.label;
}

function octets(text: string): number {
  let count = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    // A pair of surrogates is two units and four octets, anything else beyond U+07FF one unit and three.
    if (unit > 0x7f) count += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return count;
}
