import { test } from '@fast-check/vitest';
import { aContact, aTombstone, fixedContext, fixtures } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { lifecycle } from '../../src/contact/lifecycle.js';
import { contactActions } from '../../src/kernel/vocabulary.js';
import { histories, play } from './histories.js';
import { operationNames, operations } from './operations.js';

const { full, blocked } = fixtures.contacts;
const subjects = {
  active: aContact({ ...full, id: 'subject' }),
  blocked: aContact({ ...full, id: 'subject', status: 'blocked', block: blocked.block }),
  deleted: aTombstone({ id: 'subject' }),
} as const;
const statuses = Object.keys(subjects) as (keyof typeof subjects)[];

describe('S1 every status × every action, as the table says', () => {
  it.each(statuses.flatMap((status) => operationNames.map((action) => [status, action] as const)))(
    'S1 %s: %s',
    (status, action) => {
      const next = lifecycle[status][action];
      const answer = operations[action].run(subjects[status], operations[action].sample, fixedContext());
      const outcome = answer.ok ? answer.value.contact.status : answer.error;
      expect(outcome).toEqual(next.startsWith('CONTACT_') ? { code: next, id: 'subject' } : next);
    },
  );

  test.prop([histories])('S1 over histories: no other status is ever reached, no other status refused', (history) => {
    for (const { step, before, answer } of play(history).played) {
      const next = lifecycle[before.status][step.name];
      if (answer.ok) expect(answer.value.contact.status).toBe(next);
      else if (answer.error.code.startsWith('CONTACT_')) expect(answer.error.code).toBe(next);
    }
  });
});

describe('S1 the table itself', () => {
  it('S1 has a row for every action at every status', () => {
    for (const status of Object.values(lifecycle)) expect(Object.keys(status)).toEqual([...contactActions]);
  });

  // The arrows of the rule, and every other action stays where it is.
  const arrows: { readonly [status: string]: { readonly [action: string]: string } } = {
    active: { block: 'blocked', merge: 'merged', delete: 'deleted' },
    blocked: {
      unblock: 'active',
      delete: 'deleted',
      openConversation: 'CONTACT_BLOCKED',
      snoozeConversation: 'CONTACT_BLOCKED',
      merge: 'CONTACT_BLOCKED',
      unmerge: 'CONTACT_BLOCKED',
    },
    merged: { unmerge: 'active' },
    deleted: {},
  };
  const otherwise = { active: 'active', blocked: 'blocked', merged: 'primary', deleted: 'CONTACT_DELETED' } as const;
  it.each(Object.entries(otherwise))('S1 S4 S7 %s has its arrows, and else stays %s', (status, stays) => {
    const expected = contactActions.map((action) => [action, arrows[status]?.[action] ?? stays]);
    expect(lifecycle[status as keyof typeof lifecycle]).toEqual(Object.fromEntries(expected));
  });
});
