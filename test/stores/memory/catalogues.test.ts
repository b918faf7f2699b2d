import { aSegment } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { noFields } from '../../../src/fields/catalogue.js';
import type { StageCatalogue } from '../../../src/stages/catalogue.js';
import { memoryStore } from '../../../src/stores/memory/index.js';
import { type All, read, refusals, refused, write } from './support.js';

const stage = { id: 's', name: 'Lead', emoji: null, description: null, lost: false, isDefault: true };
const kinds = [
  [
    'fields',
    (version: number) =>
      ({ fields }: All) =>
        fields.save(
          { catalogue: { ...noFields, version, order: ['a', 'b'] }, events: [] },
          { expectedVersion: version - 1 },
        ),
  ],
  [
    'stages',
    (version: number) =>
      ({ stages }: All) =>
        stages.save({ catalogue: { version, stages: [stage] }, events: [] }, { expectedVersion: version - 1 }),
  ],
  [
    'segments',
    (version: number) =>
      ({ segments }: All) =>
        segments.save({ catalogue: { version, segments: [aSegment()] }, events: [] }, { expectedVersion: version - 1 }),
  ],
] as const;

describe.each(kinds)('the catalogue of %s', (kind, save) => {
  it('R1 is nothing until it is saved, and then what was saved last', async () => {
    const store = memoryStore();
    expect(await read(store)[kind].get()).toBeUndefined();
    await write(store, save(1));
    await write(store, save(2));
    expect(await read(store)[kind].get()).toMatchObject({ version: 2 });
  });

  it('R1 is saved over the expected version only, and by one of several at once', async () => {
    const store = memoryStore();
    await refused(write(store, save(2)), 'VERSION_CONFLICT', { expected: 1 });
    expect(await refusals([write(store, save(1)), write(store, save(1))])).toEqual(['VERSION_CONFLICT']);
    expect(await read(store)[kind].get()).toMatchObject({ version: 1 });
  });
});

it('R2 a catalogue is detached', async () => {
  const store = memoryStore();
  const catalogue: StageCatalogue = { version: 1, stages: [{ ...stage }] };
  await write(store, ({ stages }) => stages.save({ catalogue, events: [] }, { expectedVersion: 0 }));
  for (const one of [catalogue, await read(store).stages.get()])
    Object.assign(one?.stages[0] ?? {}, { name: 'spoiled' });
  expect(await read(store).stages.get()).toEqual({ version: 1, stages: [stage] });
});
