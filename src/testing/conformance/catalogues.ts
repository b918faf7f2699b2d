import { noFields } from '../../fields/catalogue.js';
import type { Store } from '../../ports/store.js';
import { aSegment, aStage } from '../builders.js';
import { fixtures } from '../fixtures.js';
import { equal, oneWins, refused } from './assert.js';
import { race } from './race.js';
import { must, type StoreRule } from './rule.js';
import { reads, unit } from './subjects.js';

const events: readonly never[] = [];
const deep = aSegment({
  id: 'deep',
  filter: {
    or: [
      { and: [] },
      { not: { field: 'custom.seats', operator: 'isBetween', value: { from: -0.5, to: 10 } } },
      { field: 'tags', operator: 'hasAnyOf', value: ['z', 'a'] },
      { field: 'custom.consent', operator: 'isEqualTo', value: false },
    ],
  },
});
const tables = {
  fields: {
    rule: 'F1',
    full: { ...noFields, version: 1, fields: fixtures.fields, order: ['plan', 'email', 'note'], purging: ['gone'] },
    put: (store: Store, version: number, mark: string, expectedVersion: number) =>
      unit(store, (all) =>
        all.fields.save({ catalogue: { ...noFields, version, order: [mark] }, events }, { expectedVersion }),
      ),
    shown: (version: number, mark: string) => ({ ...noFields, version, order: [mark] }),
  },
  stages: {
    rule: 'G1',
    full: { version: 1, stages: fixtures.stages },
    put: (store: Store, version: number, mark: string, expectedVersion: number) =>
      unit(store, (all) => all.stages.save({ catalogue: staged(version, mark), events }, { expectedVersion })),
    shown: (version: number, mark: string) => staged(version, mark),
  },
  segments: {
    rule: 'Q9',
    full: {
      version: 1,
      segments: [deep, aSegment({ id: 'last-year', name: 'Z 🎉', zone: 'Asia/Singapore' }), aSegment()],
    },
    put: (store: Store, version: number, mark: string, expectedVersion: number) =>
      unit(store, (all) => all.segments.save({ catalogue: segmented(version, mark), events }, { expectedVersion })),
    shown: (version: number, mark: string) => segmented(version, mark),
  },
};

function segmented(version: number, name: string) {
  return { version, segments: [aSegment({ name })] };
}

function staged(version: number, name: string) {
  return { version, stages: [aStage({ name })] };
}

/** The catalogues of fields, of stages and of segments. */
export const catalogueRules: readonly StoreRule[] = (['fields', 'stages', 'segments'] as const).flatMap((name) => {
  const { rule, full, put, shown } = tables[name];
  return [
    must(`${rule}-${name}`, `the catalogue of ${name} comes back as it was saved`, [name], async ({ store }) => {
      const catalogue = full as never;
      await unit(store, (all) => all[name].save({ catalogue, events }, { expectedVersion: 0 }));
      equal(await reads(store)[name].get(), full, 'the catalogue');
    }),

    must(`R1-${name}-next`, `the catalogue of ${name} is saved over the version before`, [name], async ({ store }) => {
      await put(store, 1, 'first', 0);
      await put(store, 2, 'second', 1);
      equal(await reads(store)[name].get(), shown(2, 'second'), 'the catalogue');
    }),

    must(`R1-${name}-stale`, `a stale save of the catalogue of ${name} changes nothing`, [name], async ({ store }) => {
      await refused(put(store, 2, 'none', 1), 'VERSION_CONFLICT', 'a save over version 1 of none');
      equal(await reads(store)[name].get(), undefined, 'the catalogue that never was saved');
      await put(store, 1, 'first', 0);
      for (const expected of [0, 2])
        await refused(put(store, expected + 1, 'stale', expected), 'VERSION_CONFLICT', `a save over ${expected} of 1`);
      equal(await reads(store)[name].get(), shown(1, 'first'), 'the catalogue');
    }),

    ...[0, 1].map((version) =>
      race(
        `R1-${name}-race-${version}`,
        `of saves of the catalogue of ${name} over version ${version} at once one wins`,
        [name],
        async ({ store }) => {
          if (version === 1) await put(store, 1, 'first', 0);
          const marks = ['a', 'b'];
          const attempts = marks.map((mark) => put(store, version + 1, mark, version));
          const winner = await oneWins(attempts, 'VERSION_CONFLICT', 'two saves at once');
          equal(await reads(store)[name].get(), shown(version + 1, marks[winner] ?? ''), 'the catalogue');
        },
      ),
    ),
  ];
});
