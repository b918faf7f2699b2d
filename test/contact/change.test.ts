import { aContact, anActor, countingIds, deepFreeze, fixedContext } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Checked } from '../../src/access/context.js';
import { change, unchanged } from '../../src/contact/change.js';

const ctx: Checked = {
  ...fixedContext({ actor: anActor({ id: 'user-7', role: 'agent', team: ['x'] }) }),
  source: 'import',
};
const before = deepFreeze(aContact({ version: 41 }));

describe('E1 the envelope', () => {
  it('E1 says who, what, when, whose, and in which order', () => {
    const answer = change(before, { ...ctx, newId: countingIds() }, (draft, emit) => {
      draft.assigneeId = 'user-2';
      emit('contact.assigned', { before: null, after: 'user-2' });
      draft.status = 'blocked';
      emit('contact.blocked', { reason: null });
    });
    const common = {
      workspaceId: 'workspace-1',
      version: 42,
      at: ctx.now,
      actor: { id: 'user-7', role: 'agent' },
      source: 'import',
    };
    expect(answer).toStrictEqual({
      ok: true,
      value: {
        contact: { ...before, version: 42, updatedAt: ctx.now, assigneeId: 'user-2', status: 'blocked' },
        events: [
          {
            id: 'id-1',
            type: 'contact.assigned',
            seq: 0,
            subject: { type: 'contact', id: 'contact-1', status: 'active' },
            data: { before: null, after: 'user-2' },
            ...common,
          },
          {
            id: 'id-2',
            type: 'contact.blocked',
            seq: 1,
            subject: { type: 'contact', id: 'contact-1', status: 'blocked' },
            data: { reason: null },
            ...common,
          },
        ],
      },
    });
  });
  it('C3 without an event there is no version, no time, no id', () => {
    const newId = (): never => {
      throw new Error('asked for an id');
    };
    const answer = change(before, { ...ctx, newId }, () => {});
    expect(answer.ok && answer.value.contact).toBe(before);
    expect(answer).toEqual(unchanged(before));
  });
  it('M1 message times move without a version', () => {
    const answer = change(before, ctx, (draft) => {
      draft.lastMessageAt = ctx.now;
    });
    expect(answer).toStrictEqual({ ok: true, value: { contact: { ...before, lastMessageAt: ctx.now }, events: [] } });
  });
  it.each([['', 'a:b', 7, undefined, null].map((id) => [id])].flat())('C4 an id %j is none', (id) => {
    const answer = change(before, { ...ctx, newId: () => id as string }, (_, emit) => emit('contact.unblocked', {}));
    expect(answer).toEqual({
      ok: false,
      error: { code: 'INVALID', issues: [{ code: 'INPUT_INVALID_VALUE', path: ['ctx', 'newId'], params: {} }] },
    });
  });
});
