import { administer } from '../access/administer.js';
import type { Context } from '../access/context.js';
import { limitOf } from '../access/policy.js';
import { canonical } from '../kernel/canonical.js';
import type { Rejection } from '../kernel/errors.js';
import { badId, isId } from '../kernel/id.js';
import { err, type Result } from '../kernel/result.js';
import { boolean, optional, parsed, parseWith, strictObject, string } from '../kernel/schema.js';
import { parseEmoji } from '../values/emoji.js';
import { blankAsNull, lineOrNull } from '../values/line.js';
import { tagKey } from '../values/tag-name.js';
import { parseLine } from '../values/text.js';
import type { StageCatalogue } from './catalogue.js';
import { catalogueShape } from './shape.js';
import type { Stage } from './stage.js';
import { commit, type StageChange, subjectOf, unchanged, withDefault } from './stage-change.js';

/** What of a stage can be said and changed beside its name. */
export interface StageSpec {
  /** One character as a reader counts them, at most 16 UTF-16 units; null: none. */
  readonly emoji?: string | null | undefined;
  /** At most 255 code points; null: none. */
  readonly description?: string | null | undefined;
  /** Left out of a new one: false. */
  readonly lost?: boolean | undefined;
  /** True takes it from the stage that is the default now. Left out of a new one: false. */
  readonly isDefault?: boolean | undefined;
}

const spec = {
  emoji: optional(parsed(blankAsNull(parseEmoji))),
  description: optional(parsed(lineOrNull(255))),
  lost: optional(boolean()),
  isDefault: optional(boolean()),
};
const parseStageName = (input: unknown): ReturnType<typeof parseLine> => parseLine(input, 50);
const defining = strictObject({ ...spec, name: parsed(parseStageName) });
const changing = strictObject({ ...spec, name: optional(parsed(parseStageName)), stageId: string() });

/** Adds a stage after the others (G1). Its name, 1–50 code points, must be free by its tag key. */
export function defineStage(
  catalogue: StageCatalogue,
  input: StageSpec & { readonly name: string },
  ctx: Context,
): Result<
  StageChange<'stage.created' | 'stage.changed'>,
  Rejection<'INVALID' | 'FORBIDDEN' | 'STAGE_NAME_TAKEN' | 'LIMIT_REACHED'>
> {
  return administer('manageStages', { catalogue, input, ctx }, { catalogue: catalogueShape }, (context) => {
    const given = parseWith(defining, input);
    if (!given.ok) return given;
    const { name, emoji = null, description = null, lost = false, isDefault = false } = given.value;
    const taken = nameTaken(catalogue, name);
    if (taken !== undefined) return err(taken);
    const max = limitOf(context.policy, 'stages');
    if (catalogue.stages.length >= max) return err({ code: 'LIMIT_REACHED', limit: 'stages', max });
    const stage: Stage = { id: context.newId(), name, emoji, description, lost, isDefault };
    if (!isId(stage.id)) return badId();
    const stages = [...catalogue.stages, stage];
    return commit<'stage.created' | 'stage.changed'>(
      catalogue,
      context,
      isDefault ? withDefault(stages, stage.id) : stages,
      [{ type: 'stage.created', subject: subjectOf(stage.id), data: { stage } }],
    );
  });
}

/** Changes a stage (G1). What is left out stays; without its `isDefault`, new contacts begin in none. */
export function changeStage(
  catalogue: StageCatalogue,
  input: StageSpec & { readonly stageId: string; readonly name?: string | undefined },
  ctx: Context,
): Result<StageChange<'stage.changed'>, Rejection<'INVALID' | 'FORBIDDEN' | 'STAGE_UNKNOWN' | 'STAGE_NAME_TAKEN'>> {
  return administer('manageStages', { catalogue, input, ctx }, { catalogue: catalogueShape }, (context) => {
    const given = parseWith(changing, input);
    if (!given.ok) return given;
    const { stageId, ...edit } = given.value;
    const before = catalogue.stages.find(({ id }) => id === stageId);
    if (before === undefined) return err({ code: 'STAGE_UNKNOWN', stageId });
    const after = { ...before, ...edit } as Stage;
    if (canonical(after) === canonical(before)) return unchanged(catalogue);
    const taken = after.name === before.name ? undefined : nameTaken(catalogue, after.name, stageId);
    if (taken !== undefined) return err(taken);
    const stages = catalogue.stages.map((stage) => (stage.id === stageId ? after : stage));
    return commit<'stage.changed'>(catalogue, context, after.isDefault ? withDefault(stages, stageId) : stages, []);
  });
}

function nameTaken(
  { stages }: StageCatalogue,
  name: string,
  ownId?: string,
): Rejection<'STAGE_NAME_TAKEN'> | undefined {
  const other = stages.find((stage) => stage.id !== ownId && tagKey(stage.name) === tagKey(name));
  return other === undefined ? undefined : { code: 'STAGE_NAME_TAKEN', name, stageId: other.id };
}
