import ISO6391 from 'iso-639-1';
import { ok } from '../kernel/result.js';
import { grandfathered, languageOf } from './language-codes.js';
import { type Parsed, reject } from './parsed.js';

/**
 * An ISO 639-1 code, from what browsers, phones, channels and spreadsheets call a language: BCP 47 tags, `pt_BR`,
 * `en_US.UTF-8`, `b+sr+Latn`, ISO 639-2 and -3 codes; only the language is kept, and a member of a macrolanguage becomes the
 * macrolanguage (`yue` → `zh`). Never asks Intl, which turns the valid `tl` into `fil` (V3). Codes `LANGUAGE_EMPTY`,
 * `LANGUAGE_MALFORMED` (no language tag), `LANGUAGE_NOT_ISO_639_1` (a tag, but of no language with a two-letter code),
 * `LANGUAGE_INVALID_TYPE`.
 */
export function parseLanguage(input: unknown): Parsed<string> {
  if (typeof input !== 'string') return reject('LANGUAGE_INVALID_TYPE', { expected: 'string' });
  if (input.length === 2 && ISO6391.validate(input)) return ok(input);
  const text = input.trim();
  if (text === '') return reject('LANGUAGE_EMPTY');
  const tag = toTag(text);
  const primary = grandfathered.get(tag) ?? (isWellFormed(tag) ? tag.split('-', 1)[0]! : undefined);
  if (primary === undefined) return reject('LANGUAGE_MALFORMED');
  const code = languageOf(primary) ?? primary;
  return ISO6391.validate(code) ? ok(code) : reject('LANGUAGE_NOT_ISO_639_1');
}

// POSIX puts a character set after `.` and a modifier after `@`; Android writes `b+sr+Latn`; Java and Facebook `pt_BR`.
function toTag(text: string): string {
  const [locale = ''] = text.split(/[.@]/, 1);
  const bcp = /^b\+/i.test(locale) ? locale.slice(2).replaceAll('+', '-') : locale;
  // Lower-casing other alphabets could make ASCII of them: a Kelvin sign is no k.
  return /^[\w-]*$/.test(bcp) ? bcp.replaceAll('_', '-').toLowerCase() : '';
}

// RFC 5646 §2.1 without the grandfathered tags; a primary subtag of four letters is reserved there.
const langtag = new RegExp(
  '^(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\\d{3}))?' +
    '((?:-(?:[a-z\\d]{5,8}|\\d[a-z\\d]{3}))*)((?:-[a-wyz\\d](?:-[a-z\\d]{2,8})+)*)(?:-x(?:-[a-z\\d]{1,8})+)?$',
);
const privateUse = /^x(?:-[a-z\d]{1,8})+$/;

function isWellFormed(tag: string): boolean {
  const parts = langtag.exec(tag);
  if (parts === null) return privateUse.test(tag);
  // §2.2.9: no variant and no singleton twice.
  const [, variants = '', extensions = ''] = parts;
  return (
    isDistinct(variants.split('-').slice(1)) &&
    isDistinct(extensions.split('-').filter((subtag) => subtag.length === 1))
  );
}

function isDistinct(subtags: readonly string[]): boolean {
  return new Set(subtags).size === subtags.length;
}
