import type { FieldMap } from '../fields/definition.js';
import { faulty, invalid, type Rejection } from '../kernel/errors.js';
import { guard } from '../kernel/guard.js';
import { issue } from '../kernel/issue.js';
import { type ErrorOf, ok, type Result, type ValueOf } from '../kernel/result.js';
import type { Change } from './change.js';
import { contactIssues } from './check.js';
import type { Contact } from './contact.js';
import type { ContactEvent } from './events.js';

/** One operation of a chain, with everything but the contact bound: `(contact) => tagContact(contact, input, ctx, facts)`. */
export type Step<F extends FieldMap> = (contact: Contact<F>) => Result<Change<F>, Rejection>;

type LastOf<S extends readonly unknown[]> = S extends readonly [...unknown[], infer L] ? L : never;
type Returned<S> = S extends (...args: never[]) => infer R ? R : never;

/**
 * Runs several operations as one change: one version, events counted from 0 through all of them, and what else the last
 * step answered (a list that several steps answer, such as `tags`, is joined). The first rejection is the answer of all,
 * and nothing has happened. A chain in which nothing changes is a no-op.
 */
export function chain<F extends FieldMap, const S extends readonly [...Step<F>[], Step<F>]>(
  contact: Contact<F>,
  ...steps: S
): Result<
  Omit<ValueOf<Returned<LastOf<S>>>, keyof Change> & Change<F>,
  ErrorOf<Returned<S[number]>> | Rejection<'INVALID'>
> {
  type Answer = Result<
    Omit<ValueOf<Returned<LastOf<S>>>, keyof Change> & Change<F>,
    ErrorOf<Returned<S[number]>> | Rejection<'INVALID'>
  >;
  return guard({ contact }, (): Answer => {
    const refused = faulty(contactIssues(contact));
    if (refused !== undefined) return refused;
    const version = contact.version + 1;
    const events: ContactEvent[] = [];
    let current = contact;
    let extras: Readonly<Record<string, unknown>> = {};
    for (const [index, step] of steps.entries()) {
      const answer: unknown = typeof step === 'function' ? step(current) : undefined;
      if (!isAnswer(answer)) return invalid(issue('INPUT_INVALID_TYPE', ['steps', index]));
      if (!answer.ok) return answer as Answer;
      const { contact: next, events: more, ...others } = answer.value;
      for (const event of more) events.push({ ...event, version, seq: events.length });
      extras = joined(extras, others);
      current = next as Contact<F>;
    }
    if (events.length > 0 && current.version !== version) current = { ...current, version };
    return ok({ ...extras, contact: current, events }) as unknown as Answer;
  });
}

function isAnswer(answer: unknown): answer is Result<Change, Rejection> {
  if (typeof answer !== 'object' || answer === null) return false;
  const { ok: fine, value } = answer as { readonly ok?: unknown; readonly value?: Partial<Change> | null };
  return (
    fine === false || (fine === true && contactIssues(value?.contact).length === 0 && Array.isArray(value?.events))
  );
}

function joined(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const both = { ...before };
  for (const [key, value] of Object.entries(after)) {
    const earlier = both[key];
    both[key] =
      Array.isArray(earlier) && Array.isArray(value) ? [...(earlier as unknown[]), ...(value as unknown[])] : value;
  }
  return both;
}
