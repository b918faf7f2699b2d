import { fc, test } from '@fast-check/vitest';
import { aContact, anActor, anIdentity, aTombstone, fixedContext } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.js';
import { forbidden } from '../../src/access/permissions.js';
import type { Policy } from '../../src/access/policy.js';
import { type ActionVerdict, allowedActions, type MenuAction, menuActions } from '../../src/contact/allowed-actions.js';
import type { Contact, Tombstone } from '../../src/contact/contact.js';
import { lifecycle } from '../../src/contact/lifecycle.js';
import { restrictions, roles } from '../../src/kernel/vocabulary.js';
import { operations } from '../laws/operations.js';
import { thrown } from './thrown.js';

const at = '2026-03-01T10:00:00.000Z';
const blocked = { status: 'blocked', block: { at, by: 'user-1', reason: null } } as const;
const open = { status: 'open', openedAt: at, openedBy: 'user-1' } as const;
const snoozed = { ...open, status: 'snoozed' } as const;
const closed = { ...open, status: 'closed', closedAt: at, closedBy: 'user-1' } as const;

const verdict = (action: MenuAction, contact: Contact | Tombstone, actor: Actor = anActor(), policy?: Policy) =>
  allowedActions(contact, actor, policy).find((one) => one.action === action);

const contacts = fc
  .record({
    blocked: fc.boolean(),
    conversation: fc.constantFrom(null, open, snoozed, closed),
    tags: fc.constantFrom([], ['tag-vip']),
    channels: fc.constantFrom([], [anIdentity()]),
    assigneeId: fc.constantFrom(null, 'user-1', 'user-2', 'user-3'),
  })
  .filter((one) => !(one.blocked && (one.conversation === open || one.conversation === snoozed)))
  .map(({ blocked: isBlocked, ...known }) => aContact({ ...known, ...(isBlocked && blocked) }));
const actors = fc.record({
  id: fc.constant('user-1'),
  role: fc.constantFrom(...roles),
  restrictions: fc.subarray([...restrictions]),
  team: fc.constant(['user-2']),
});
// Where the sample of the operation would do nothing.
const inputs: { readonly [A in MenuAction]?: unknown } = {
  tag: { tags: ['newsletter'] },
  untag: { tags: ['VIP'] },
};
const policies = fc.constantFrom<Policy | undefined>(undefined, { mayBlock: ['owner'] }, { mayBlock: [] });

describe('allowedActions', () => {
  it('A5 says something of every action of a menu, in one order', () => {
    for (const contact of [aContact(), aContact(blocked), aTombstone()])
      expect(allowedActions(contact, anActor()).map(({ action }) => action)).toEqual([...menuActions]);
  });

  it.each<[string, Contact, MenuAction, Omit<ActionVerdict, 'action'>]>([
    [
      'A5 block closes what is open',
      aContact({ conversation: open }),
      'block',
      { enabled: true, effects: ['closesConversation', 'stopsWorkflows', 'hidesMessages'] },
    ],
    [
      'A5 block closes what is snoozed',
      aContact({ conversation: snoozed }),
      'block',
      { enabled: true, effects: ['closesConversation', 'stopsWorkflows', 'hidesMessages'] },
    ],
    [
      'A5 block has nothing to close',
      aContact({ conversation: closed }),
      'block',
      { enabled: true, effects: ['stopsWorkflows', 'hidesMessages'] },
    ],
    ['S3 a blocked contact has nothing to block', aContact(blocked), 'block', { enabled: false }],
    ['S3 an active one has nothing to unblock', aContact(), 'unblock', { enabled: false }],
    ['S1 a blocked one can be unblocked', aContact(blocked), 'unblock', { enabled: true }],
    ['S6 delete takes the messages', aContact(), 'delete', { enabled: true, effects: ['deletesMessages'] }],
    [
      'S6 delete ends a block, and says so',
      aContact(blocked),
      'delete',
      { enabled: true, effects: ['deletesMessages', 'endsBlock'] },
    ],
    [
      'S4 a blocked one opens no conversation',
      aContact(blocked),
      'openConversation',
      { enabled: false, reason: { code: 'CONTACT_BLOCKED', id: 'contact-1' } },
    ],
    [
      'S4 nor merges',
      aContact(blocked),
      'merge',
      { enabled: false, reason: { code: 'CONTACT_BLOCKED', id: 'contact-1' } },
    ],
    ['C6 it can be edited', aContact(blocked), 'edit', { enabled: true }],
    ['A5 what is open is not opened', aContact({ conversation: open }), 'openConversation', { enabled: false }],
    ['A5 what is snoozed is', aContact({ conversation: snoozed }), 'openConversation', { enabled: true }],
    ['A5 and is closed', aContact({ conversation: snoozed }), 'closeConversation', { enabled: true }],
    ['A5 what never was is not closed', aContact(), 'closeConversation', { enabled: false }],
    ['A5 nor snoozed', aContact(), 'snoozeConversation', { enabled: false }],
    ['A5 what is closed is not snoozed', aContact({ conversation: closed }), 'snoozeConversation', { enabled: false }],
    ['A5 without tags there is none to remove', aContact(), 'untag', { enabled: false }],
    ['A5 with one there is', aContact({ tags: ['tag-vip'] }), 'untag', { enabled: true }],
    ['A5 without a channel none to disconnect', aContact(), 'disconnectChannel', { enabled: false }],
    ['A5 or to opt out of', aContact(), 'setOptOut', { enabled: false }],
    ['A5 with one there is', aContact({ channels: [anIdentity()] }), 'setOptOut', { enabled: true }],
    ['A5 messages can be looked at', aContact(), 'viewMessages', { enabled: true }],
  ])('%s', (_, contact, action, expected) => {
    expect(verdict(action, contact)).toEqual({ action, ...expected });
  });

  it('S7 nothing can be done with a deleted contact', () => {
    for (const one of allowedActions(aTombstone({ id: 'gone' }), anActor({ role: 'system' })))
      expect(one).toEqual({ action: one.action, enabled: false, reason: { code: 'CONTACT_DELETED', id: 'gone' } });
  });

  it.each([
    ['onlyMine', 'user-2', false],
    ['onlyMine', null, false],
    ['onlyMine', 'user-1', true],
    ['teamOnly', 'user-3', false],
    ['teamOnly', 'user-2', true],
  ] as const)('A4 a contact out of scope does not exist: %s, assigned to %s', (restriction, assigneeId, seen) => {
    const actor = anActor({ restrictions: [restriction], team: ['user-2'] });
    expect(verdict('edit', aContact({ assigneeId }), actor)).toEqual(
      seen
        ? { action: 'edit', enabled: true }
        : { action: 'edit', enabled: false, reason: { code: 'CONTACT_NOT_FOUND', ref: 'contact-1' } },
    );
  });

  const inScope = fc.tuple(
    contacts.map((contact) => ({ ...contact, assigneeId: 'user-1' })),
    actors,
    policies,
  );
  test.prop([inScope])('A1 S1 A5 follows the two tables', ([contact, actor, policy]) => {
    for (const { action, enabled, reason, effects } of allowedActions(contact, actor, policy)) {
      const denied = forbidden(action === 'viewMessages' ? 'get' : action, actor, policy);
      const next = action === 'viewMessages' ? undefined : lifecycle[contact.status][action];
      const stopped = next === 'CONTACT_BLOCKED' ? { code: next, id: contact.id } : undefined;
      expect(reason, action).toEqual(denied ?? stopped);
      if (reason !== undefined) expect(enabled, action).toBe(false);
      if (!enabled) expect(effects, action).toBeUndefined();
    }
  });

  test.prop([inScope])(
    'A5 gives the reason that the operation gives, and what is on does something',
    ([contact, actor, policy]) => {
      const ctx = fixedContext({ actor, policy });
      for (const { action, enabled, reason } of allowedActions(contact, actor, policy)) {
        if (action === 'viewMessages' || action === 'merge') continue;
        const { run, sample } = operations[action];
        const answer = run(contact, inputs[action] ?? sample, ctx);
        if (reason !== undefined) expect(answer, action).toEqual({ ok: false, error: reason });
        else expect(answer.ok && answer.value.events.length > 0, action).toBe(enabled);
      }
    },
  );

  test.prop([contacts, actors, policies])('W4 never offers to block and to unblock', (contact, actor, policy) => {
    const on = allowedActions(contact, actor, policy).filter(
      ({ action, enabled }) => enabled && action.endsWith('block'),
    );
    expect(on.length).toBeLessThanOrEqual(1);
    for (const { action } of on) expect(action).toBe(contact.status === 'blocked' ? 'unblock' : 'block');
  });

  it.each<[unknown, unknown, unknown, readonly string[]]>([
    [7, anActor(), undefined, ['contact']],
    [aContact(), undefined, undefined, ['actor']],
    [aContact(), { id: 'u', role: 'agent', restrictions: 'none' }, undefined, ['actor', 'restrictions']],
    [aContact(), anActor(), 7, ['policy']],
    [aContact(), anActor(), { mayBlock: 'all' }, ['policy', 'mayBlock']],
  ])('X1 refuses bad arguments', (contact, actor, policy, path) => {
    const error = thrown(() => allowedActions(contact as Contact, actor as Actor, policy as Policy));
    expect(error).toMatchObject({
      code: 'INVALID',
      rejection: { issues: expect.arrayContaining([expect.objectContaining({ path })]) },
    });
  });
});
