import type { Actor } from '../access/actor.js';
import { checkActor, checkPolicy } from '../access/context.js';
import type { Policy } from '../access/policy.js';
import { mayViewField } from '../access/visibility.js';
import type { CustomValue, FieldMap, FieldPath } from '../fields/definition.js';
import { isFieldKey } from '../fields/field-spec.js';
import { isAutomatic, mayWrite, type Origin } from '../fields/origin.js';
import { allowsSource, isStandardField } from '../fields/standard.js';
import { issue } from '../kernel/issue.js';
import { err, ok } from '../kernel/result.js';
import { shapeIssues } from '../kernel/shape.js';
import { type Source, sources } from '../kernel/vocabulary.js';
import { answer } from './answer.js';
import { contactIssues } from './check.js';
import type { Contact, Tombstone } from './contact.js';
import { customKey, originAt, valueAt } from './field-state.js';

/** P4: whether a source may write a field as it stands, and the rule that says so. */
export interface SourceVerdict {
  readonly source: Source;
  readonly mayWrite: boolean;
  /**
   * `person`: a person's source always writes. `neverSet`: every source of the field may fill it. `ranks`: the table lets
   * the source write over what stands there, or it does not. `notOfField`: this source never writes this field (F6).
   */
  readonly because: 'person' | 'neverSet' | 'ranks' | 'notOfField';
}

/** P4: why a value is what it is. */
export interface FieldExplanation {
  readonly path: string;
  /** `cleared` is null with an origin: somebody took the value away, and no channel brings it back (P2). */
  readonly state: 'neverSet' | 'cleared' | 'set';
  readonly value: CustomValue;
  /** Source, when, by whom, from which channel; null: never set. */
  readonly origin: Origin | null;
  /** Every source there is, people first. */
  readonly sources: readonly SourceVerdict[];
}

/**
 * Says why a field has the value it has, and who may write it now, by the ranks of the policy (P2, P4). `path` is a
 * standard field that people fill, or `custom.<key>`; another is `FIELD_UNKNOWN`, and so is one that is hidden from the
 * actor (A4). Throws `INVALID`, `CONTACT_DELETED`.
 */
export function explainField<F extends FieldMap>(
  contact: Contact<F> | Tombstone,
  path: FieldPath<F>,
  options: { readonly actor?: Actor | undefined; readonly policy?: Policy | undefined } = {},
): FieldExplanation {
  return answer(
    { contact, path, input: options },
    (faults) => {
      faults.push(...contactIssues(contact), ...shapeIssues(options, [], []));
      if (!isPath(path)) faults.push(issue('FIELD_UNKNOWN', ['path']));
      if (faults.length > 0) return;
      const { actor, policy } = options;
      checkPolicy(policy, faults);
      if (actor !== undefined) checkActor(actor, faults);
      if (faults.length === 0 && actor !== undefined && !mayViewField(actor, path))
        faults.push(issue('FIELD_UNKNOWN', ['path']));
    },
    () => {
      if (contact.status === 'deleted') return err({ code: 'CONTACT_DELETED', id: contact.id });
      const value = valueAt(contact, path);
      const origin = originAt(contact, path);
      return ok({
        path,
        state: origin === undefined ? 'neverSet' : value === null ? 'cleared' : 'set',
        value,
        origin: origin ?? null,
        sources: sources.map((source) => verdictOn(source, path, origin, options.policy)),
      });
    },
  );
}

function verdictOn(source: Source, path: string, origin: Origin | undefined, policy?: Policy): SourceVerdict {
  if (!allowsSource(path, source)) return { source, mayWrite: false, because: 'notOfField' };
  if (!isAutomatic(source)) return { source, mayWrite: true, because: 'person' };
  const because = origin === undefined ? 'neverSet' : 'ranks';
  return { source, mayWrite: mayWrite(source, origin, policy?.ranks), because };
}

function isPath(path: unknown): boolean {
  return typeof path === 'string' && (isStandardField(path) || isFieldKey(customKey(path)));
}
