import { type Checked, type Context, checkContext } from '../access/context.js';
import { forbidden } from '../access/permissions.js';
import type { FieldMap } from '../fields/definition.js';
import type { Rejection } from '../kernel/errors.js';
import { faulty, invalid } from '../kernel/errors.js';
import { guard } from '../kernel/guard.js';
import { type Issue, issue } from '../kernel/issue.js';
import { err, type Result } from '../kernel/result.js';
import { shapeIssues } from '../kernel/shape.js';
import type { ContactAction } from '../kernel/vocabulary.js';
import { contactIssues } from './check.js';
import type { Contact, Tombstone } from './contact.js';
import { lifecycle, type Next } from './lifecycle.js';

/** What can be refused before an operation looks at its input; `CONTACT_BLOCKED` only where the lifecycle says so. */
interface Refused<A extends ContactAction> {
  readonly ok: false;
  readonly error:
    | Rejection<'INVALID' | 'FORBIDDEN' | 'CONTACT_DELETED'>
    | (Next<'blocked', A> extends 'CONTACT_BLOCKED' ? Rejection<'CONTACT_BLOCKED'> : never);
}

/** What an operation was called with. */
interface Call<F extends FieldMap> {
  readonly contact: Contact<F> | Tombstone;
  readonly input: unknown;
  readonly ctx: Context;
  readonly facts?: unknown;
}

/** X1: facts are an object; what they hold is looked at by whoever uses it. */
export function factsIssues(facts: unknown): readonly Issue[] {
  return shapeIssues(facts, [], ['facts']);
}

/**
 * The way into every operation on one contact, in this order: a whole context and subject (X1), of one workspace (A6),
 * not deleted (S7), the actor may (A1), the status allows it (S1). Then `decide`, with the contact and the checked context.
 */
export function operate<F extends FieldMap, A extends ContactAction, R extends Result<unknown, Rejection>>(
  action: A,
  call: Call<F>,
  decide: (contact: Contact<F>, ctx: Checked) => R,
): R | Refused<A> {
  return guard({ ...call }, (): R | Refused<A> => {
    const context = checkContext(call.ctx);
    if (!context.ok) return context;
    const { contact } = call;
    const refused = faulty([...('facts' in call ? factsIssues(call.facts) : []), ...contactIssues(contact)]);
    if (refused !== undefined) return refused;
    if (contact.workspaceId !== context.value.workspaceId)
      return invalid(issue('INPUT_WRONG_WORKSPACE', ['contact', 'workspaceId']));
    if (contact.status === 'deleted') return err({ code: 'CONTACT_DELETED', id: contact.id });
    const denied = forbidden(action, context.value.actor, context.value.policy);
    if (denied !== undefined) return err(denied);
    // The cast says what the table says: CONTACT_BLOCKED stands there for exactly the actions that may answer it.
    if (lifecycle[contact.status][action] === 'CONTACT_BLOCKED')
      return err({ code: 'CONTACT_BLOCKED', id: contact.id } as Refused<A>['error']);
    return decide(contact, context.value);
  });
}
