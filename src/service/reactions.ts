import type { Checked } from '../access/context.js';
import type { ContactEvent } from '../contact/events.js';
import type { Reaction, ReactionPort, ReactionTask } from '../ports/outbox.js';
import type { Environment } from './scope.js';

type Demand = (event: ContactEvent, env: Environment) => readonly (readonly [ReactionPort, ReactionTask])[];

/** E3: event → what it demands of other modules. An event that is not here demands nothing. */
const demands: { readonly [type: string]: Demand } = {
  'contact.blocked': ({ subject, at }, { workflows }) =>
    workflows === undefined ? [] : [['workflows', { type: 'stopWorkflows', contactId: subject.id, at }]],
  'contact.deleted': ({ subject }, { messages }) => [
    ...(messages === undefined ? [] : [['messages', { type: 'deleteMessages', contactIds: [subject.id] }] as const]),
    ['purge', { type: 'eraseContact', contactId: subject.id }],
  ],
};

/** E3: the reactions that the events of one commit demand, to be written with them. */
export function reactionsTo(events: readonly ContactEvent[], env: Environment, ctx: Checked): readonly Reaction[] {
  return events.flatMap((event) =>
    (demands[event.type]?.(event, env) ?? []).map(([port, task]) => reaction(ctx, port, task, [event.subject.id])),
  );
}

/** A reaction at its beginning. */
export function reaction(
  ctx: Checked,
  port: ReactionPort,
  task: ReactionTask,
  contactIds: readonly string[],
): Reaction {
  const { workspaceId, now } = ctx;
  return {
    id: ctx.newId(),
    workspaceId,
    contactIds,
    port,
    task,
    createdAt: now,
    dueAt: now,
    attempts: 0,
    error: null,
    parked: false,
  };
}
