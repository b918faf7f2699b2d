import { countryAliases } from './country-aliases.js';
import { displayNames, keepNewest } from './names.js';
import { tagKey } from './tag-name.js';

/**
 * What is known of countries without looking at names; handed in by the file that imports the library. Always the same
 * object: the indexes of names are kept by it.
 */
export interface CountryFacts {
  readonly codes: () => readonly string[];
  readonly english: () => Readonly<Record<string, string | readonly string[]>>;
  readonly countryOf: (text: string) => string | undefined;
}

// Longer than any name of a country in any locale; what is longer needs no key.
const longest = 200;

/** V2: the countries that a text names: none, one, or several where it is ambiguous. */
export function findByName(
  text: string,
  options: { readonly locale: string; readonly names?: Readonly<Record<string, string>> | undefined },
  facts: CountryFacts,
): readonly string[] {
  if (text.length > longest) return [];
  const key = foldName(text);
  const { locale, names } = readOptions(options);
  const own = names.filter(([name]) => foldName(name) === key).flatMap(([, code]) => facts.countryOf(code) ?? []);
  if (own.length > 0) return [...new Set(own)];
  // `NGA` is Nigeria anywhere, `Nga` is Russia in Vietnamese: a code goes before names in capitals only.
  const code = facts.countryOf(text);
  if (code !== undefined && text === text.toUpperCase()) return [code];
  const index = indexOf(locale, facts);
  return index?.get(key) ?? index?.get(key.replace(/^the /, '')) ?? (code === undefined ? [] : [code]);
}

function readOptions(options: unknown): {
  readonly locale: unknown;
  readonly names: readonly (readonly [string, string])[];
} {
  try {
    const { locale, names } = options as { readonly locale?: unknown; readonly names?: object | null };
    return { locale, names: typeof names === 'object' ? Object.entries(names ?? {}) : [] };
  } catch {
    return { locale: undefined, names: [] };
  }
}

/** A name without case, accents, apostrophes, full stops and other punctuation: `Côte d’Ivoire` = `COTE D'IVOIRE`. */
function foldName(name: string): string {
  const plain = tagKey(name)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
  return plain
    .replace(/[.'’ʼ`´]/g, '')
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

type Index = ReadonlyMap<string, readonly string[]>;
const indexesOf = new WeakMap<CountryFacts, Map<string, Index>>();

function indexOf(locale: unknown, facts: CountryFacts): Index | undefined {
  const long = displayNames('region', locale);
  const short = displayNames('region', locale, 'short');
  if (typeof locale !== 'string' || long === undefined || short === undefined) return undefined;
  const indexes = indexesOf.get(facts) ?? new Map<string, Index>();
  indexesOf.set(facts, indexes);
  const known = indexes.get(locale);
  if (known !== undefined) return known;
  const index = new Map<string, readonly string[]>();
  const add = (name: string | undefined, code: string): void => {
    const key = name === undefined ? '' : foldName(name);
    if (key !== '') index.set(key, [...new Set([...(index.get(key) ?? []), code])].sort());
  };
  const english = facts.english();
  for (const code of facts.codes()) {
    for (const name of [long.of(code), short.of(code), english[code] ?? []].flat()) add(name, code);
  }
  for (const [codes, aliases] of countryAliases)
    for (const code of codes.split(' ')) for (const alias of aliases) add(alias, code);
  keepNewest(indexes, locale, index);
  return index;
}
