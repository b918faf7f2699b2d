import { ok } from '../kernel/result.js';
import { control, loneSurrogate } from './characters.js';
import { type UrlParts, urlParts } from './host.js';
import { type Parsed, reject } from './parsed.js';

/** V6: the most characters of a URL, as given and as stored. */
export const urlLimit = 2048;

const unwanted = /[\s\\\u0085\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const http = /^https?:/i;
// The parser would repair `https:host` and `https:///host`.
const authority = /^https?:\/\/[^/]/i;
const hostLabels = /^(?:[a-z0-9-]+\.)+[a-z0-9-]*$/;
const singleLabel = /^[a-z0-9-]+\.?$/;

/**
 * A web address: http or https on the *parsed* value, with `//` and a host that has a dot or is IPv6, without credentials
 * or backslashes, at most 2,048 characters; stored as the parser writes it (V6). Codes `URL_EMPTY`, `URL_TOO_LONG`,
 * `URL_INVALID_CHARACTERS`, `URL_MISSING_SCHEME`, `URL_SCHEME_NOT_ALLOWED`, `URL_CREDENTIALS_NOT_ALLOWED`,
 * `URL_HOST_NOT_PUBLIC`, `URL_INVALID`, `URL_INVALID_TYPE`. A server that fetches it still needs its own guard: private
 * addresses with a dot are web addresses too.
 */
export function parseUrl(input: unknown): Parsed<string> {
  if (typeof input !== 'string') return reject('URL_INVALID_TYPE', { expected: 'string' });
  const text = input.trim();
  if (text === '') return reject('URL_EMPTY');
  if (text.length > urlLimit) return reject('URL_TOO_LONG', { max: urlLimit });
  // The parser drops tabs and line feeds, so that `java\nscript:` is `javascript:`; bidi controls would hide the host.
  if (unwanted.test(text) || control.test(text) || loneSurrogate.test(text)) return reject('URL_INVALID_CHARACTERS');
  if (!scheme.test(text)) return reject(isHostFirst(text) ? 'URL_MISSING_SCHEME' : 'URL_INVALID');
  return http.test(text) ? parseHttp(text) : reject('URL_SCHEME_NOT_ALLOWED', { allowed: 'http, https' });
}

function parseHttp(text: string): Parsed<string> {
  const url = authority.test(text) ? urlParts(text) : null;
  // Once more on the parsed value: what was tested above is only what it looked like.
  if (url === null || !http.test(url.protocol)) return reject('URL_INVALID');
  if (url.username !== '' || url.password !== '') return reject('URL_CREDENTIALS_NOT_ALLOWED');
  if (!isPublicHost(url)) return reject(singleLabel.test(url.hostname) ? 'URL_HOST_NOT_PUBLIC' : 'URL_INVALID');
  return url.href.length > urlLimit ? reject('URL_TOO_LONG', { max: urlLimit }) : ok(url.href);
}

function isPublicHost({ hostname }: UrlParts): boolean {
  return hostname.startsWith('[') || (hostLabels.test(hostname) && !singleLabel.test(hostname));
}

// `www.example.com/x` and `//example.com` lack a scheme; `/path` and `see below` are no web address at all.
function isHostFirst(text: string): boolean {
  return parseHttp(`https://${text.replace(/^\/\//, '')}`).ok;
}
