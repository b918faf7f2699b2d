import type { Contact, Tombstone } from '../contact/contact.js';
import type { ContactEvent, EventType } from '../contact/events.js';
import type { ErrorCode, Rejection } from '../kernel/errors.js';
import type { ErrorOf, Result, ValueOf } from '../kernel/result.js';

type Answer = Result<{ readonly contact: unknown; readonly events: readonly ContactEvent[] }, Rejection>;
type CodeOf<R> = ErrorOf<R> extends { readonly code: infer C extends ErrorCode } ? C : never;
type TypeOf<R> =
  ValueOf<R> extends { readonly events: readonly { readonly type: infer T extends EventType }[] } ? T : never;

/** What a scenario can say of the answer. Each throws an `Error` with `expected` and `actual` when it is not so. */
export interface Outcome<R extends Answer> {
  /** It was done, with events of exactly these types, in this order; gives the change, for a closer look. */
  emits(...types: readonly TypeOf<R>[]): ValueOf<R>;
  /** It was done and nothing changed: the same contact, no events. */
  changesNothing(): void;
  /** It was refused with this code; gives the rejection, for a closer look at its data. */
  rejects<C extends CodeOf<R>>(code: C): Extract<ErrorOf<R>, { readonly code: C }>;
}

/** What a test starts from. */
export interface Scenario<S> {
  /** Runs the operation on the given contact. */
  when<R extends Answer>(operation: (contact: S) => R): Outcome<R>;
}

/**
 * A test of one operation in the words of its rule, under any runner:
 * `scenario(contact).when((contact) => blockContact(contact, {}, ctx)).emits('conversation.closed', 'contact.blocked')`.
 */
export function scenario<S extends Contact | Tombstone | null>(given: S): Scenario<S> {
  return {
    when<R extends Answer>(operation: (contact: S) => R): Outcome<R> {
      const answer: Answer = operation(given);
      const emitted = answer.ok ? answer.value.events.map(({ type }) => type) : undefined;
      const said = emitted ?? answer;
      return {
        emits(...types) {
          if (!answer.ok || emitted?.join() !== types.join()) fail('events', types, said);
          return answer.value as ValueOf<R>;
        },
        changesNothing() {
          if (!answer.ok || answer.value.events.length > 0) fail('no change', [], said);
          if (answer.value.contact !== given) fail('the same contact', given, answer.value.contact);
        },
        rejects(code) {
          if (answer.ok || answer.error.code !== code) fail(code, { code }, said);
          return answer.error as Extract<ErrorOf<R>, { readonly code: typeof code }>;
        },
      };
    },
  };
}

/** Runners draw a diff from `expected` and `actual`. */
function fail(wanted: string, expected: unknown, actual: unknown): never {
  const message = `expected ${wanted}: ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;
  throw Object.assign(new Error(message), { expected, actual });
}
