import type { Checked } from '../access/context.js';
import { type Rejection, unwrap } from '../kernel/errors.js';
import type { Result } from '../kernel/result.js';
import { boolean, optional, parseWith, strictObject } from '../kernel/schema.js';
import { changeSegment } from '../segments/change-segment.js';
import { defineSegment, type NewSegment } from '../segments/define-segment.js';
import { deleteSegment } from '../segments/delete-segment.js';
import type { FilterFacts } from '../segments/filter-facts.js';
import { readSegment } from '../segments/read-segment.js';
import type { SegmentCatalogue } from '../segments/segment-catalogue.js';
import type { SegmentChange } from '../segments/segment-change.js';
import { segmentRows } from '../segments/segment-rows.js';
import { changeCatalogue } from './catalogue-change.js';
import { filterFactsOf } from './filters.js';
import { permitted, within } from './list.js';
import { membersOf } from './members.js';
import { asking, need, readsOf, type Scope } from './scope.js';
import type { CountedSegment, SegmentGroup } from './segment-methods.js';
import { previewSegments } from './segment-preview.js';
import { segmentCatalogueOf } from './segments.js';

const listing = strictObject({ counts: optional(boolean()) });

/** Q4, Q8, Q9: the group of one scope. */
export function segmentGroup(scope: Scope): SegmentGroup {
  const change = async (
    decide: (before: SegmentCatalogue, ctx: Checked) => Promise<Result<SegmentChange, Rejection>>,
  ): Promise<SegmentCatalogue> =>
    changeCatalogue(scope, async (ctx) => {
      const before = await segmentCatalogueOf(scope);
      const changed = unwrap(await decide(before, ctx));
      const save = { expectedVersion: before.version };
      return {
        answer: changed.catalogue,
        save:
          changed.events.length === 0 ? undefined : ({ segments }) => need(segments, 'segments').save(changed, save),
      };
    });
  const factsFor = (...filters: readonly unknown[]): Promise<FilterFacts> => filterFactsOf(scope, filters);

  return {
    list: async (options = {}) => {
      const { policy } = await permitted(scope, 'list');
      const { counts = false } = unwrap(parseWith(listing, options));
      const { segments } = await segmentCatalogueOf(scope);
      const facts = await factsFor(...segments.map(({ filter }) => filter));
      const asked = { actor: scope.actor, zone: policy?.timeZone };
      const rows = segmentRows(segments, facts, asked);
      if (!counts) return rows;
      const list = need(readsOf(scope).list, 'list');
      const counted: CountedSegment[] = [];
      for (const row of rows) {
        const read = readSegment(row, facts, asked);
        const count = read.ok && (await asking('store', () => list.count(within(scope, read.value.criterion))));
        counted.push(count === false ? row : { ...row, count });
      }
      return counted;
    },
    define: async (name, segment) => {
      const { segments } = await change(async (before, ctx) => {
        const input = { ...membersOf<object>(segment), name } as NewSegment;
        const source = before.segments.find(({ id }) => id === input.from);
        return defineSegment(before, input, ctx, await factsFor(input.filter, source?.filter));
      });
      return segments.at(-1)!;
    },
    change: async (segmentId, edit) => {
      const { segments } = await change(async (before, ctx) => {
        const input = { ...membersOf(edit), segmentId };
        const present = before.segments.find(({ id }) => id === segmentId);
        return changeSegment(before, input, ctx, await factsFor(input.filter, present?.filter));
      });
      return segments.find(({ id }) => id === segmentId)!;
    },
    delete: async (segmentId) => {
      await change(async (before, ctx) => deleteSegment(before, { segmentId }, ctx));
    },
    preview: async (ref, proposed) => previewSegments(scope, await permitted(scope, 'list'), ref, proposed),
  };
}
