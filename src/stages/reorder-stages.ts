import { administer } from '../access/administer.js';
import type { Context } from '../access/context.js';
import type { Rejection } from '../kernel/errors.js';
import { parseOrder } from '../kernel/order.js';
import { err, type Result } from '../kernel/result.js';
import { parsed, parseWith, strictObject } from '../kernel/schema.js';
import type { StageCatalogue } from './catalogue.js';
import { catalogueShape } from './shape.js';
import { commit, type StageChange, subjectOf, unchanged } from './stage-change.js';

const reordering = strictObject({ order: parsed(parseOrder) });

/** Puts the stages in order (G1): `order` names their ids, each once; those that it leaves out follow as they stand. */
export function reorderStages(
  catalogue: StageCatalogue,
  input: { readonly order: readonly string[] },
  ctx: Context,
): Result<StageChange<'stages.reordered'>, Rejection<'INVALID' | 'FORBIDDEN' | 'STAGE_UNKNOWN'>> {
  return administer('manageStages', { catalogue, input, ctx }, { catalogue: catalogueShape }, (context) => {
    const given = parseWith(reordering, input);
    if (!given.ok) return given;
    const { order } = given.value;
    const before = catalogue.stages.map(({ id }) => id);
    const unknown = order.find((id) => !before.includes(id));
    if (unknown !== undefined) return err({ code: 'STAGE_UNKNOWN', stageId: unknown });
    const after = [...order, ...before.filter((id) => !order.includes(id))];
    if (after.every((id, place) => id === before[place])) return unchanged(catalogue);
    const stages = after.map((stageId) => catalogue.stages.find(({ id }) => id === stageId)!);
    return commit<'stages.reordered'>(catalogue, context, stages, [
      { type: 'stages.reordered', subject: subjectOf('*'), data: { before, after } },
    ]);
  });
}
