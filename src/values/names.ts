type Kind = 'region' | 'language';
type Style = 'long' | 'short';

const known = new Map<string, Intl.DisplayNames | undefined>();

/**
 * Intl's names in a locale, or undefined for a locale that Intl does not know: its own fallback would be the locale of the
 * machine, and the answer would differ from host to host.
 */
export function displayNames(type: Kind, locale: unknown, style: Style = 'long'): Intl.DisplayNames | undefined {
  if (typeof locale !== 'string' || locale.length > 100) return undefined;
  const key = `${type} ${style} ${locale}`;
  if (known.has(key)) return known.get(key);
  const made = make(type, locale, style);
  keepNewest(known, key, made);
  return made;
}

/**
 * Sets what was made for a locale, and lets the oldest go where there are a hundred: a caller that sends locales of its own
 * making must not fill the memory, and one that goes round twenty must find them all again.
 */
export function keepNewest<T>(cache: Map<string, T>, key: string, made: T): void {
  const [oldest] = cache.keys();
  if (cache.size >= 100 && oldest !== undefined) cache.delete(oldest);
  cache.set(key, made);
}

function make(type: Kind, locale: string, style: Style): Intl.DisplayNames | undefined {
  try {
    if (Intl.DisplayNames.supportedLocalesOf(locale).length === 0) return undefined;
    return new Intl.DisplayNames(locale, { type, style, fallback: 'none' });
  } catch {
    return undefined;
  }
}

/** The name of a country or phone region in a locale; English where Intl lacks the locale, the code itself where it has no name (W1, W2). */
export function countryName(code: string, locale: string): string {
  return nameOf('region', code, locale);
}

/** The name of a language in a locale; English where Intl lacks the locale, the code itself where it has no name (W2). */
export function languageName(code: string, locale: string): string {
  return nameOf('language', code, locale);
}

function nameOf(type: Kind, code: string, locale: string): string {
  try {
    return (displayNames(type, locale) ?? displayNames(type, 'en'))?.of(code) ?? code;
  } catch {
    // `of` throws on what has not the shape of a code.
    return code;
  }
}
