import { faulty } from '../kernel/errors.js';
import { type Issue, type IssueParams, issue, type Path } from '../kernel/issue.js';
import type { Plain } from '../kernel/plain.js';
import { ok } from '../kernel/result.js';
import { type Parsed, reject } from '../values/parsed.js';
import { parseText } from '../values/text.js';
import { type FilterField, filterField } from './filter-facts.js';
import type { OperandFacts, OperandValue, ReadOperand } from './operand.js';
import { absences, operators } from './operators.js';

/** The most groups within each other, and the most conditions of one filter. */
const limits = { depth: 10, conditions: 250 } as const;

/** A condition that was read. */
export interface ReadCondition {
  readonly field: string;
  readonly operator: string;
  readonly value?: Operand;
}

/** The operand of one, in the form that its operator wants. */
export type Operand =
  | OperandValue
  | readonly OperandValue[]
  | { readonly from: OperandValue; readonly to: OperandValue };

/** A filter that was read. */
export type ReadNode =
  | { readonly and: readonly ReadNode[] }
  | { readonly or: readonly ReadNode[] }
  | { readonly not: ReadNode }
  | ReadCondition;

type Members = { readonly [key: string]: Plain };

/**
 * Q1, Q4: a filter as the table of operators wants it, or all that is wrong with it. Paths start at the root of the filter.
 * Codes `INPUT_…`, `FIELD_UNKNOWN`, `FILTER_…`, `TAG_UNKNOWN`, `STAGE_UNKNOWN` and those of the operands' own values.
 */
export function readFilter(input: Plain, asked: OperandFacts, read: ReadOperand): Parsed<ReadNode> {
  const issues: Issue[] = [];
  let conditions = 0;

  const fail = (path: Path, code: Issue['code'], params: IssueParams = {}): undefined => {
    issues.push(issue(code, path, params));
  };
  /** What a parser answers; its issues get the path. */
  const take = <T>(path: Path, parsed: Parsed<T>): T | undefined => {
    if (parsed.ok) return parsed.value;
    issues.push(...parsed.error.issues.map((one) => ({ ...one, path: [...path, ...one.path] })));
    return undefined;
  };
  const onlyThese = (members: Members, known: readonly string[], path: Path): void => {
    for (const key of Object.keys(members)) if (!known.includes(key)) fail([...path, key], 'INPUT_UNKNOWN_KEY');
  };
  const each = <T>(list: Plain, path: Path, of: (item: Plain, path: Path) => T | undefined): T[] | undefined => {
    if (!Array.isArray(list)) return fail(path, 'INPUT_INVALID_TYPE', { expected: 'array' });
    return (list as readonly Plain[]).flatMap((item, index) => of(item, [...path, index]) ?? []);
  };

  const readNode = (node: Plain, path: Path, depth: number): ReadNode | undefined => {
    if (!isMembers(node)) return fail(path, 'INPUT_INVALID_TYPE', { expected: 'object' });
    const group = (['and', 'or', 'not'] as const).find((key) => Object.hasOwn(node, key));
    if (group === undefined) return readCondition(node, path);
    onlyThese(node, [group], path);
    if (depth > limits.depth) return fail(path, 'FILTER_TOO_DEEP', { max: limits.depth });
    const inside = [...path, group];
    if (group === 'not') {
      const negated = readNode(node[group]!, inside, depth + 1);
      return negated && { not: negated };
    }
    const members = each(node[group]!, inside, (item, at) => readNode(item, at, depth + 1)) ?? [];
    return group === 'and' ? { and: members } : { or: members };
  };

  const readCondition = (node: Members, path: Path): ReadNode | undefined => {
    conditions += 1;
    onlyThese(node, ['field', 'operator', 'value'], path);
    const [name, operator] = [text(node, 'field', path), text(node, 'operator', path)];
    if (name === undefined || operator === undefined) return undefined;
    const field = filterField(name, asked.facts, asked.options);
    if (field === undefined) return fail([...path, 'field'], 'FIELD_UNKNOWN');
    const forms: { readonly [operator: string]: keyof typeof forForm } = operators[field.kind];
    if (!Object.hasOwn(forms, operator))
      return fail([...path, 'operator'], 'FILTER_OPERATOR_INVALID', { expected: Object.keys(forms).join(' | ') });
    const value = forForm[forms[operator]!](node['value'], field, [...path, 'value']);
    // Each of its members has to be asked for by itself.
    if (operator === 'hasAllOf' && Array.isArray(value)) conditions += new Set(value).size;
    return value === undefined ? { field: name, operator } : { field: name, operator, value };
  };

  const text = (node: Members, key: string, path: Path): string | undefined => {
    const value = node[key];
    if (typeof value === 'string') return value;
    return fail([...path, key], value === undefined ? 'INPUT_REQUIRED' : 'INPUT_INVALID_TYPE', { expected: 'string' });
  };

  const one = (value: Plain | undefined, field: FilterField, path: Path): OperandValue | undefined =>
    value === undefined ? fail(path, 'INPUT_REQUIRED') : take(path, read(value, field, asked));

  const forForm = {
    one,
    many: (value: Plain | undefined, field: FilterField, path: Path): Operand | undefined =>
      value === undefined
        ? fail(path, 'INPUT_REQUIRED', { expected: 'array' })
        : each(value, path, (item, at) => one(item, field, at)),
    part: (value: Plain | undefined, _: FilterField, path: Path): Operand | undefined =>
      value === undefined ? fail(path, 'INPUT_REQUIRED') : take(path, parseText(value)),
    range: (value: Plain | undefined, field: FilterField, path: Path): Operand | undefined => {
      if (value === undefined) return fail(path, 'INPUT_REQUIRED', { expected: 'object' });
      if (!isMembers(value)) return fail(path, 'INPUT_INVALID_TYPE', { expected: 'object' });
      onlyThese(value, ['from', 'to'], path);
      const [from, to] = [one(value['from'], field, [...path, 'from']), one(value['to'], field, [...path, 'to'])];
      return from === undefined || to === undefined ? undefined : { from, to };
    },
    none: (value: Plain | undefined, _: FilterField, path: Path): undefined =>
      value === undefined ? undefined : fail(path, 'INPUT_UNKNOWN_KEY'),
    absence: (value: Plain | undefined, _: FilterField, path: Path): Operand | undefined =>
      value === undefined || absences.some((absence) => absence === value)
        ? (value as string | undefined)
        : take(path, reject('INPUT_INVALID_VALUE', { expected: absences.join(' | ') })),
  };

  const tree = readNode(input, [], 1);
  if (conditions > limits.conditions) fail([], 'FILTER_TOO_LARGE', { max: limits.conditions });
  return faulty(issues) ?? ok(tree!);
}

function isMembers(value: Plain): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
