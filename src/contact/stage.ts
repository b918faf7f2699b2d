import type { Context } from '../access/context.js';
import type { FieldMap } from '../fields/definition.js';
import type { Rejection } from '../kernel/errors.js';
import { faulty } from '../kernel/errors.js';
import { err, type Result } from '../kernel/result.js';
import { parsed, parseWith, strictObject } from '../kernel/schema.js';
import { shapeIssues } from '../kernel/shape.js';
import { stagesShape } from '../stages/shape.js';
import type { Stage } from '../stages/stage.js';
import { type Change, change, unchanged } from './change.js';
import type { Contact, Tombstone } from './contact.js';
import { idOrNull } from './input.js';
import { operate } from './operate.js';

const moving = strictObject({ stageId: parsed(idOrNull) });

/** Moves the contact to a lifecycle stage of the workspace, or with null to none (G1). */
export function moveToStage<F extends FieldMap>(
  contact: Contact<F> | Tombstone,
  input: { readonly stageId: string | null },
  ctx: Context,
  facts: { readonly stages: readonly Stage[] },
): Result<
  Change<F, 'contact.stage.changed'>,
  Rejection<'INVALID' | 'FORBIDDEN' | 'CONTACT_DELETED' | 'STAGE_UNKNOWN'>
> {
  return operate('moveToStage', { contact, input, ctx, facts }, (subject, context) => {
    const given = parseWith(moving, input);
    if (!given.ok) return given;
    const { stageId } = given.value;
    const refused = faulty(shapeIssues(facts, stagesShape, ['facts']));
    if (refused !== undefined) return refused;
    const before = subject.stageId;
    if (stageId === before) return unchanged(subject);
    if (stageId !== null && !facts.stages.some(({ id }) => id === stageId))
      return err({ code: 'STAGE_UNKNOWN', stageId });
    return change(subject, context, (draft, emit) => {
      draft.stageId = stageId;
      emit('contact.stage.changed', { before, after: stageId });
    });
  });
}
