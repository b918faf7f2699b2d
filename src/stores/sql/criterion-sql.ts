import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import { customKey } from '../../contact/field-state.js';
import { afterPrefix } from '../../kernel/code-points.js';
import { contactsError, invalid } from '../../kernel/errors.js';
import { issue } from '../../kernel/issue.js';
import { isStorable } from '../../kernel/storable.js';
import type { Bounds, Criterion, CriterionPath, Ordering } from '../../segments/criterion.js';
import type { Dialect } from './dialect.js';
import type { Unit } from './unit.js';

type Condition = Expression<SqlBool>;
type Leaf = Exclude<Criterion, { and: unknown } | { or: unknown } | { not: unknown }>;
type Asked = Pick<Unit, 'workspaceId' | 'dialect'>;

const build = expressionBuilder();
const never = build.or([]);

/**
 * Q5: a criterion as a condition on a row `c` of contactkit_contacts, every value of it a parameter. It may come out as null
 * where `compileCriterion` says false: `not` makes that the same, and so does `where`.
 */
export function criterionSql(criterion: Criterion, asked: Asked): Condition {
  if ('and' in criterion) return build.and(criterion.and.map((one) => criterionSql(one, asked)));
  if ('or' in criterion) return build.or(criterion.or.map((one) => criterionSql(one, asked)));
  if ('not' in criterion) {
    const denied = criterionSql(criterion.not, asked);
    // A plain `not` lets a database join where it otherwise asks for each row; `exists` is never null.
    return 'is' in criterion.not && criterion.not.is === 'member'
      ? build.not(denied)
      : sql<SqlBool>`(${denied}) is not true`;
  }
  return leaves[criterion.is](criterion as never, asked);
}

/** Path of a standard field → the column of its value; a key stands beside those that are compared by one. */
const columns: Readonly<Record<string, readonly [value: string, key?: string]>> = {
  firstName: ['c.first_name', 'c.first_name_key'],
  lastName: ['c.last_name', 'c.last_name_key'],
  profile: ['c.profile_key', 'c.profile_key'],
  email: ['c.email', 'c.email_key'],
  phone: ['c.phone', 'c.phone'],
  country: ['c.country'],
  language: ['c.language'],
  status: ['c.status'],
  conversation: ['c.conversation_status'],
  assignee: ['c.assignee_id'],
  stage: ['c.stage_id'],
  createdAt: ['c.created_at'],
  lastMessageAt: ['c.last_message_at'],
  lastInboundAt: ['c.last_inbound_at'],
};

const leaves: {
  readonly [K in Leaf['is']]: (leaf: Extract<Leaf, { is: K }>, asked: Asked) => Condition;
} = {
  set: ({ path }, { dialect }) =>
    path === 'tags' || path === 'channels'
      ? raw(`json_array_length(c.${path}) > 0`)
      : raw(`${valueAt(path, dialect)} is not null`),
  given({ path }, { dialect }) {
    keyIn(path);
    return raw(`${dialect.custom.text('c.origins', path)} is not null`);
  },
  oneOf({ path, values }, { dialect }) {
    const key = keyIn(path);
    const kept = values.filter((value) => typeof value !== 'string' || isStorable(value));
    if (key !== undefined) return kept.length === 0 ? never : dialect.custom.isAmong(key, kept);
    return among(valueAt(path, dialect), kept as readonly string[], dialect);
  },
  text: ({ path, keys }, { dialect }) => among(keyAt(path, dialect), keys.filter(isStorable), dialect),
  containing: ({ path, key }, { dialect }) =>
    isStorable(key) ? dialect.contains(`(${keyAt(path, dialect)})`, key) : never,
  starting({ path, key }, { dialect }) {
    if (!isStorable(key)) return never;
    const [text, end] = [raw(`(${keyAt(path, dialect)})${dialect.byCodePoints}`), afterPrefix(key)];
    // A range, since an index serves it.
    return build.and([sql<SqlBool>`${text} >= ${key}`, ...(end === undefined ? [] : [sql<SqlBool>`${text} < ${end}`])]);
  },
  within({ path, ordering, bounds }, { dialect }) {
    const value = raw(rankAt(path, ordering, dialect));
    const operand = (bound: unknown): Expression<unknown> =>
      ordering === 'number' ? dialect.numeral(bound) : sql`${bound}`;
    return build.and([
      ...(ordering === 'instant' ? [sql<SqlBool>`length(${value}) >= 24`] : []),
      ...Object.entries(bounds).map(
        ([end, bound]) => sql<SqlBool>`${value} ${raw(ends[end as keyof Bounds])} ${operand(bound)}`,
      ),
    ]);
  },
  member({ path, ids }, { workspaceId, dialect }) {
    const [table, column] = path === 'tags' ? ['contact_tags', 'tag_id'] : ['identities', 'channel_id'];
    return sql<SqlBool>`exists (select 1 from ${raw(`contactkit_${table}`)} as m
      where m.workspace_id = ${workspaceId} and m.contact_id = c.id and ${among(`m.${column}`, ids.filter(isStorable), dialect)})`;
  },
};

const ends: { readonly [E in keyof Bounds]-?: string } = { atLeast: '>=', atMost: '<=', above: '>', below: '<' };

function raw<T = SqlBool>(text: string): ReturnType<typeof sql.raw<T>> {
  return sql.raw<T>(text);
}

/** F1: the key of a custom field's path, which stands in the statement itself, where an index of the field may serve it. */
function keyIn(path: CriterionPath): string | undefined {
  const key = customKey(path);
  if (key === undefined || /^\w+$/.test(key)) return key;
  throw contactsError(invalid(issue('FIELD_UNKNOWN', ['criterion', 'path'])).error);
}

function among(text: string, values: readonly string[], dialect: Dialect): Condition {
  if (values.length === 1) return sql<SqlBool>`${raw(text)} = ${values[0]}`;
  const [open = '', close = ''] = dialect.among(text, '|').split('|');
  return sql<SqlBool>`${raw(open)}${dialect.texts(values)}${raw(close)}`;
}

function valueAt(path: CriterionPath, dialect: Dialect): string {
  const key = keyIn(path);
  return key === undefined ? columns[path]![0] : dialect.custom.text('c.custom', key);
}

function keyAt(path: CriterionPath, dialect: Dialect): string {
  const key = keyIn(path);
  return key === undefined ? columns[path]![1]! : dialect.custom.text('c.custom_keys', key);
}

/**
 * What a value is compared by; null where it is none of the ordering. Said by `case` and not by one condition more: of that a
 * planner believes that hardly any row meets it, and then reads them all.
 */
function rankAt(path: CriterionPath, ordering: Ordering, dialect: Dialect): string {
  const value = `(${valueAt(path, dialect)})`;
  if (ordering === 'instant') return value;
  if (ordering === 'number') return `(${dialect.custom.number(keyIn(path)!)})`;
  const rank = ordering === 'date' ? value : `substr(${value} || ':00', 1, 8)`;
  return `(case when ${dialect.hasForm[ordering](value)} then ${rank} end)${dialect.byCodePoints}`;
}
