import type { FieldMap } from '../fields/definition.js';
import { kinds } from '../fields/kinds.js';
import { faulty, type Rejection } from '../kernel/errors.js';
import { guard } from '../kernel/guard.js';
import { plain } from '../kernel/plain.js';
import type { Result } from '../kernel/result.js';
import type { Parsed } from '../values/parsed.js';
import type { Filter } from './filter.js';
import { argumentIssues, type FilterFacts, type FilterOptions } from './filter-facts.js';
import { type OperandValue, type ReadOperand, readOperand } from './operand.js';
import { readFilter } from './read-filter.js';

/**
 * Q1: a filter from unknown JSON: canonical values, as the table of operators wants them, or all of its faults with their
 * paths into the tree. A value is read as its field's own parser reads it and has that parser's codes; what is not there, not
 * there any more or hidden from the actor is `FIELD_UNKNOWN`, `OPTION_UNKNOWN`, `TAG_UNKNOWN`, `STAGE_UNKNOWN` (Q4, A4); the
 * rest is `INPUT_…` and `FILTER_{OPERATOR_INVALID ZONE_REQUIRED TOO_DEEP TOO_LARGE}`. `defaultCountry` is for phone numbers
 * without `+` (V1).
 */
export function parseFilter<F extends FieldMap = FieldMap>(
  input: unknown,
  facts: FilterFacts<F>,
  options: FilterOptions & { readonly defaultCountry?: string | undefined } = {},
): Result<Filter<F>, Rejection<'INVALID'>> {
  return guard({ input, facts, options }, () => {
    const refused = faulty(argumentIssues(facts, options));
    if (refused !== undefined) return refused;
    const copied = plain(input);
    if (!copied.ok) return copied;
    const { defaultCountry } = options;
    const read: ReadOperand = (value, field, asked) =>
      field.type in kinds
        ? (kinds[field.type as keyof typeof kinds].parse(value, { ...field, defaultCountry }) as Parsed<OperandValue>)
        : readOperand(value, field, asked);
    return readFilter(copied.value, { facts, options }, read) as Result<Filter<F>, Rejection<'INVALID'>>;
  });
}
