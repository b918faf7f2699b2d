import { invalid } from '../kernel/errors.js';
import { under } from '../kernel/issue.js';
import { plain } from '../kernel/plain.js';
import { ok } from '../kernel/result.js';
import { parseTimeZone } from '../values/instant.js';
import type { Parsed } from '../values/parsed.js';
import type { Criterion } from './criterion.js';
import { criterionOf } from './criterion-of.js';
import type { Filter } from './filter.js';
import type { FilterFacts, FilterOptions } from './filter-facts.js';
import { readOperand } from './operand.js';
import { readFilter } from './read-filter.js';
import type { Segment } from './segment.js';

/** A segment as it can run. */
export interface RunnableSegment {
  readonly filter: Filter;
  /** Q3: of its days; undefined: it has none, and the policy has none. */
  readonly zone: string | undefined;
  readonly criterion: Criterion;
}

/**
 * Q4: what a segment means today, or what flags it, with paths into the segment. Its values were parsed when it was made, and
 * are not parsed again (V1). `options.zone` is for the days of one that has no zone of its own.
 */
export function readSegment(
  { filter, zone: own }: Pick<Segment, 'filter' | 'zone'>,
  facts: FilterFacts,
  options: FilterOptions,
): Parsed<RunnableSegment> {
  const zone = own ?? options.zone;
  const named = zone === undefined ? undefined : parseTimeZone(zone);
  if (named?.ok === false) return invalid(...under('zone', named.error.issues));
  const asked = { facts, options: { ...options, zone } };
  const copied = plain(filter);
  const read = copied.ok ? readFilter(copied.value, asked, readOperand) : copied;
  if (!read.ok) return invalid(...under('filter', read.error.issues));
  return ok({ filter: read.value as Filter, zone, criterion: criterionOf(read.value, asked) });
}
