import { describe, expect, it } from 'vitest';
import { parseFilter } from '../../src/segments/parse-filter.js';
import { filterCaseFacts as facts, filterCases } from '../../src/testing/conformance/filter-cases.js';

const options = { zone: 'UTC' };
const condition = { field: 'firstName', operator: 'exists' };

/** What is wrong with a filter: code and path of each. */
function faults(input: unknown, more: Parameters<typeof parseFilter>[2] = options): readonly unknown[] {
  const parsed = parseFilter(input, facts, more);
  return parsed.ok ? [] : parsed.error.issues.map(({ code, path }) => [code, path.join('.')]);
}
const on = (field: string, operator: string, value?: unknown): unknown => ({ field, operator, value });

describe('Q1 what parseFilter takes', () => {
  it('Q5 every filter of the table', () => {
    const refused = Object.values(filterCases)
      .flat()
      .flatMap(({ filter, zone, name }) => (parseFilter(filter, facts, { zone }).ok ? [] : name));
    expect(refused).toEqual([]);
  });

  it.each([
    ['a phone', on('phone', 'isEqualTo', '+65 9123 4567'), '+6591234567'],
    ['a phone of the default country', on('phone', 'hasAnyOf', ['9123 4567']), ['+6591234567']],
    ['an email address', on('email', 'isEqualTo', ' Ann@EXAMPLE.com '), 'Ann@example.com'],
    ['a country', on('country', 'hasAnyOf', ['sgp', 'uk']), ['SG', 'GB']],
    ['a language', on('language', 'isNotEqualTo', 'pt_BR'), 'pt'],
    ['an option', on('custom.plan', 'isEqualTo', 'PRO'), 'pro'],
    ['a name', on('firstName', 'isEqualTo', '  Ann  Tan '), 'Ann Tan'],
    ['a piece of a phone', on('phone', 'contains', ' 9123 '), '9123'],
    ['a number', on('custom.seats', 'isBetween', { from: -0, to: 5 }), { from: 0, to: 5 }],
    ['a day', on('custom.birthday', 'isLessThan', ' 2000-02-29 '), '2000-02-29'],
    ['a moment', on('createdAt', 'isTimestampAfter', '2026-01-01T00:00:00+08:00'), '2025-12-31T16:00:00.000Z'],
    ['a day for a moment', on('createdAt', 'isTimestampAfter', ' 2026-01-01'), '2026-01-01'],
    ['a checkbox', on('custom.consent', 'isEqualTo', false), false],
  ])('Q1 %s comes out canonical', (_, filter, value) => {
    const parsed = parseFilter(filter, facts, { ...options, defaultCountry: 'SG' });
    expect(parsed).toMatchObject({ ok: true, value: { value } });
  });

  it('Q1 an operand that is undefined is not there, and nothing else is left over', () => {
    const parsed = parseFilter({ and: [on('email', 'exists'), on('email', 'doesNotExist', 'cleared')] }, facts);
    expect(parsed).toEqual({
      ok: true,
      value: {
        and: [
          { field: 'email', operator: 'exists' },
          { field: 'email', operator: 'doesNotExist', value: 'cleared' },
        ],
      },
    });
    expect(Object.keys(parsed.ok ? (parsed.value as { and: object[] }).and[0]! : {})).toEqual(['field', 'operator']);
  });

  it('Q4 tags and stages are looked for only in what was handed in', () => {
    const filter = { or: [on('tags', 'hasAnyOf', ['x']), on('stage', 'isEqualTo', 'y')] };
    expect(parseFilter(filter, { fields: [] })).toEqual({ ok: true, value: filter });
  });
});

describe('Q1 Q4 what parseFilter refuses', () => {
  it.each<readonly [string, unknown, ...(readonly [string, string])[]]>([
    ['no object', 'all', ['INPUT_INVALID_TYPE', '']],
    ['null', null, ['INPUT_INVALID_TYPE', '']],
    ['a list', [condition], ['INPUT_INVALID_TYPE', '']],
    ['nothing', {}, ['INPUT_REQUIRED', 'field'], ['INPUT_REQUIRED', 'operator']],
    ['not nothing', { not: {} }, ['INPUT_REQUIRED', 'not.field'], ['INPUT_REQUIRED', 'not.operator']],
    ['a group of one', { and: condition }, ['INPUT_INVALID_TYPE', 'and']],
    ['not several', { not: [condition] }, ['INPUT_INVALID_TYPE', 'not']],
    ['two groups in one', { and: [], or: [] }, ['INPUT_UNKNOWN_KEY', 'or']],
    ['a group that is a condition', { or: [], field: 'email' }, ['INPUT_UNKNOWN_KEY', 'field']],
    [
      'the flat form of others',
      { $and: [] },
      ['INPUT_UNKNOWN_KEY', '$and'],
      ['INPUT_REQUIRED', 'field'],
      ['INPUT_REQUIRED', 'operator'],
    ],
    ['a key too many', { and: [{ ...condition, category: 'x' }] }, ['INPUT_UNKNOWN_KEY', 'and.0.category']],
    [
      'a prototype',
      JSON.parse('{"__proto__":{"and":[]}}'),
      ['INPUT_UNKNOWN_KEY', '__proto__'],
      ['INPUT_REQUIRED', 'field'],
      ['INPUT_REQUIRED', 'operator'],
    ],
    ['an unknown field', on('custom.colour', 'exists'), ['FIELD_UNKNOWN', 'field']],
    ['a custom field without its prefix', on('note', 'exists'), ['FIELD_UNKNOWN', 'field']],
    ['a member that is no field', on('version', 'exists'), ['FIELD_UNKNOWN', 'field']],
    ['what every object has', on('toString', 'exists'), ['FIELD_UNKNOWN', 'field']],
    ['what every object has, custom', on('custom.constructor', 'exists'), ['FIELD_UNKNOWN', 'field']],
    ['a field that is no text', { field: 1, operator: 'exists' }, ['INPUT_INVALID_TYPE', 'field']],
    ['an operator that there is not', on('email', 'matches', 'x'), ['FILTER_OPERATOR_INVALID', 'operator']],
    ['an operator that every object has', on('email', 'toString', 'x'), ['FILTER_OPERATOR_INVALID', 'operator']],
    ['an operator of another kind', on('custom.seats', 'contains', '1'), ['FILTER_OPERATOR_INVALID', 'operator']],
    ['order of a text', on('email', 'isGreaterThan', 'a'), ['FILTER_OPERATOR_INVALID', 'operator']],
    ['no operand', on('email', 'isEqualTo'), ['INPUT_REQUIRED', 'value']],
    ['no list', on('email', 'hasAnyOf'), ['INPUT_REQUIRED', 'value']],
    ['no piece', on('email', 'contains'), ['INPUT_REQUIRED', 'value']],
    ['no range', on('custom.seats', 'isBetween'), ['INPUT_REQUIRED', 'value']],
    ['an operand too many', on('email', 'exists', 'x'), ['INPUT_UNKNOWN_KEY', 'value']],
    ['null for nothing', on('email', 'exists', null), ['INPUT_UNKNOWN_KEY', 'value']],
    ['no such absence', on('email', 'doesNotExist', 'empty'), ['INPUT_INVALID_VALUE', 'value']],
    ['an absence that nobody keeps', on('assignee', 'doesNotExist', 'cleared'), ['INPUT_UNKNOWN_KEY', 'value']],
    ['one for many', on('email', 'hasAnyOf', 'a@example.com'), ['INPUT_INVALID_TYPE', 'value']],
    ['many for one', on('email', 'isEqualTo', ['a@example.com']), ['EMAIL_INVALID_TYPE', 'value']],
    ['null', on('email', 'isEqualTo', null), ['EMAIL_INVALID_TYPE', 'value']],
    ['a number for a text', on('custom.note', 'isEqualTo', 36), ['TEXT_INVALID_TYPE', 'value']],
    ['a number for a piece', on('custom.note', 'contains', 36), ['TEXT_INVALID_TYPE', 'value']],
    ['an empty text', on('firstName', 'isEqualTo', ''), ['NAME_EMPTY', 'value']],
    ['an empty piece', on('custom.note', 'contains', '\u200b '), ['TEXT_EMPTY', 'value']],
    ['a text for a number', on('custom.seats', 'isEqualTo', '036'), ['NUMBER_INVALID_TYPE', 'value']],
    ['a text for a checkbox', on('custom.consent', 'isEqualTo', 'true'), ['CHECKBOX_INVALID_TYPE', 'value']],
    ['no day', on('custom.birthday', 'isEqualTo', '2023-02-29'), ['DATE_INVALID', 'value']],
    ['no time', on('custom.callback', 'isEqualTo', '24:00'), ['TIME_INVALID', 'value']],
    ['no country', on('country', 'isEqualTo', 'Singapore'), ['COUNTRY_UNKNOWN', 'value']],
    ['no phone', on('phone', 'isEqualTo', '9123 4567'), ['PHONE_MISSING_COUNTRY', 'value']],
    ['no option (any more)', on('custom.plan', 'hasAnyOf', ['pro', 'gold']), ['OPTION_UNKNOWN', 'value.1']],
    ['no status', on('status', 'isEqualTo', 'deleted'), ['INPUT_INVALID_VALUE', 'value']],
    ['no conversation', on('conversation', 'hasAnyOf', [null]), ['INPUT_INVALID_VALUE', 'value.0']],
    ['no tag (any more)', on('tags', 'hasAllOf', ['tag-vip', 'gone']), ['TAG_UNKNOWN', 'value.1']],
    ['no stage (any more)', on('stage', 'isEqualTo', 'gone'), ['STAGE_UNKNOWN', 'value']],
    ['no id', on('assignee', 'isEqualTo', ''), ['INPUT_INVALID_VALUE', 'value']],
    ['no text for an id', on('channels', 'hasAnyOf', [1]), ['INPUT_INVALID_TYPE', 'value.0']],
    ['no moment', on('createdAt', 'isTimestampAfter', 'yesterday'), ['DATETIME_INVALID', 'value']],
    ['no zone of a moment', on('createdAt', 'isTimestampAfter', '2026-01-01T00:00:00'), ['DATETIME_INVALID', 'value']],
    ['no day for a moment', on('createdAt', 'isTimestampBefore', '2026-02-30'), ['DATE_INVALID', 'value']],
    ['half a range', on('custom.seats', 'isBetween', { from: 1 }), ['INPUT_REQUIRED', 'value.to']],
    ['a range in a list', on('custom.seats', 'isBetween', [1, 2]), ['INPUT_INVALID_TYPE', 'value']],
    ['a range and more', on('custom.seats', 'isBetween', { from: 1, to: 2, by: 3 }), ['INPUT_UNKNOWN_KEY', 'value.by']],
  ])('Q1 %s', (_, input, ...expected) => {
    expect(faults(input)).toEqual(expected);
  });

  it('Q1 all faults at once, each with its path into the tree', () => {
    const input = {
      and: [
        on('custom.colour', 'exists'),
        { or: [condition, { not: on('custom.seats', 'isBetween', { from: 'a', to: null }) }, 5] },
        { ...condition, and: 'x' },
      ],
    };
    expect(faults(input)).toEqual([
      ['FIELD_UNKNOWN', 'and.0.field'],
      ['NUMBER_INVALID_TYPE', 'and.1.or.1.not.value.from'],
      ['NUMBER_INVALID_TYPE', 'and.1.or.1.not.value.to'],
      ['INPUT_INVALID_TYPE', 'and.1.or.2'],
      ['INPUT_UNKNOWN_KEY', 'and.2.field'],
      ['INPUT_UNKNOWN_KEY', 'and.2.operator'],
      ['INPUT_INVALID_TYPE', 'and.2.and'],
    ]);
  });

  it('Q1 an operator that is not for the field is told those that are', () => {
    const parsed = parseFilter(on('custom.consent', 'contains', 'x'), facts);
    const expected = 'isEqualTo | isNotEqualTo | exists | doesNotExist';
    expect(parsed).toMatchObject({ error: { issues: [{ code: 'FILTER_OPERATOR_INVALID', params: { expected } }] } });
  });

  it('Q3 a zone is needed where a day is meant, and must be one', () => {
    const filter = { and: [on('createdAt', 'isTimestampBetween', { from: '2026-01-01', to: '2026-01-01T00:00:00Z' })] };
    expect(faults(filter, {})).toEqual([['FILTER_ZONE_REQUIRED', 'and.0.value.from']]);
    expect(faults(on('createdAt', 'isTimestampAfter', '2026-01-01T00:00:00Z'), {})).toEqual([]);
    expect(faults(on('createdAt', 'isTimestampAfter', '2026-02-30'), {})).toEqual([['DATE_INVALID', 'value']]);
    // A date is a day of the calendar wherever one stands.
    expect(faults(on('custom.birthday', 'isEqualTo', '2026-01-01'), {})).toEqual([]);
    expect(faults(filter, { zone: 'PST' })).toEqual([['TIMEZONE_UNKNOWN', 'options.zone']]);
  });

  it('A4 a field hidden from the actor is unknown to them, standard or custom', () => {
    const actor = { id: 'u1', role: 'agent', hiddenFields: ['email', 'custom.seats'] } as const;
    const filter = { or: [on('email', 'exists'), on('custom.seats', 'isEqualTo', 'x'), condition] };
    const unknown = ['FIELD_UNKNOWN', 'FIELD_UNKNOWN'];
    expect(faults(filter, { actor })).toEqual(
      [unknown[0], unknown[1]].map((code, index) => [code, `or.${index}.field`]),
    );
  });

  it('Q1 ten groups within each other, and 250 conditions, are enough', () => {
    const deep = (levels: number): unknown => (levels === 0 ? condition : { or: [deep(levels - 1)] });
    const nots = (levels: number): unknown => (levels === 0 ? condition : { not: nots(levels - 1) });
    const wide = (count: number): unknown => ({ and: Array.from({ length: count }, () => condition) });
    expect([faults(deep(10)), faults(nots(10)), faults(wide(250))]).toEqual([[], [], []]);
    expect(faults(deep(11))).toEqual([['FILTER_TOO_DEEP', Array(10).fill('or.0').join('.')]]);
    expect(faults(nots(11))).toEqual([['FILTER_TOO_DEEP', Array(10).fill('not').join('.')]]);
    expect(faults(deep(40))).toEqual([['INPUT_TOO_DEEP', '']]);
    expect(faults(wide(251))).toEqual([['FILTER_TOO_LARGE', '']]);
    const all = (count: number) => Array.from({ length: count }, (_, index) => `channel-${index}`);
    expect(faults({ field: 'channels', operator: 'hasAllOf', value: all(249) })).toEqual([]);
    expect(faults({ field: 'channels', operator: 'hasAllOf', value: all(250) })).toEqual([['FILTER_TOO_LARGE', '']]);
    expect(faults(wide(10_000))).toEqual([['INPUT_TOO_LARGE', '']]);
  });

  it('X4 facts and options are looked at first', () => {
    const paths = (given: unknown, more: unknown): readonly unknown[] => {
      const parsed = parseFilter(condition, given as typeof facts, more as typeof options);
      return parsed.ok ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
    };
    expect(paths(undefined, {})).toEqual(['facts']);
    expect(paths({ fields: [{ key: 'a' }] }, null)).toEqual(['facts.fields', 'options']);
    expect(paths({ fields: [{ key: 'toString', type: 'text', options: null }] }, {})).toEqual(['facts.fields']);
    expect(paths({ fields: [], tags: ['vip'], stages: 'x' }, {})).toEqual(['facts.tags', 'facts.stages']);
    expect(paths({ fields: [] }, { zone: 5, actor: { hiddenFields: 'x' } })).toEqual(['options.zone', 'options.actor']);
  });
});
