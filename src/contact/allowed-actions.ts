import type { Actor } from '../access/actor.js';
import { checkActor, checkPolicy } from '../access/context.js';
import { forbidden } from '../access/permissions.js';
import type { Policy } from '../access/policy.js';
import { mayView } from '../access/visibility.js';
import type { Rejection } from '../kernel/errors.js';
import { ok } from '../kernel/result.js';
import { answer } from './answer.js';
import { contactIssues } from './check.js';
import type { Contact, Tombstone } from './contact.js';
import { lifecycle } from './lifecycle.js';

/**
 * A5: what a menu can offer for one contact. Everything else that happens to a contact comes from channels and messages, or
 * needs another record to be told about (`unmerge`).
 */
export const menuActions = [
  'viewMessages',
  'edit',
  'assign',
  'tag',
  'untag',
  'moveToStage',
  'connectChannel',
  'disconnectChannel',
  'setOptOut',
  'openConversation',
  'closeConversation',
  'snoozeConversation',
  'block',
  'unblock',
  'merge',
  'delete',
] as const;
/** One of {@link menuActions}. */
export type MenuAction = (typeof menuActions)[number];

/** What an action does beside what its name says; for the question that a menu asks first. */
export type ActionEffect = 'closesConversation' | 'stopsWorkflows' | 'hidesMessages' | 'deletesMessages' | 'endsBlock';

/** A5: one action of a menu. */
export interface ActionVerdict<A extends MenuAction = MenuAction> {
  readonly action: A;
  readonly enabled: boolean;
  /** Why it would be refused. Absent from one that is off too, when there is nothing to do: blocking a blocked contact. */
  readonly reason?: Rejection<'FORBIDDEN' | 'CONTACT_NOT_FOUND' | 'CONTACT_DELETED' | 'CONTACT_BLOCKED'>;
  /** Of an enabled one: what it brings with it now. */
  readonly effects?: readonly ActionEffect[];
}

const isUnderway = ({ conversation }: Contact): boolean => conversation !== null && conversation.status !== 'closed';
const isBlocked = ({ status }: Contact): boolean => status === 'blocked';
const hasNoChannel = ({ channels }: Contact): boolean => channels.length === 0;

// Actions that would be a no-op on such a contact (S3).
const idle: { readonly [A in MenuAction]?: (contact: Contact) => boolean } = {
  untag: ({ tags }) => tags.length === 0,
  disconnectChannel: hasNoChannel,
  setOptOut: hasNoChannel,
  openConversation: ({ conversation }) => conversation?.status === 'open',
  closeConversation: (contact) => !isUnderway(contact),
  snoozeConversation: (contact) => !isUnderway(contact),
  block: isBlocked,
  unblock: (contact) => !isBlocked(contact),
};

// S2, S6.
const effects: { readonly [A in MenuAction]?: (contact: Contact) => readonly ActionEffect[] } = {
  block: (contact) => [...when(isUnderway(contact), 'closesConversation'), 'stopsWorkflows', 'hidesMessages'],
  delete: (contact) => ['deletesMessages', ...when(isBlocked(contact), 'endsBlock')],
};

/**
 * What the actor may do with the contact now, each action of {@link menuActions} with why it is off and what else it does
 * (A5): by the lifecycle (S1), the permissions (A1) and what the actor may see (A4). Deleting a blocked contact says that
 * it ends the block (S6). Throws `INVALID`.
 */
export function allowedActions(contact: Contact | Tombstone, actor: Actor, policy?: Policy): readonly ActionVerdict[] {
  return answer(
    { contact, actor, policy },
    (faults) => {
      faults.push(...contactIssues(contact));
      checkActor(actor, faults);
      checkPolicy(policy, faults);
    },
    () => ok(menuActions.map((action) => verdictOn(action, contact, actor, policy))),
  );
}

function verdictOn(
  action: MenuAction,
  contact: Contact | Tombstone,
  actor: Actor,
  policy: Policy | undefined,
): ActionVerdict {
  const off = (reason: NonNullable<ActionVerdict['reason']>): ActionVerdict => ({ action, enabled: false, reason });
  const { id } = contact;
  if (contact.status === 'deleted') return off({ code: 'CONTACT_DELETED', id });
  if (!mayView(actor, contact.assigneeId)) return off({ code: 'CONTACT_NOT_FOUND', ref: id });
  const denied = forbidden(action === 'viewMessages' ? 'get' : action, actor, policy);
  if (denied !== undefined) return off(denied);
  if (action !== 'viewMessages' && lifecycle[contact.status][action] === 'CONTACT_BLOCKED')
    return off({ code: 'CONTACT_BLOCKED', id });
  if (idle[action]?.(contact) === true) return { action, enabled: false };
  const brought = effects[action]?.(contact);
  return { action, enabled: true, ...(brought !== undefined && { effects: brought }) };
}

function when(holds: boolean, effect: ActionEffect): readonly ActionEffect[] {
  return holds ? [effect] : [];
}
