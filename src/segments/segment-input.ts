import type { Checked } from '../access/context.js';
import { canonical } from '../kernel/canonical.js';
import type { Plain } from '../kernel/plain.js';
import { ok } from '../kernel/result.js';
import { optional, parsed, parsePlain, strictObject, string } from '../kernel/schema.js';
import { parseTimeZone } from '../values/instant.js';
import { blankAsNull } from '../values/line.js';
import type { Parsed } from '../values/parsed.js';
import { parseLine } from '../values/text.js';
import type { Filter } from './filter.js';
import type { FilterFacts, FilterOptions } from './filter-facts.js';
import { parseFilter } from './parse-filter.js';
import type { Segment } from './segment.js';

/** What an input says of a segment. */
interface Given {
  readonly filter?: Filter | undefined;
  readonly zone?: string | null | undefined;
}

/** Q9: what a new segment is to be. It needs a filter, unless it is `from` another one, which is `source` if there is one. */
export function readDefinition(
  input: Plain,
  ctx: Checked,
  facts: FilterFacts,
  source: Segment | undefined,
): Parsed<Given & { readonly name: string; readonly from?: string | undefined }> {
  const { name, filter, zone } = members(input, ctx, facts, source);
  const needed = memberOf(input, 'from') === undefined ? filter : optional(filter);
  return parsePlain(strictObject({ name, filter: needed, zone, from: optional(string()) }), input);
}

/** Q9: what is to be changed of the segment `before`, if there is one. */
export function readChange(
  input: Plain,
  ctx: Checked,
  facts: FilterFacts,
  before: Segment | undefined,
): Parsed<Given & { readonly segmentId: string; readonly name?: string | undefined }> {
  const { name, filter, zone } = members(input, ctx, facts, before);
  return parsePlain(strictObject({ segmentId: string(), name: optional(name), filter: optional(filter), zone }), input);
}

/** Q3: who asks, and in which zone. One that is none leaves the days without a zone, and is refused by itself. */
export function optionsIn({ actor, policy }: Checked, zone: unknown): FilterOptions {
  const named = parseTimeZone(zone ?? policy?.timeZone);
  return { actor, zone: named.ok ? named.value : undefined };
}

/** One member of an input that may be no object. */
export function memberOf(input: Plain, name: string): Plain | undefined {
  return (input as { readonly [key: string]: Plain } | null)?.[name];
}

/** The filter is read in the zone that the segment will have; one that it has already may stay as it is (C3, Q4). */
function members(input: Plain, ctx: Checked, facts: FilterFacts, present: Segment | undefined) {
  const options = {
    ...optionsIn(ctx, memberOf(input, 'zone') === undefined ? present?.zone : memberOf(input, 'zone')),
    defaultCountry: ctx.policy?.defaultCountry,
  };
  const isPresent = (filter: unknown): boolean =>
    present !== undefined && canonical(filter) === canonical(present.filter);
  return {
    name: parsed((name) => parseLine(name, 50)),
    filter: parsed((filter) => (isPresent(filter) ? ok(present!.filter) : parseFilter(filter, facts, options))),
    zone: optional(parsed(zoneOrNull)),
  };
}

const zoneOrNull = blankAsNull(parseTimeZone);
