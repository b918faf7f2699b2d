import type { IssueCode } from '../kernel/issue.js';
import { ok } from '../kernel/result.js';
import { isStorable } from '../kernel/storable.js';
import { parseCheckbox } from '../values/checkbox.js';
import { parseDate } from '../values/date.js';
import { parseInstant } from '../values/instant.js';
import { parseNumber } from '../values/number.js';
import { type Parsed, reject } from '../values/parsed.js';
import { tagKey } from '../values/tag-name.js';
import { parseTime } from '../values/time.js';
import { isDay } from './day.js';
import type { FilterFacts, FilterField, FilterOptions } from './filter-facts.js';

/** One value that a condition compares with. */
export type OperandValue = string | number | boolean;

/** What an operand may depend on beside its field. */
export interface OperandFacts {
  readonly facts: FilterFacts;
  readonly options: FilterOptions;
}

/** How a value of an operand is read. */
export type ReadOperand = (input: unknown, field: FilterField, asked: OperandFacts) => Parsed<OperandValue>;

/**
 * Reads the value of an operand as it stands in a filter that was parsed before: what a name or number looks like is not asked
 * again (V1), what it names must be there still (Q4).
 */
export const readOperand: ReadOperand = (input, field, asked) => readers[field.type](input, field, asked);

/** A text that has a key: one without would be in every text. */
function readWords(input: unknown): Parsed<string> {
  if (typeof input !== 'string') return reject('TEXT_INVALID_TYPE', { expected: 'string' });
  return tagKey(input) === '' ? reject('TEXT_EMPTY') : ok(input);
}

const readId: ReadOperand = (input) => {
  if (typeof input !== 'string') return reject('INPUT_INVALID_TYPE', { expected: 'string' });
  return input === '' || !isStorable(input) ? reject('INPUT_INVALID_VALUE') : ok(input);
};

const readOption: ReadOperand = (input, { options }) => {
  if (typeof input !== 'string') return reject('OPTION_INVALID_TYPE', { expected: 'string' });
  return options.includes(input) ? ok(input) : reject('OPTION_UNKNOWN');
};

const readMoment: ReadOperand = (input, _, { options }) => {
  if (typeof input !== 'string' || !isDay(input.trim())) return parseInstant(input);
  const day = parseDate(input);
  return day.ok && options.zone === undefined ? reject('FILTER_ZONE_REQUIRED') : day;
};

function oneOfWords(...words: readonly string[]): ReadOperand {
  return (input) =>
    words.includes(input as string)
      ? ok(input as string)
      : reject('INPUT_INVALID_VALUE', { expected: words.join(' | ') });
}

function idIn(catalogue: 'tags' | 'stages', unknown: IssueCode): ReadOperand {
  return (input, field, asked) => {
    const id = readId(input, field, asked);
    const known = asked.facts[catalogue];
    return !id.ok || known === undefined || known.some((one) => one.id === id.value) ? id : reject(unknown);
  };
}

const readers: { readonly [T in FilterField['type']]: ReadOperand } = {
  name: readWords,
  text: readWords,
  email: readWords,
  phone: readWords,
  url: readWords,
  country: readId,
  language: readId,
  list: readOption,
  checkbox: parseCheckbox,
  number: parseNumber,
  date: parseDate,
  time: parseTime,
  status: oneOfWords('active', 'blocked'),
  conversation: oneOfWords('open', 'closed', 'snoozed'),
  assignee: readId,
  stage: idIn('stages', 'STAGE_UNKNOWN'),
  tags: idIn('tags', 'TAG_UNKNOWN'),
  channels: readId,
  moment: readMoment,
};
