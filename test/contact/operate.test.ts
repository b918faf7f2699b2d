import { aContact, anActor, aTombstone, fixedContext, fixtures } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/access/context.js';
import type { Contact } from '../../src/contact/contact.js';
import { openConversation } from '../../src/contact/conversation.js';
import { deleteContact } from '../../src/contact/delete.js';
import { factsIssues, operate } from '../../src/contact/operate.js';
import { moveToStage } from '../../src/contact/stage.js';
import { ok } from '../../src/kernel/result.js';
import { faults } from './faults.js';

const agent = fixedContext({ actor: anActor({ role: 'agent' }) });
const elsewhere = fixedContext({ workspaceId: 'workspace-2', actor: anActor({ role: 'agent' }) });

describe('the way into an operation, in this order', () => {
  // Each row is wrong in everything that its later rows are wrong in too.
  it.each<[string, unknown, unknown, readonly string[]]>([
    ['X1 a whole context', {}, { ...elsewhere, now: 'now' }, ['ctx.now INPUT_INVALID_TYPE']],
    ['X1 a whole contact', { ...aTombstone(), version: null }, elsewhere, ['contact.version INPUT_INVALID_TYPE']],
    ['A6 of the same workspace', aTombstone(), elsewhere, ['contact.workspaceId INPUT_WRONG_WORKSPACE']],
    ['S7 not deleted', aTombstone(), agent, ['CONTACT_DELETED']],
    ['A1 by somebody who may', aContact(), agent, ['FORBIDDEN']],
    ['and then the input', aContact(), fixedContext(), ['force INPUT_UNKNOWN_KEY']],
  ])('%s', (_, contact, ctx, expected) => {
    expect(faults(deleteContact(contact as Contact, { force: true } as object, ctx as Context))).toEqual(expected);
  });
  it('S1 the status before the input', () => {
    expect(faults(openConversation(fixtures.contacts.blocked, { force: true } as object, agent))).toEqual([
      'CONTACT_BLOCKED',
    ]);
  });
  it('X1 facts with the contact', () => {
    const answer = moveToStage(
      { ...aContact(), tags: null } as unknown as Contact,
      { stageId: null },
      agent,
      null as unknown as { stages: [] },
    );
    expect(faults(answer)).toEqual(['contact.tags INPUT_INVALID_TYPE', 'facts INPUT_INVALID_TYPE']);
    expect(factsIssues({})).toEqual([]);
    expect(factsIssues(undefined)).toMatchObject([{ code: 'INPUT_REQUIRED', path: ['facts'] }]);
  });

  it('hands on the very contact, and the context with its source', () => {
    const contact = aContact();
    const answer = operate('edit', { contact, input: {}, ctx: agent }, (subject, context) => ok([subject, context]));
    expect(answer).toEqual({ ok: true, value: [contact, { ...agent, source: 'manual' }] });
    expect(answer.ok && answer.value[0]).toBe(contact);
  });
});
