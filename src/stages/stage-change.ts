import type { Checked } from '../access/context.js';
import type { Rejection } from '../kernel/errors.js';
import { envelopes, type Happening } from '../kernel/event.js';
import { ok, type Result } from '../kernel/result.js';
import type { StageCatalogue } from './catalogue.js';
import type { StageEvent, StageEventType } from './events.js';
import type { Stage } from './stage.js';

/** The new catalogue and why. A no-op is the very same catalogue and no events; both are saved in one unit of work (E2). */
export interface StageChange<T extends StageEventType = StageEventType> {
  readonly catalogue: StageCatalogue;
  readonly events: readonly StageEvent<T>[];
}

/**
 * The catalogue one version on with these stages (E1): first what the operation says that happened, then `stage.changed` for
 * each stage that is another than it was. `T` is said by the caller, who knows whether there may be any of these.
 */
export function commit<T extends StageEventType>(
  catalogue: StageCatalogue,
  ctx: Checked,
  stages: readonly Stage[],
  happened: readonly Happening<StageEvent<T>>[],
): Result<StageChange<T>, Rejection<'INVALID'>> {
  const version = catalogue.version + 1;
  const changed = stages.flatMap((after): Happening<StageEvent<'stage.changed'>>[] => {
    const before = catalogue.stages.find(({ id }) => id === after.id);
    if (before === undefined || before === after) return [];
    return [{ type: 'stage.changed', subject: subjectOf(after.id), data: { before, after } }];
  });
  const happenings = [...happened, ...changed] as unknown as readonly Happening<StageEvent<T>>[];
  const events = envelopes<StageEvent<T>>(ctx, version, happenings);
  return events.ok ? ok({ catalogue: { ...catalogue, version, stages }, events: events.value }) : events;
}

/** Of an event: one stage, or `*` for all of them. */
export function subjectOf(id: string): { readonly type: 'stage'; readonly id: string } {
  return { type: 'stage', id };
}

/** The catalogue as it is, and nothing happened. */
export function unchanged(catalogue: StageCatalogue): { readonly ok: true; readonly value: StageChange<never> } {
  return ok({ catalogue, events: [] });
}

/** G1: at most one is the default, so the stage with this id takes it from the others. */
export function withDefault(stages: readonly Stage[], stageId: string): readonly Stage[] {
  return stages.map((stage) => {
    const isDefault = stage.id === stageId;
    return stage.isDefault === isDefault ? stage : { ...stage, isDefault };
  });
}
