import { type Instant, isCalendarDay, isInstant } from '../kernel/instant.js';
import { ok } from '../kernel/result.js';
import { type Parsed, reject } from './parsed.js';

const form =
  /^(\d{4})-(\d{2})-(\d{2})T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.(\d+))?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/i;

// Intl takes any case and the abbreviations of ICU (`PST`), and gives back names of its own choice (`Asia/Calcutta`), so
// it can say that a zone exists and not that this is its name. IANA capitalises every word of areas and places; the names
// that break this rule, and those without an area, stand here. Source: tz database 2025c.
const irregular: ReadonlyMap<string, string> = new Map(
  (
    'Africa/Dar_es_Salaam America/Argentina/ComodRivadavia America/Knox_IN America/Port-au-Prince America/Port_of_Spain ' +
    'Antarctica/DumontDUrville Antarctica/McMurdo Australia/ACT Australia/LHI Australia/NSW Brazil/DeNoronha ' +
    'Chile/EasterIsland Europe/Isle_of_Man Mexico/BajaNorte Mexico/BajaSur'
  )
    .split(' ')
    .map((name) => [name.toLowerCase(), name]),
);
const bare: ReadonlySet<string> = new Set(
  (
    'CET CST6CDT Cuba EET EST EST5EDT Egypt Eire GB GB-Eire GMT GMT+0 GMT-0 GMT0 Greenwich HST Hongkong Iceland Iran Israel Jamaica ' +
    'Japan Kwajalein Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC ROK Singapore Turkey UCT UTC ' +
    'Universal W-SU WET Zulu'
  ).split(' '),
);

/**
 * A moment: RFC 3339 with an offset or `Z` in, UTC with milliseconds out (`2026-11-23T05:36:00.000Z`). Further digits of
 * the fraction are cut off. No moment without a zone, no leap second, no 24:00, nothing outside the years 0001–9999 of UTC.
 * Codes `DATETIME_EMPTY`, `DATETIME_INVALID`, `DATETIME_INVALID_TYPE` (Q1, Q3).
 */
export function parseInstant(input: unknown): Parsed<Instant> {
  if (typeof input !== 'string') return reject('DATETIME_INVALID_TYPE', { expected: 'string' });
  const text = input.trim();
  if (text === '') return reject('DATETIME_EMPTY');
  const instant = isInstant(text) ? text : toUtc(text);
  return instant === undefined ? reject('DATETIME_INVALID', { format: 'RFC 3339' }) : ok(instant);
}

function toUtc(text: string): Instant | undefined {
  const parts = form.exec(text);
  if (parts === null) return undefined;
  const [, year = '', month = '', day = '', time = '', fraction = '', sign, hours, minutes] = parts;
  if (!isCalendarDay(Number(year), Number(month), Number(day))) return undefined;
  const local = Date.parse(`${year}-${month}-${day}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}Z`);
  const offset = sign === undefined ? 0 : (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  const utc = new Date(local - offset).toISOString();
  // The offset may lead out of the years that four digits can name: `+010000-01-01…`, `0000-12-31…`.
  return isInstant(utc) ? utc : undefined;
}

/**
 * The name of an IANA time zone, exactly as given: links (`Europe/Kiev`, `Asia/Calcutta`) are names too and stay what they
 * are, offsets and abbreviations are none. Codes `TIMEZONE_EMPTY`, `TIMEZONE_UNKNOWN`, `TIMEZONE_INVALID_TYPE` (Q3).
 */
export function parseTimeZone(input: unknown): Parsed<string> {
  if (typeof input !== 'string') return reject('TIMEZONE_INVALID_TYPE', { expected: 'string' });
  if (input.trim() === '') return reject('TIMEZONE_EMPTY');
  return isNamed(input) && exists(input) ? ok(input) : reject('TIMEZONE_UNKNOWN');
}

function isNamed(zone: string): boolean {
  return (
    bare.has(zone) ||
    (/^[A-Za-z]+(?:\/[\w+-]+){1,2}$/.test(zone) && zone.length <= 40 && spelled(zone.toLowerCase()) === zone)
  );
}

function spelled(lower: string): string {
  const words = irregular.get(lower) ?? lower.replace(/[a-z]+/g, (word) => word[0]!.toUpperCase() + word.slice(1));
  return words.replace(/^Us(?=\/)|(?<=^Etc\/)(?:Gmt|Uct|Utc)/, (word) => word.toUpperCase());
}

// Building a formatter takes 30 µs. Only names are kept, so this grows no further than the tz database.
const existing = new Set<string>();

function exists(zone: string): boolean {
  if (existing.has(zone)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    return false;
  }
  existing.add(zone);
  return true;
}
