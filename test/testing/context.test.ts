import { anActor, fixedContext, testNow, testWorkspaceId } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { checkContext } from '../../src/access/context.js';

describe('a context in which nothing moves', () => {
  it('is a context, of a manager without restrictions', () => {
    expect(checkContext(fixedContext())).toMatchObject({
      ok: true,
      value: { workspaceId: testWorkspaceId, now: testNow, actor: { id: 'user-1', role: 'manager' }, source: 'manual' },
    });
  });
  it('counts its ids anew with every call', () => {
    const ids = [fixedContext(), fixedContext()].map(({ newId }) => [newId(), newId()]);
    expect(ids).toEqual([
      ['id-1', 'id-2'],
      ['id-1', 'id-2'],
    ]);
  });
  it('takes what it is given', () => {
    const actor = anActor({ role: 'agent', restrictions: ['onlyMine'] });
    expect(actor).toEqual({ id: 'user-1', role: 'agent', restrictions: ['onlyMine'] });
    expect(fixedContext({ actor, source: 'import' })).toMatchObject({ actor, source: 'import', now: testNow });
  });
});
