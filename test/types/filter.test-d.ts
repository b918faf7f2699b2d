import {
  type Condition,
  type Contact,
  type ContactList,
  type CountedSegment,
  compileFilter,
  defineFields,
  type FieldDefinition,
  type FieldsOf,
  type Filter,
  type ListQuery,
  matches,
  parseFilter,
  type Session,
} from 'contactkit';
import { aContact, fixtures } from 'contactkit/testing';
import { describe, expectTypeOf, test } from 'vitest';

const fields = defineFields({
  plan: { type: 'list', options: ['free', 'pro'] },
  seats: { type: 'number' },
  vat: { type: 'checkbox' },
  since: { type: 'date' },
  site: { type: 'url' },
});
type Fields = FieldsOf<typeof fields>;

const createdWith = (declared: typeof fields): Contact<Fields> => aContact({ custom: { seats: declared.length } });
/** Compiles for what the fields allow; the answer is of no interest. */
const takes = (...conditions: readonly Filter<Fields>[]): number => conditions.length;

describe('Q1 the compiler reads the table of operators', () => {
  test('what stands in it compiles', () => {
    takes(
      { and: [] },
      { or: [{ not: { and: [{ field: 'custom.plan', operator: 'isEqualTo', value: 'pro' }] } }] },
      { field: 'custom.plan', operator: 'hasAnyOf', value: ['free', 'pro'] },
      { field: 'custom.seats', operator: 'isBetween', value: { from: 1, to: 5 } },
      { field: 'custom.vat', operator: 'isNotEqualTo', value: true },
      { field: 'custom.since', operator: 'isGreaterThan', value: '2026-01-01' },
      { field: 'custom.site', operator: 'startsWith', value: 'https://' },
      { field: 'custom.site', operator: 'doesNotExist', value: 'neverSet' },
      { field: 'email', operator: 'doesNotExist' },
      { field: 'status', operator: 'isEqualTo', value: 'blocked' },
      { field: 'conversation', operator: 'hasNoneOf', value: ['open'] },
      { field: 'tags', operator: 'hasAllOf', value: ['tag-1'] },
      { field: 'createdAt', operator: 'isTimestampBetween', value: { from: '2026-01-01', to: '2026-02-01' } },
    );
  });

  test('no operator of another kind', () => {
    // @ts-expect-error a list is one of its options, and not searched
    takes({ field: 'custom.plan', operator: 'contains', value: 'pro' });
    // @ts-expect-error numbers are no list of options
    takes({ field: 'custom.seats', operator: 'hasAnyOf', value: [1] });
    // @ts-expect-error a checkbox has no order
    takes({ field: 'custom.vat', operator: 'isGreaterThan', value: false });
    // @ts-expect-error nor has text
    takes({ field: 'email', operator: 'isGreaterThan', value: 'a' });
    // @ts-expect-error tags are a set
    takes({ field: 'tags', operator: 'isEqualTo', value: 'tag-1' });
    // @ts-expect-error moments have operators of their own
    takes({ field: 'createdAt', operator: 'isGreaterThan', value: '2026-01-01' });
    // @ts-expect-error there is no such operator
    takes({ field: 'email', operator: 'matches', value: '.*' });
  });

  test('no field that there is not', () => {
    // @ts-expect-error not declared
    takes({ field: 'custom.colour', operator: 'exists' });
    // @ts-expect-error a custom field has its prefix
    takes({ field: 'plan', operator: 'exists' });
    // @ts-expect-error of the contact, and no field
    takes({ field: 'version', operator: 'exists' });
  });

  test('no operand of another type or form', () => {
    // @ts-expect-error no such option
    takes({ field: 'custom.plan', operator: 'isEqualTo', value: 'gold' });
    // @ts-expect-error one of them is no option
    takes({ field: 'custom.plan', operator: 'hasAnyOf', value: ['pro', 'gold'] });
    // @ts-expect-error a number
    takes({ field: 'custom.seats', operator: 'isEqualTo', value: '5' });
    // @ts-expect-error a list
    takes({ field: 'email', operator: 'hasAnyOf', value: 'ann@example.com' });
    // @ts-expect-error both ends
    takes({ field: 'custom.seats', operator: 'isBetween', value: { from: 1 } });
    // @ts-expect-error needs one
    takes({ field: 'email', operator: 'isEqualTo' });
    // @ts-expect-error takes none
    takes({ field: 'email', operator: 'exists', value: 'x' });
    // @ts-expect-error no such status
    takes({ field: 'status', operator: 'isEqualTo', value: 'deleted' });
    // @ts-expect-error nobody keeps whether an assignee was taken away or never there
    takes({ field: 'assignee', operator: 'doesNotExist', value: 'cleared' });
    // @ts-expect-error no such absence
    takes({ field: 'email', operator: 'doesNotExist', value: 'empty' });
    // @ts-expect-error null is asked for by its operator
    takes({ field: 'email', operator: 'isEqualTo', value: null });
  });

  test('no other form of a tree', () => {
    // @ts-expect-error a list of conditions
    takes({ and: { field: 'email', operator: 'exists' } });
    // @ts-expect-error one filter
    takes({ not: [] });
    // @ts-expect-error nothing at all
    takes({});
  });
});

describe('Q1 fields known only at run time', () => {
  test('take the operators of every type, and parseFilter decides', () => {
    const condition: Condition = { field: 'custom.anything', operator: 'isBetween', value: { from: 1, to: 2 } };
    expectTypeOf(condition).toExtend<Filter>();
    const definitions: readonly FieldDefinition[] = fixtures.fields;
    const parsed = parseFilter({}, { fields: definitions });
    if (parsed.ok) expectTypeOf(parsed.value).toEqualTypeOf<Filter>();
    else expectTypeOf(parsed.error.code).toEqualTypeOf<'INVALID'>();
  });
});

describe('Q1 filters of a workspace whose fields are declared', () => {
  test('are answered and asked for by every function', () => {
    const parsed = parseFilter({}, { fields });
    if (parsed.ok) expectTypeOf(parsed.value).toEqualTypeOf<Filter<Fields>>();
    matches({ and: [] }, createdWith(fields), { fields });
    // @ts-expect-error no such option
    matches({ field: 'custom.plan', operator: 'isEqualTo', value: 'gold' }, fixtures.contacts.full, { fields });
    // @ts-expect-error no such field
    compileFilter({ field: 'custom.colour', operator: 'exists' }, { fields });
  });
});

describe('Q6 lists of a workspace whose fields are declared', () => {
  test('take filters over these fields, and answer its contacts', () => {
    const session = {} as Session<Fields>;
    const filter = { field: 'custom.plan', operator: 'isEqualTo', value: 'pro' } as const;
    expectTypeOf(session.list({ filter, search: 'ann', sort: { by: 'name' } })).resolves.toEqualTypeOf<
      ContactList<Fields>
    >();
    expectTypeOf<ContactList<Fields>['items'][number]['custom']['seats']>().toEqualTypeOf<number | null | undefined>();
    expectTypeOf(session.count({ filter, max: 10 })).resolves.toBeNumber();
    expectTypeOf(session.filter({})).resolves.toEqualTypeOf<Filter<Fields>>();
    void session.list({ filter: { and: [{ not: filter }] }, zone: 'Asia/Singapore', after: undefined });
    // @ts-expect-error no such option
    void session.list({ filter: { ...filter, value: 'gold' } });
    // @ts-expect-error no such field
    void session.list({ filter: { field: 'custom.colour', operator: 'exists' } });
    // @ts-expect-error no such option
    void session.count({ filter: { or: [{ ...filter, value: 'gold' }] } });
    // @ts-expect-error no order of a custom field
    void session.list({ sort: { by: 'custom.seats' } });
    // @ts-expect-error what is counted has no order
    void session.count({ sort: { by: 'name' } });
  });
  test('and any filter where they are known only at run time', () => {
    const query: ListQuery = { filter: { field: 'custom.anything', operator: 'isGreaterThan', value: 1 } };
    void ({} as Session).list(query);
    void ({} as Session).count(query);
  });
});

describe('Q9 segments of a workspace whose fields are declared', () => {
  test('take filters over these fields, or another segment', () => {
    const { segments } = {} as Session<Fields>;
    const filter = { field: 'custom.plan', operator: 'isEqualTo', value: 'pro' } as const;
    void segments.define('Pros', { filter, zone: 'Asia/Singapore' });
    void segments.define('Copy', { from: 'segment-1', zone: null });
    void segments.change('segment-1', { filter });
    void segments.preview('contact-1', { edit: { custom: { plan: 'pro' } }, moveToStage: null });
    // @ts-expect-error no such option
    void segments.define('x', { filter: { ...filter, value: 'gold' } });
    // @ts-expect-error no such option
    void segments.change('segment-1', { filter: { ...filter, value: 'gold' } });
    // @ts-expect-error no such option
    void segments.preview('contact-1', { edit: { custom: { plan: 'gold' } } });
    // @ts-expect-error neither a filter nor a segment
    void segments.define('x', { zone: null });
    expectTypeOf(segments.list()).resolves.toEqualTypeOf<readonly CountedSegment[]>();
  });
});
