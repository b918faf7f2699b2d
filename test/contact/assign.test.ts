import { aContact, fixedContext, fixtures, scenario } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { assignContact } from '../../src/contact/assign.js';
import { faults } from './faults.js';

const ctx = fixedContext();
const assigned = aContact({ assigneeId: 'user-2' });

describe('C6 one user or none', () => {
  it.each([
    [null, 'user-2'],
    ['user-2', 'user-3'],
    ['user-2', null],
  ])('C6 from %s to %s', (before, after) => {
    const change = scenario(aContact({ assigneeId: before }))
      .when((subject) => assignContact(subject, { assigneeId: after }, ctx))
      .emits('contact.assigned');
    expect(change.contact.assigneeId).toBe(after);
    expect(change.events[0]?.data).toEqual({ before, after });
  });
  it.each([null, 'user-2'])('C6 to %s who has it: no-op', (assigneeId) => {
    scenario(aContact({ assigneeId }))
      .when((subject) => assignContact(subject, { assigneeId }, ctx))
      .changesNothing();
  });
  it('C6 a blocked contact can be assigned', () => {
    const { contact } = scenario(fixtures.contacts.blocked)
      .when((subject) => assignContact(subject, { assigneeId: 'user-2' }, ctx))
      .emits('contact.assigned');
    expect(contact).toMatchObject({ status: 'blocked', assigneeId: 'user-2' });
  });
});

it.each<[unknown, readonly string[]]>([
  [undefined, ['assigneeId INPUT_REQUIRED']],
  [{}, ['assigneeId INPUT_REQUIRED']],
  [{ assigneeId: 7 }, ['assigneeId INPUT_INVALID_TYPE']],
  [{ assigneeId: '' }, ['assigneeId INPUT_INVALID_VALUE']],
  [{ assigneeId: 'id:user-2' }, ['assigneeId INPUT_INVALID_VALUE']],
  [{ assigneeId: ['user-2'] }, ['assigneeId INPUT_INVALID_TYPE']],
  [{ assigneeId: 'user-2', team: 'x' }, ['team INPUT_UNKNOWN_KEY']],
])('X1 C6 refuses %j', (input, expected) => {
  expect(faults(assignContact(assigned, input as { assigneeId: string }, ctx))).toEqual(expected);
});
