import { aContact, anActor, countingIds, fixedContext, fixtures, scenario } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { deleteContact } from '../../src/contact/delete.js';
import { faults } from './faults.js';

const ctx = fixedContext({ actor: anActor({ id: 'user-7', role: 'owner' }) });
const { contacts, tombstone } = fixtures;

describe('S6 delete', () => {
  it.each(Object.keys(contacts) as (keyof typeof contacts)[])(
    'S6 leaves of %s ids and times, no personal data',
    (name) => {
      const { id, workspaceId, createdAt, version } = contacts[name];
      const { contact } = scenario(contacts[name])
        .when((subject) => deleteContact(subject, {}, ctx))
        .emits('contact.deleted');
      expect(contact).toStrictEqual({
        status: 'deleted',
        id,
        workspaceId,
        version: version + 1,
        createdAt,
        deletedAt: ctx.now,
      });
    },
  );
  it('S6 closes no conversation, and the event names the identities that are free again, and nothing else', () => {
    const own = { ...ctx, newId: countingIds() };
    const { events } = scenario(contacts.full)
      .when((subject) => deleteContact(subject, {}, own))
      .emits('contact.deleted');
    expect(events[0]).toStrictEqual({
      id: 'id-1',
      type: 'contact.deleted',
      workspaceId: 'workspace-1',
      subject: { type: 'contact', id: 'full', status: 'deleted' },
      version: 8,
      seq: 0,
      at: ctx.now,
      actor: { id: 'user-7', role: 'owner' },
      source: 'manual',
      data: {
        channels: [
          { channelId: 'whatsapp', externalId: '6591234567' },
          { channelId: 'mail', externalId: 'Ann.Tan@example.com' },
        ],
      },
    });
  });
  it('S1 deleting a blocked contact ends the block', () => {
    const { contact } = scenario(contacts.blocked)
      .when((subject) => deleteContact(subject, {}, ctx))
      .emits('contact.deleted');
    expect(contact.status).toBe('deleted');
  });
  it('S7 a deleted one is CONTACT_DELETED, again and again', () => {
    const refused = scenario(tombstone)
      .when((subject) => deleteContact(subject, {}, ctx))
      .rejects('CONTACT_DELETED');
    expect(refused).toEqual({ code: 'CONTACT_DELETED', id: 'gone' });
  });
});

describe('A2 owner or manager without the restriction, agents never', () => {
  it.each([
    ['owner', [], undefined],
    ['manager', ['dataExport', 'workspaceSettings', 'onlyMine', 'teamOnly'], undefined],
    ['system', ['contactDeletion'], undefined],
    ['owner', ['contactDeletion'], 'contactDeletion'],
    ['manager', ['contactDeletion'], 'contactDeletion'],
    ['agent', [], 'role'],
    ['agent', ['contactDeletion'], 'role'],
  ] as const)('A2 %s with %j', (role, restrictions, because) => {
    const answer = deleteContact(aContact(), {}, fixedContext({ actor: anActor({ role, restrictions }) }));
    expect(answer.ok ? undefined : answer.error).toEqual(because && { code: 'FORBIDDEN', action: 'delete', because });
  });
});

it.each<[unknown, readonly string[]]>([
  [undefined, []],
  [{}, []],
  [{ force: true }, ['force INPUT_UNKNOWN_KEY']],
  [null, ['INPUT_INVALID_TYPE']],
])('X1 takes no input: %j', (input, expected) => {
  expect(faults(deleteContact(aContact(), input as object, ctx))).toEqual(expected);
});

it('X1 an id that is none is found out', () => {
  expect(faults(deleteContact(aContact(), {}, { ...ctx, newId: () => 'a:b' }))).toEqual([
    'ctx.newId INPUT_INVALID_VALUE',
  ]);
});
