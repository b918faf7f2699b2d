type Kind = 'region' | 'language';
type Style = 'long' | 'short';

const cache = new Map<string, Intl.DisplayNames | undefined>();

/**
 * Intl's names in a locale, or undefined for a locale that Intl does not know: its own fallback would be the locale of the
 * machine, and the answer would differ from host to host.
 */
export function displayNames(type: Kind, locale: unknown, style: Style = 'long'): Intl.DisplayNames | undefined {
  if (typeof locale !== 'string' || locale.length > 100) return undefined;
  const key = `${type} ${style} ${locale}`;
  if (cache.has(key)) return cache.get(key);
  const made = make(type, locale, style);
  // Locales may be of a caller's making; a formatter is made again in some 50 µs.
  if (cache.size >= 100) cache.clear();
  cache.set(key, made);
  return made;
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
