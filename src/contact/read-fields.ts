import type { Context } from '../access/context.js';
import { mayViewField } from '../access/visibility.js';
import type { CustomValue, FieldDefinition, FieldSet } from '../fields/definition.js';
import { type KindFacts, kinds } from '../fields/kinds.js';
import { isStandardField, standardKinds } from '../fields/standard.js';
import type { Rejection } from '../kernel/errors.js';
import { type Issue, issue } from '../kernel/issue.js';
import type { Plain } from '../kernel/plain.js';
import { ok, type Result } from '../kernel/result.js';
import { type Phone, parsePhone } from '../values/phone.js';
import { parseText } from '../values/text.js';
import type { Contact } from './contact.js';
import { customKey, valueAt } from './field-state.js';

/** One field that a call wants to write. */
export interface FieldWrite {
  readonly path: string;
  /** Canonical; null clears. */
  readonly value: CustomValue;
  /** Of a phone number: its region, for the country that is derived from it (P2). */
  readonly region?: string | null;
}

/** What the fields of an input come to: what to write, and all that is wrong with the rest (C2). */
export interface FieldReading {
  readonly writes: readonly FieldWrite[];
  readonly issues: readonly Issue[];
}

type Call = Pick<Context, 'actor' | 'policy'>;

/**
 * Reads the standard fields and `custom` of an input against the contact they are for (null: a new one). What equals the
 * stored value is passed over without validation (C3); null and visually empty text clear (C1), or say nothing where
 * nothing stands. A field that is hidden from the actor is unknown to them (A4).
 */
export function readFields(
  input: Readonly<Record<string, Plain>>,
  present: Contact | null,
  { actor, policy }: Call,
  fields: FieldSet,
): FieldReading {
  const writes: FieldWrite[] = [];
  const issues: Issue[] = [];
  const read = (path: string, raw: Plain, parse: Parse, facts: KindFacts): void => {
    const stored = present === null ? null : valueAt(present, path);
    if (raw === stored) return;
    const given: ReturnType<Parse> = raw === null ? ok(null) : parse(raw, facts);
    if (!given.ok && !isBlank(raw)) {
      const key = customKey(path);
      const at = key === undefined ? [path] : ['custom', key];
      issues.push(...given.error.issues.map((one) => ({ ...one, path: [...at, ...one.path] })));
      return;
    }
    const value = given.ok ? given.value : null;
    const write = isPhone(value) ? { path, value: value.e164, region: value.country } : { path, value };
    if (write.value !== stored) writes.push(write);
  };

  const standard: KindFacts = { defaultCountry: policy?.defaultCountry };
  for (const key of Object.keys(input)) {
    if (!isStandardField(key)) continue;
    const raw = input[key]!;
    if (!mayViewField(actor, key)) issues.push(issue('FIELD_UNKNOWN', [key]));
    else read(key, raw, key === 'phone' ? parsePhone : kinds[standardKinds[key]].parse, standard);
  }
  const custom = input['custom'];
  if (custom === undefined) return { writes, issues };
  if (!isRecord(custom))
    return { writes, issues: [...issues, issue('INPUT_INVALID_TYPE', ['custom'], { expected: 'object' })] };
  const definitions = definitionsOf(fields, custom);
  if (!(definitions instanceof Map)) return { writes, issues: [definitions] };
  for (const key of Object.keys(custom)) {
    const raw = custom[key]!;
    const path = `custom.${key}`;
    const definition = definitions.get(key);
    if (!mayViewField(actor, path)) issues.push(issue('FIELD_UNKNOWN', ['custom', key]));
    else if (definition !== undefined) read(path, raw, kinds[definition.type].parse, definition);
    else if (!isStored(present, key, raw)) issues.push(issue('FIELD_UNKNOWN', ['custom', key]));
  }
  return { writes, issues };
}

/** The definitions of the keys that are wanted, or what is wrong with one: the caller may have made them up (X1). */
function definitionsOf(fields: unknown, wanted: object): Map<string, FieldDefinition> | Issue {
  if (!Array.isArray(fields)) return issue('INPUT_INVALID_TYPE', ['facts', 'fields'], { expected: 'array' });
  const found = new Map<string, FieldDefinition>();
  for (const [index, definition] of (fields as readonly unknown[]).entries()) {
    const key = (definition as FieldDefinition | null | undefined)?.key;
    if (typeof key !== 'string') return issue('INPUT_INVALID_TYPE', ['facts', 'fields', index]);
    if (!Object.hasOwn(wanted, key)) continue;
    if (!isUsable(definition as FieldDefinition)) return issue('INPUT_INVALID_TYPE', ['facts', 'fields', index]);
    found.set(key, definition as FieldDefinition);
  }
  return found;
}

/** Whether one of the definitions has this key; the caller may have made them up (X1). */
export function defines(fields: unknown, key: string): boolean {
  return Array.isArray(fields) && fields.some((one: Partial<FieldDefinition> | null | undefined) => one?.key === key);
}

function isUsable({ key, type, options }: FieldDefinition): boolean {
  if (key in Object.prototype || typeof type !== 'string' || !Object.hasOwn(kinds, type)) return false;
  return type !== 'list' || (Array.isArray(options) && options.every((option) => typeof option === 'string'));
}

function isStored(present: Contact | null, key: string, raw: Plain): boolean {
  return present !== null && Object.hasOwn(present.custom, key) && present.custom[key] === raw;
}

// A phone number is not read by its kind, which keeps no region: parsing is too dear to be done twice.
type Parse = (raw: Plain, facts: KindFacts) => Result<CustomValue | Phone, Rejection<'INVALID'>>;

function isPhone(value: CustomValue | Phone): value is Phone {
  return typeof value === 'object' && value !== null;
}

function isBlank(raw: Plain): boolean {
  if (typeof raw !== 'string') return false;
  const text = parseText(raw);
  return !text.ok && text.error.issues[0].code === 'TEXT_EMPTY';
}

function isRecord(value: Plain): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
