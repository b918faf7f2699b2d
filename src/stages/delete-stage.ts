import { administer } from '../access/administer.js';
import type { Context } from '../access/context.js';
import { areDependent, type DependentSegments } from '../kernel/dependents.js';
import { invalid, type Rejection } from '../kernel/errors.js';
import { issue } from '../kernel/issue.js';
import { err, type Result } from '../kernel/result.js';
import { nullable, optional, parseWith, strictObject, string } from '../kernel/schema.js';
import { orAbsent, type Shape } from '../kernel/shape.js';
import { unseenBy } from '../kernel/unseen.js';
import type { StageCatalogue } from './catalogue.js';
import { catalogueShape } from './shape.js';
import { commit, type StageChange, subjectOf, withDefault } from './stage-change.js';

/** G1: what deleting a stage has to know. */
export interface StageDeletionFacts {
  /** Segments that ask for the stage. Left out: none. */
  readonly segments?: DependentSegments | undefined;
}

const factsShape: Shape = [['segments', orAbsent(areDependent)]];
const deleting = strictObject({ stageId: string(), moveTo: nullable(string()), token: optional(string()) });

/**
 * Deletes a stage (G1). `moveTo` says where its contacts go, as a reaction: to another stage, or with null to none. New
 * contacts follow them: `moveTo` becomes the default when the deleted stage was, and with null there is none. When segments
 * ask for it, the first call is `STAGE_IN_USE`, which names them and carries a token; with that token it goes through, unless
 * another segment has come to ask for it since.
 */
export function deleteStage(
  catalogue: StageCatalogue,
  input: { readonly stageId: string; readonly moveTo: string | null; readonly token?: string | undefined },
  ctx: Context,
  facts: StageDeletionFacts = {},
): Result<
  StageChange<'stage.deleted' | 'stage.changed'>,
  Rejection<'INVALID' | 'FORBIDDEN' | 'STAGE_UNKNOWN' | 'STAGE_IN_USE'>
> {
  const shapes = { catalogue: catalogueShape, facts: factsShape };
  return administer('manageStages', { catalogue, input, ctx, facts }, shapes, (context) => {
    const given = parseWith(deleting, input);
    if (!given.ok) return given;
    const { stageId, moveTo, token } = given.value;
    if (moveTo === stageId) return invalid(issue('INPUT_INVALID_VALUE', ['moveTo']));
    const stage = catalogue.stages.find(({ id }) => id === stageId);
    if (stage === undefined) return err({ code: 'STAGE_UNKNOWN', stageId });
    const left = catalogue.stages.filter((one) => one !== stage);
    if (moveTo !== null && !left.some(({ id }) => id === moveTo))
      return err({ code: 'STAGE_UNKNOWN', stageId: moveTo });
    const unseen = unseenBy(token, stageId, facts.segments ?? []);
    if (unseen !== undefined) return err({ code: 'STAGE_IN_USE', stageId, ...unseen });
    return commit<'stage.deleted' | 'stage.changed'>(
      catalogue,
      context,
      stage.isDefault && moveTo !== null ? withDefault(left, moveTo) : left,
      [{ type: 'stage.deleted', subject: subjectOf(stageId), data: { stage, moveTo } }],
    );
  });
}
