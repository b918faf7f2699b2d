import { administer } from '../access/administer.js';
import type { Context } from '../access/context.js';
import { invalid, type Rejection } from '../kernel/errors.js';
import { issue } from '../kernel/issue.js';
import { err, type Result } from '../kernel/result.js';
import { nullable, parseWith, strictObject, string } from '../kernel/schema.js';
import type { StageCatalogue } from './catalogue.js';
import { catalogueShape } from './shape.js';
import { commit, type StageChange, subjectOf, withDefault } from './stage-change.js';

const deleting = strictObject({ stageId: string(), moveTo: nullable(string()) });

/**
 * Deletes a stage (G1). `moveTo` says where its contacts go, as a reaction: to another stage, or with null to none. New
 * contacts follow them: `moveTo` becomes the default when the deleted stage was, and with null there is none.
 */
export function deleteStage(
  catalogue: StageCatalogue,
  input: { readonly stageId: string; readonly moveTo: string | null },
  ctx: Context,
): Result<StageChange<'stage.deleted' | 'stage.changed'>, Rejection<'INVALID' | 'FORBIDDEN' | 'STAGE_UNKNOWN'>> {
  return administer('manageStages', { catalogue, input, ctx }, { catalogue: catalogueShape }, (context) => {
    const given = parseWith(deleting, input);
    if (!given.ok) return given;
    const { stageId, moveTo } = given.value;
    if (moveTo === stageId) return invalid(issue('INPUT_INVALID_VALUE', ['moveTo']));
    const stage = catalogue.stages.find(({ id }) => id === stageId);
    if (stage === undefined) return err({ code: 'STAGE_UNKNOWN', stageId });
    const left = catalogue.stages.filter((one) => one !== stage);
    if (moveTo !== null && !left.some(({ id }) => id === moveTo))
      return err({ code: 'STAGE_UNKNOWN', stageId: moveTo });
    return commit<'stage.deleted' | 'stage.changed'>(
      catalogue,
      context,
      stage.isDefault && moveTo !== null ? withDefault(left, moveTo) : left,
      [{ type: 'stage.deleted', subject: subjectOf(stageId), data: { stage, moveTo } }],
    );
  });
}
