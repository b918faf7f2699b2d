import { aContact, anActor, fixedContext, fixtures, scenario } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { blockContact, unblockContact } from '../../src/contact/block.js';
import type { Contact } from '../../src/contact/contact.js';
import { faults } from './faults.js';

const { contacts } = fixtures;
const ctx = fixedContext({ actor: anActor({ id: 'user-7', role: 'agent' }) });
const block = (contact: Contact, input: { readonly reason?: string | null } = {}): ReturnType<typeof blockContact> =>
  blockContact(contact, input, ctx);

describe('S2 block', () => {
  it.each(['full', 'snoozed', 'snoozedForGood'] as const)(
    'S2 first closes the conversation of %s, then blocks',
    (name) => {
      const before = contacts[name];
      const { contact, events } = scenario(before)
        .when((subject) => block(subject, { reason: 'spam' }))
        .emits('conversation.closed', 'contact.blocked');
      expect(contact).toEqual({
        ...before,
        version: before.version + 1,
        updatedAt: ctx.now,
        status: 'blocked',
        block: { at: ctx.now, by: 'user-7', reason: 'spam' },
        conversation: {
          status: 'closed',
          openedAt: before.conversation?.openedAt,
          openedBy: before.conversation?.openedBy,
          closedAt: ctx.now,
          closedBy: 'user-7',
        },
      });
      expect(events.map(({ data }) => data)).toEqual([
        { by: 'block', category: null, summary: null },
        { reason: 'spam' },
      ]);
      // The closing is still of an active contact: a workflow that it starts is stopped by the block.
      expect(events.map(({ subject, seq, version }) => [subject.status, seq, version])).toEqual([
        ['active', 0, contact.version],
        ['blocked', 1, contact.version],
      ]);
    },
  );
  it.each(['closed', 'neverSet'] as const)('S2 there is nothing to close at %s', (name) => {
    const { contact } = scenario(contacts[name])
      .when((subject) => block(subject))
      .emits('contact.blocked');
    expect(contact.conversation).toBe(contacts[name].conversation);
  });

  it.each([
    [undefined, null],
    [null, null],
    ['', null],
    [' \u200b ', null],
    ['  told us\nto go ', 'told us to go'],
    ['🤬'.repeat(500), '🤬'.repeat(500)],
  ])('S2 the reason %j is kept as %j', (reason, kept) => {
    const answer = block(aContact(), reason === undefined ? {} : { reason });
    expect(answer).toMatchObject({
      ok: true,
      value: { contact: { block: { reason: kept } }, events: [{ data: { reason: kept } }] },
    });
  });
  it.each<[unknown, readonly string[]]>([
    [{ reason: 7 }, ['reason TEXT_INVALID_TYPE']],
    [{ reason: 'x'.repeat(501) }, ['reason TEXT_TOO_LONG']],
    [{ reason: 'a\u0000b' }, ['reason TEXT_INVALID_CHARACTERS']],
    [{ because: 'x' }, ['because INPUT_UNKNOWN_KEY']],
    [null, ['INPUT_INVALID_TYPE']],
  ])('X1 refuses %j', (input, expected) => {
    expect(faults(block(aContact(), input as { reason: string }))).toEqual(expected);
    expect(faults(block(contacts.blocked, input as { reason: string }))).toEqual(expected);
  });
});

describe('S3 blocking the blocked and unblocking the active is a no-op', () => {
  it('S3 who blocked first, when and why stays', () => {
    scenario(contacts.blocked)
      .when((subject) => block(subject, { reason: 'another' }))
      .changesNothing();
  });
  it.each(['full', 'neverSet', 'snoozed'] as const)('S3 unblocking %s', (name) => {
    scenario(contacts[name])
      .when((subject) => unblockContact(subject, {}, ctx))
      .changesNothing();
  });
});

describe('S5 unblock', () => {
  it('S5 makes it active, and the conversation stays closed', () => {
    const { contact, events } = scenario(contacts.blocked)
      .when((subject) => unblockContact(subject, {}, ctx))
      .emits('contact.unblocked');
    expect(contact).toEqual({ ...contacts.blocked, version: 5, updatedAt: ctx.now, status: 'active', block: null });
    expect(events[0]).toMatchObject({ data: {}, subject: { status: 'active' } });
  });
  it('X1 takes no input', () => {
    expect(faults(unblockContact(contacts.blocked, { reason: 'x' } as object, ctx))).toEqual([
      'reason INPUT_UNKNOWN_KEY',
    ]);
    expect(unblockContact(contacts.blocked, undefined as unknown as object, ctx).ok).toBe(true);
  });
});
