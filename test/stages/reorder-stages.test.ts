import { fc, test } from '@fast-check/vitest';
import { anActor, aStage, deepFreeze, fixedContext } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/access/context.js';
import type { StageCatalogue } from '../../src/stages/catalogue.js';
import { reorderStages } from '../../src/stages/reorder-stages.js';
import { refusal } from '../fields/refusal.js';

const ids = ['a', 'b', 'c', 'd'];
const catalogue: StageCatalogue = deepFreeze({ version: 3, stages: ids.map((id) => aStage({ id, name: id })) });
const reorder = (order: unknown, ctx: Context = fixedContext()): ReturnType<typeof reorderStages> =>
  reorderStages(catalogue, { order: order as readonly string[] }, ctx);

describe('G1 reordering stages', () => {
  test.prop([fc.shuffledSubarray(ids)])(
    'G1 those that are named come first, the rest follows as it stands',
    (order) => {
      const answer = reorder(deepFreeze(order));
      if (!answer.ok) throw new Error(answer.error.code);
      const after = [...order, ...ids.filter((id) => !order.includes(id))];
      expect(answer.value.catalogue.stages.map(({ id }) => id)).toEqual(after);
      if (after.join('') === ids.join('')) {
        expect(answer.value.catalogue).toBe(catalogue);
        expect(answer.value.events).toEqual([]);
      } else {
        expect(answer.value.catalogue.version).toBe(4);
        expect(answer.value.events).toMatchObject([
          {
            type: 'stages.reordered',
            subject: { type: 'stage', id: '*' },
            version: 4,
            seq: 0,
            data: { before: ids, after },
          },
        ]);
        expect(new Set(answer.value.catalogue.stages)).toEqual(new Set(catalogue.stages));
      }
    },
  );
  it.each<[string, unknown, unknown]>([
    ['a stage that is none', ['b', 'x'], { code: 'STAGE_UNKNOWN', stageId: 'x' }],
    ['a stage twice', ['b', 'b'], ['order.1 INPUT_INVALID_VALUE']],
    ['no text', [1], ['order.0 INPUT_INVALID_TYPE']],
    ['no list', {}, ['order INPUT_INVALID_TYPE']],
    ['nothing', undefined, ['order INPUT_REQUIRED']],
  ])('G1 refuses %s', (_, order, expected) => {
    expect(refusal(reorder(order))).toEqual(expected);
  });
  it('A1 not as an agent', () => {
    const ctx = fixedContext({ actor: anActor({ role: 'agent' }) });
    expect(refusal(reorder(['b'], ctx))).toMatchObject({ code: 'FORBIDDEN', action: 'manageStages' });
  });
  test.prop([fc.anything(), fc.anything(), fc.anything()])('X1 whatever it is called with', (...args) => {
    expect((reorderStages as (...all: unknown[]) => unknown)(...args)).toMatchObject({ error: { code: 'INVALID' } });
  });
});
