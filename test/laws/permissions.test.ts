import { test } from '@fast-check/vitest';
import { aContact, anActor, fixedContext, fixtures } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { forbidden, permissions } from '../../src/access/permissions.js';
import type { Policy } from '../../src/access/policy.js';
import { createContact } from '../../src/contact/create.js';
import { type Action, type Restriction, type Role, restrictions, roles } from '../../src/kernel/vocabulary.js';
import { histories, play } from './histories.js';
import { operationNames, operations } from './operations.js';

const held: readonly (readonly Restriction[])[] = [[], ...restrictions.map((one) => [one]), restrictions];
const policies: readonly (Policy | undefined)[] = [undefined, { mayBlock: ['owner'] }, { mayBlock: [] }];
const actors = roles.flatMap((role) => held.map((has) => anActor({ role, restrictions: has })));

/** What the table says, read by itself: the reason of a refusal, or undefined. */
function refusal(
  action: Action,
  role: Role,
  has: readonly Restriction[],
  policy: Policy | undefined,
): string | undefined {
  const rule: string = permissions[action][role];
  if (rule === 'denied') return 'role';
  if (rule === 'policy') {
    const open: readonly Role[] =
      action === 'list' || action === 'count'
        ? (policy?.mayList ?? ['owner', 'manager'])
        : (policy?.mayBlock ?? ['owner', 'manager', 'agent']);
    return open.includes(role) ? undefined : 'policy';
  }
  return has.includes(rule as Restriction) ? rule : undefined;
}

describe('A1 every role × restriction × action, as the table says', () => {
  it.each(Object.keys(permissions) as Action[])('A1 %s is judged by the table', (action) => {
    for (const policy of [...policies, { mayList: ['agent'] } as const]) {
      for (const actor of actors) {
        const because = refusal(action, actor.role, actor.restrictions ?? [], policy);
        expect(forbidden(action, actor, policy)).toEqual(because && { code: 'FORBIDDEN', action, because });
      }
    }
  });

  const subject = aContact({ ...fixtures.contacts.full, id: 'subject' });
  it.each(operationNames)('A1 A5 %s asks the table, and nothing else forbids it', (action) => {
    for (const policy of policies) {
      for (const actor of actors) {
        const because = refusal(action, actor.role, actor.restrictions ?? [], policy);
        const answer = operations[action].run(subject, operations[action].sample, fixedContext({ actor, policy }));
        expect(answer.ok ? undefined : answer.error).toEqual(because && { code: 'FORBIDDEN', action, because });
      }
    }
  });

  it('A3 creating asks it too', () => {
    for (const actor of actors) {
      expect(createContact({ firstName: 'Ann' }, fixedContext({ actor })).ok).toBe(true);
    }
  });

  test.prop([histories])('A1 over histories: forbidden exactly when the table says so', (history) => {
    for (const { step, before, answer } of play(history).played) {
      if (before.status === 'deleted') continue;
      const { actor, policy } = step;
      const because = refusal(step.name, actor.role, actor.restrictions ?? [], policy);
      const said = !answer.ok && answer.error.code === 'FORBIDDEN' ? answer.error : undefined;
      expect(said).toEqual(because && { code: 'FORBIDDEN', action: step.name, because });
    }
  });
});
