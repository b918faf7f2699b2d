import type { FieldSpec, FieldType } from 'contactkit';
import { checkboxFromText, numberFromText, parseEmail, parseTagName, parseTime, parseUrl, tagKey } from 'contactkit';
import { dateFromText } from './from-text.js';

/** What a column seems to hold, and what speaks for it. */
export interface Guess {
  readonly spec: FieldSpec;
  readonly why: string;
}

/** So many of a hundred cells must agree. The others will be refused, one by one and with a reason. */
const enough = 90;

// In this order: a date like 20261123 would do as a number.
const kinds: readonly (readonly [Exclude<FieldType, 'list'>, string, (text: string) => boolean])[] = [
  ['date', 'dates', (text) => dateFromText(text).ok],
  ['time', 'times of day', (text) => parseTime(text).ok],
  // 0 and 1 alone may count something; as numbers nothing of them is lost.
  ['checkbox', 'yes or no', (text) => checkboxFromText(text).ok && !/^[01]$/.test(text)],
  ['number', 'numbers', (text) => numberFromText(text).ok],
  ['url', 'web addresses', (text) => parseUrl(text).ok],
  ['email', 'email addresses', (text) => parseEmail(text).ok],
];

// What names a thing is no quantity: as numbers, postcodes would lose their leading zeros.
const identifyingHeader = /(?:number|nummer|code|(?:^|[^a-z])(?:id|no|nr|num|zip|plz|cep|pin|ssn|iban|vat|sku|ref))$/i;
const identifyingText = /^[0+]\d+$/;

/** Guesses a custom field from its column: the header, and a sample of the cells that are not blank. */
export function guessField(header: string, cells: readonly string[]): Guess {
  const texts = cells.map((cell) => cell.trim());
  if (texts.length === 0) return { spec: { type: 'text' }, why: 'nothing to guess from' };
  if (identifyingHeader.test(header.trim()) || texts.some((text) => identifyingText.test(text)))
    return { spec: { type: 'text' }, why: 'an identifier: kept as it is written' };
  for (const [type, plural, holds] of kinds) {
    const count = texts.filter(holds).length;
    if (isEnough(count, texts)) return { spec: { type }, why: `${count} of ${texts.length} are ${plural}` };
  }
  return guessList(texts) ?? { spec: { type: 'text' }, why: 'many different texts' };
}

function guessList(texts: readonly string[]): Guess | undefined {
  const uses = new Map<string, number>();
  const spelling = new Map<string, string>();
  for (const text of texts) {
    const name = parseTagName(text);
    if (!name.ok) continue;
    const key = tagKey(name.value);
    uses.set(key, (uses.get(key) ?? 0) + 1);
    if (!spelling.has(key)) spelling.set(key, name.value);
  }
  // A word that stands there once is more likely a slip than a choice.
  const repeated = [...uses].filter(([, count]) => count > 1);
  const covered = repeated.reduce((sum, [, count]) => sum + count, 0);
  const isChoice = repeated.length > 1 && repeated.length <= 20 && texts.length >= 3 * repeated.length;
  if (!isChoice || !isEnough(covered, texts)) return undefined;
  const options = repeated.flatMap(([key]) => spelling.get(key) ?? []).sort();
  return {
    spec: { type: 'list', options },
    why: `${covered} of ${texts.length} are among ${options.length} that repeat`,
  };
}

function isEnough(count: number, { length }: readonly string[]): boolean {
  return count * 100 >= length * enough;
}
