import type { Checked } from '../access/context.js';
import { type Rejection, unwrap } from '../kernel/errors.js';
import type { Result } from '../kernel/result.js';
import type { ReactionTask } from '../ports/outbox.js';
import { noStages, type StageCatalogue } from '../stages/catalogue.js';
import { changeStage, defineStage, type StageSpec } from '../stages/define-stage.js';
import { deleteStage } from '../stages/delete-stage.js';
import { reorderStages } from '../stages/reorder-stages.js';
import type { Stage } from '../stages/stage.js';
import type { StageChange } from '../stages/stage-change.js';
import { changeCatalogue } from './catalogue-change.js';
import { segmentsOn } from './dependents.js';
import { stagesOf } from './facts.js';
import { membersOf } from './members.js';
import { asking, need, readsOf, type Scope } from './scope.js';

/** G1: the workspace's lifecycle stages, in order. Changing them needs a store with `stages`, and the permission of A3. */
export interface StageGroup {
  /** In the workspace's order. */
  list(): Promise<readonly Stage[]>;
  /** `STAGE_NAME_TAKEN`, `LIMIT_REACHED`. */
  define(name: string, spec?: StageSpec): Promise<Stage>;
  /** `STAGE_UNKNOWN`, `STAGE_NAME_TAKEN`. */
  change(stageId: string, edit: StageSpec & { readonly name?: string | undefined }): Promise<readonly Stage[]>;
  /** Ids of stages in their new order. `STAGE_UNKNOWN`. */
  reorder(order: readonly string[]): Promise<readonly Stage[]>;
  /**
   * Says where its contacts go, which they do as a reaction (needs `outbox`). `STAGE_UNKNOWN`; `STAGE_IN_USE` names the segments
   * that ask for it, and carries the token to delete it all the same.
   */
  delete(
    stageId: string,
    options: { readonly moveTo: string | null; readonly token?: string | undefined },
  ): Promise<readonly Stage[]>;
}

/** The group of one scope. */
export function stageGroup(scope: Scope): StageGroup {
  const change = async (
    decide: (
      before: StageCatalogue,
      ctx: Checked,
    ) => Result<StageChange, Rejection> | Promise<Result<StageChange, Rejection>>,
    purge?: ReactionTask,
  ): Promise<StageCatalogue> => {
    const stages = need(readsOf(scope).stages, 'stages');
    return changeCatalogue(scope, async (ctx) => {
      const before = (await asking('store', () => stages.get())) ?? noStages;
      const changed = unwrap(await decide(before, ctx));
      const save = changed.events.length === 0 ? undefined : { expectedVersion: before.version };
      return {
        answer: changed.catalogue,
        save:
          save === undefined ? undefined : (repositories) => need(repositories.stages, 'stages').save(changed, save),
        purge,
      };
    });
  };

  return {
    list: () => stagesOf(scope),
    define: async (name, spec) => {
      const { stages } = await change((before, ctx) => defineStage(before, { ...membersOf(spec), name }, ctx));
      return stages.at(-1)!;
    },
    change: async (stageId, edit) =>
      (await change((before, ctx) => changeStage(before, { ...membersOf(edit), stageId }, ctx))).stages,
    reorder: async (order) => (await change((before, ctx) => reorderStages(before, { order }, ctx))).stages,
    delete: async (stageId, options) => {
      const input = { ...(membersOf(options) as typeof options), stageId };
      const purge = { type: 'moveStage', from: stageId, to: input.moveTo } as const;
      const { stages } = await change(async (before, ctx) => {
        const segments = await segmentsOn(scope, (names) => names.stages.includes(stageId));
        return deleteStage(before, input, ctx, { segments });
      }, purge);
      return stages;
    },
  };
}
