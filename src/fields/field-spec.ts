import { faulty } from '../kernel/errors.js';
import { type Issue, issue, under } from '../kernel/issue.js';
import { ok } from '../kernel/result.js';
import { nullable, oneOf, optional, parsed, parseWith, strictObject, string } from '../kernel/schema.js';
import { lineOrNull } from '../values/line.js';
import { type Parsed, reject } from '../values/parsed.js';
import { tagKey } from '../values/tag-name.js';
import { parseLine } from '../values/text.js';
import { type FieldDefinition, fieldTypes, type Visibility, visibilities } from './definition.js';

/** F1: whether a custom field may have this key; that it is free is another question. */
export function isFieldKey(key: unknown): key is string {
  // What every object has already can't be told from a value in `custom`.
  return typeof key === 'string' && /^[A-Za-z0-9_]{1,50}$/.test(key) && !(key in Object.prototype);
}

const words = {
  name: optional(parsed((input) => parseLine(input, 50))),
  description: optional(parsed(lineOrNull(255))),
  visibility: optional(oneOf(visibilities)),
};
const listSpec = strictObject({
  ...words,
  key: parsed(parseKey),
  type: oneOf(['list']),
  options: parsed(parseOptions),
});
const otherSpec = strictObject({ ...words, key: parsed(parseKey), type: oneOf(fieldTypes) });
const edit = strictObject({
  ...words,
  key: string(),
  type: optional(string()),
  options: optional(nullable(parsed(parseOptions))),
  token: optional(string()),
});

/** F1: the definition that a key and its `FieldSpec` make, at a place. */
export function readSpec(input: unknown, position: number): Parsed<FieldDefinition> {
  const isList = (input as { readonly type?: unknown } | null | undefined)?.type === 'list';
  const read = isList ? parseWith(listSpec, input) : parseWith(otherSpec, input);
  if (!read.ok) return read;
  const given: FieldEdit & Pick<FieldDefinition, 'type'> = read.value;
  const { key, type, options = null, name = key, description = null, visibility = 'always' } = given;
  return ok({ key, type, options, name, description, visibility, position });
}

/** What `changeField` takes. What is left out stays. */
export interface FieldEdit {
  readonly key: string;
  readonly name?: string | undefined;
  /** Null, or what is visually empty: none. */
  readonly description?: string | null | undefined;
  readonly visibility?: Visibility | undefined;
  /** F5: of a list, all of them in their new order. */
  readonly options?: readonly string[] | null | undefined;
  /** F1: never changes; a form may send it back. */
  readonly type?: string | undefined;
  /** F5: of `OPTION_IN_USE`, to take options away all the same. */
  readonly token?: string | undefined;
}

/** The edit as it came in, cleaned. */
export function readEdit(input: unknown): Parsed<FieldEdit> {
  return parseWith(edit, input);
}

function parseKey(input: unknown): Parsed<string> {
  return isFieldKey(input) ? ok(input) : reject('INPUT_INVALID_VALUE', { expected: '1-50 of A-Z a-z 0-9 _' });
}

// F1: at least one, each a line of at most 255 code points, no two with the same tag key.
function parseOptions(input: unknown): Parsed<readonly string[]> {
  if (!Array.isArray(input)) return reject('INPUT_INVALID_TYPE', { expected: 'array' });
  if (input.length === 0) return reject('INPUT_INVALID_VALUE', { min: 1 });
  const options = new Map<string, string>();
  const issues: Issue[] = [];
  for (const [index, one] of (input as readonly unknown[]).entries()) {
    const option = parseLine(one);
    if (!option.ok) issues.push(...under(index, option.error.issues));
    else if (options.has(tagKey(option.value))) issues.push(issue('OPTION_AMBIGUOUS', [index]));
    else options.set(tagKey(option.value), option.value);
  }
  return faulty(issues) ?? ok([...options.values()]);
}
