import { fc } from '@fast-check/vitest';
import { anActor, countingIds, deepFreeze, fixedContext, fixtures } from 'contactkit/testing';
import type { Actor } from '../../src/access/actor.js';
import type { Context } from '../../src/access/context.js';
import type { Policy } from '../../src/access/policy.js';
import type { Change, Deletion } from '../../src/contact/change.js';
import type { Contact, Tombstone } from '../../src/contact/contact.js';
import { createContact } from '../../src/contact/create.js';
import type { ContactEvent } from '../../src/contact/events.js';
import { receiveMessage } from '../../src/contact/messages.js';
import type { Rejection } from '../../src/kernel/errors.js';
import type { Result } from '../../src/kernel/result.js';
import { restrictions, roles, type Source, sources } from '../../src/kernel/vocabulary.js';
import * as inputs from './inputs.js';
import { type OperationName, operationNames, operations } from './operations.js';

/** One call of a history; who calls, and from where, changes from call to call. */
export interface Step {
  readonly name: OperationName;
  readonly input: unknown;
  readonly actor: Actor;
  readonly source: Source | undefined;
  readonly policy: Policy | undefined;
}
/** How a contact comes to be: a call that makes one, or one that was there. */
export type Beginning =
  | { readonly by: 'create' | 'message'; readonly input: unknown; readonly source: Source | undefined }
  | { readonly by: 'fixture'; readonly name: keyof typeof fixtures.contacts };
/** What happened to one contact. */
export interface History {
  readonly beginning: Beginning;
  readonly steps: readonly Step[];
}

const actors = fc.oneof(
  { arbitrary: fc.constant(anActor({ role: 'owner' })), weight: 3 },
  {
    arbitrary: fc.record({
      id: fc.constantFrom('user-1', 'user-2'),
      role: fc.constantFrom(...roles),
      restrictions: fc.option(fc.subarray([...restrictions]), { nil: undefined }),
      team: fc.constantFrom(undefined, ['user-2', 'user-3']),
      hiddenFields: fc.constantFrom(undefined, undefined, ['email', 'custom.note']),
    }),
    weight: 2,
  },
);
const origins = fc.option(fc.constantFrom(...sources), { nil: undefined, freq: 2 });
const policies = fc.constantFrom<Policy | undefined>(
  undefined,
  { defaultCountry: 'SG' },
  { mayBlock: ['owner'], limits: { tagsPerContact: 2 } },
  { ranks: { channel: [], browser: ['browser', 'phone'], phone: ['phone', 'channel'] } },
);

/** Calls of one operation. */
function stepsOf(name: OperationName): fc.Arbitrary<Step> {
  return fc.record({
    name: fc.constant(name),
    input: operations[name].input,
    actor: actors,
    source: origins,
    policy: policies,
  });
}
const anyStep = fc.oneof(
  ...operationNames.map((name) => ({ arbitrary: stepsOf(name), weight: name === 'delete' ? 1 : 6 })),
);
const beginning = fc.oneof<fc.Arbitrary<Beginning>[]>(
  fc.record({ by: fc.constant('create' as const), input: inputs.create, source: origins }),
  fc.record({ by: fc.constant('message' as const), input: inputs.receiveMessage, source: origins }),
  fc.record({
    by: fc.constant('fixture' as const),
    name: fc.constantFrom(...(Object.keys(fixtures.contacts) as (keyof typeof fixtures.contacts)[])),
  }),
);

/** Up to 25 calls of any operation, good and bad, on a contact that came to be in any way. */
export const histories: fc.Arbitrary<History> = fc.record({
  beginning,
  steps: fc.array(anyStep, { maxLength: 25, size: 'max' }),
});

/** The answer of a call. */
export type Answer = Result<Change | Deletion, Rejection>;
/** A call, and what came of it. */
export interface Played {
  readonly step: Step;
  readonly before: Contact | Tombstone;
  readonly answer: Answer;
  /** The same call with a context of its own; ids as in the first. */
  readonly again: (contact?: Contact | Tombstone, input?: unknown) => Answer;
}

const { fields, tags, stages } = fixtures;
const first = Date.parse('2026-11-23T09:00:00.000Z');

/** Plays a history: the first call is made a minute before the second. A beginning that is refused gives nothing. */
export function play({ beginning: begun, steps }: History): {
  readonly born: Change | undefined;
  readonly played: readonly Played[];
} {
  const born = begin(begun);
  const played: Played[] = [];
  let before: Contact | Tombstone | undefined = born?.contact;
  for (const [index, one] of steps.entries()) {
    if (before === undefined) break;
    const start: Contact | Tombstone = before;
    const again: Played['again'] = (contact = start, input = one.input) =>
      operations[one.name].run(contact, input, contextOf(one, index + 1));
    const answer = again();
    played.push({ step: one, before, answer, again });
    if (answer.ok) before = answer.value.contact;
  }
  return { born, played };
}

function begin(begun: Beginning): Change | undefined {
  if (begun.by === 'fixture') return { contact: fixtures.contacts[begun.name], events: [] };
  const ctx = contextOf({ actor: anActor(), source: begun.source, policy: undefined }, 0);
  const made =
    begun.by === 'create'
      ? createContact(begun.input as { readonly firstName: string }, ctx, { fields, tags, stages })
      : receiveMessage(null, begun.input as { readonly channelId: string; readonly at: string }, ctx, {
          fields,
          stages,
        });
  return made.ok ? made.value : undefined;
}

function contextOf(step: Pick<Step, 'actor' | 'source' | 'policy'>, index: number): Context {
  const now = new Date(first + index * 60_000).toISOString();
  const { actor, source, policy } = step;
  return deepFreeze(fixedContext({ actor, source, policy, now, newId: countingIds(`step${index}`) }));
}

/** All events, from the first call on. */
export function eventsOf({ born, played }: ReturnType<typeof play>): readonly ContactEvent[] {
  return [
    ...(born?.events ?? []),
    ...played.flatMap(({ answer }): readonly ContactEvent[] => (answer.ok ? answer.value.events : [])),
  ];
}

/** Where the contact ended. */
export function lastOf({ born, played }: ReturnType<typeof play>): Contact | Tombstone | undefined {
  return played.reduce<Contact | Tombstone | undefined>(
    (before, { answer }) => (answer.ok ? answer.value.contact : before),
    born?.contact,
  );
}

/** M1: message times move without events, so the laws of events look past them. */
export function apartFromMessageTimes(contact: Contact | Tombstone | undefined): unknown {
  if (contact === undefined || contact.status === 'deleted') return contact;
  return {
    ...contact,
    lastMessageAt: null,
    lastInboundAt: null,
    channels: contact.channels.map((one) => ({ ...one, lastInteractionAt: null })),
  };
}
