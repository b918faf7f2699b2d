import { countingIds } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { type EventEnvelope, envelope, envelopes, type Stamp } from '../../src/kernel/event.js';

type Opened = EventEnvelope<'door.opened', { readonly type: 'door'; readonly id: string }, { readonly by: string }>;
const at = '2026-11-23T09:00:00.000Z';
const stamp = (newId: () => string): Stamp & { readonly policy: object } => ({
  workspaceId: 'w',
  source: 'api',
  now: at,
  actor: { id: 'u', role: 'owner', restrictions: ['onlyMine'] } as Stamp['actor'],
  newId,
  policy: {},
});
const opened = { type: 'door.opened', subject: { type: 'door', id: 'd' }, data: { by: 'u' } } as const;

describe('E1 events', () => {
  it('E1 say what, of what, when, by whom and from where, and nothing else of the context', () => {
    expect(envelope<Opened>(stamp(countingIds()), 4, 2, opened)).toStrictEqual({
      id: 'id-1',
      type: 'door.opened',
      workspaceId: 'w',
      subject: { type: 'door', id: 'd' },
      version: 4,
      seq: 2,
      at,
      actor: { id: 'u', role: 'owner' },
      source: 'api',
      data: { by: 'u' },
    });
  });
  it('E1 of one commit share the version and count from 0', () => {
    const answer = envelopes<Opened>(stamp(countingIds()), 4, [opened, opened, opened]);
    expect(answer.ok && answer.value.map(({ id, version, seq }) => [id, version, seq])).toEqual([
      ['id-1', 4, 0],
      ['id-2', 4, 1],
      ['id-3', 4, 2],
    ]);
    expect(envelopes<Opened>(stamp(countingIds()), 4, [])).toEqual({ ok: true, value: [] });
  });
  it('C4 need ids, every one of them', () => {
    const ids = ['good', 'b:d'];
    expect(
      envelopes<Opened>(
        stamp(() => ids.shift()!),
        4,
        [opened, opened],
      ),
    ).toMatchObject({ error: { code: 'INVALID' } });
  });
});
