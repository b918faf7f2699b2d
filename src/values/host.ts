/** What is read of a parsed URL. */
export interface UrlParts {
  readonly href: string;
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
}

// The WHATWG parser, which Node, browsers and edge runtimes all have: the only IDNA that needs no tables of ours.
declare const URL: new (text: string) => UrlParts;

const labels = /^(?:[a-z0-9-]+\.)*[a-z0-9-]+$/;

/** The text as the WHATWG URL standard reads it, or null where it does not parse. */
export function urlParts(text: string): UrlParts | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/**
 * A host name as lower-case A-labels (UTS 46, non-transitional: `straße.de` is not `strasse.de`), or null where it is none.
 * Takes what may stand in a host name and nothing that an authority could hold beside it (`@ : / ? # % [`, white space).
 */
export function asciiHost(host: string): string | null {
  const lower = host.toLowerCase();
  if (labels.test(lower) && !lower.includes('xn--')) return lower;
  // ASCII that no label holds would be read as a port, a path, credentials, or be percent-decoded.
  if (/[^a-z0-9.\u0080-\uffff-]/.test(lower) || host.endsWith('.')) return null;
  const ascii = urlParts(`http://${host}`)?.hostname ?? null;
  return ascii !== null && labels.test(ascii) ? ascii : null;
}
