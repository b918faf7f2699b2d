import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Cycle } from '../../src/access/policy.js';
import { countsIn } from '../../src/usage/counts-in.js';
import { monthlyActiveContacts, type UsageMessage } from '../../src/usage/monthly-active.js';
import { thrown } from '../contact/thrown.js';

const march: Cycle = { id: '2026-03', from: '2026-03-01T00:00:00.000Z', to: '2026-04-01T00:00:00.000Z' };
const april: Cycle = { id: '2026-04', from: march.to, to: '2026-05-01T00:00:00.000Z' };
const on = (day: string, more: Partial<UsageMessage> = {}): UsageMessage => ({
  contactId: 'ann',
  at: `2026-${day}T12:00:00.000Z`,
  inbound: true,
  ...more,
});

describe('monthlyActiveContacts', () => {
  it.each<[string, readonly UsageMessage[], readonly string[]]>([
    ['M4 nobody', [], []],
    ['M4 who wrote', [on('03-10')], ['ann']],
    ['M4 who was written to', [on('03-10', { inbound: false })], ['ann']],
    ['M4 each once', [on('03-10'), on('03-11'), on('03-12', { inbound: false })], ['ann']],
    [
      'M4 in the order of their first message',
      [on('03-10', { contactId: 'bob' }), on('03-02'), on('03-03', { contactId: 'bob' })],
      ['bob', 'ann'],
    ],
    ['M4 not who was only in a broadcast', [on('03-10', { inbound: false, broadcast: true })], []],
    ['M4 but who answered it', [on('03-10', { inbound: false, broadcast: true }), on('03-11')], ['ann']],
    ['M4 from belongs to the cycle', [on('03-01', { at: march.from })], ['ann']],
    ['M4 to does not', [on('04-01', { at: march.to })], []],
    ['M4 nor what was before', [on('02-28', { at: '2026-02-28T23:59:59.999Z' })], []],
    ['M2 who was blocked in this cycle', [on('03-11', { blockedAt: '2026-03-10T12:00:00.000Z' })], ['ann']],
    ['M2 not who was blocked in an earlier one', [on('03-11', { blockedAt: '2026-02-10T12:00:00.000Z' })], []],
    ['M2 who was unblocked since', [on('03-11', { blockedAt: null })], ['ann']],
    [
      'M3 who was blocked, and was written to',
      [on('03-11', { inbound: false, blockedAt: '2026-02-10T12:00:00.000Z' })],
      ['ann'],
    ],
    ['M4 a merged pair once', [on('03-10'), on('03-11', { contactId: 'ann-2', primaryId: 'ann' })], ['ann']],
    ['M4 a merged pair by its primary', [on('03-11', { contactId: 'ann-2', primaryId: 'ann' })], ['ann']],
    [
      'M4 a pair that nobody merged twice',
      [on('03-10'), on('03-11', { contactId: 'ann-2', primaryId: null })],
      ['ann', 'ann-2'],
    ],
  ])('%s', (_, messages, contactIds) => {
    expect(monthlyActiveContacts(messages, march)).toEqual({ count: contactIds.length, contactIds });
  });

  it('M2 a blocked contact counts in the cycle of the block and not from the next one on', () => {
    const blockedAt = '2026-03-10T12:00:00.000Z';
    const messages = [on('03-11', { blockedAt }), on('04-11', { blockedAt })];
    expect(monthlyActiveContacts(messages, march).count).toBe(1);
    expect(monthlyActiveContacts(messages, april).count).toBe(0);
  });

  const instant = fc.integer({ min: 0, max: 90 }).map((day) => new Date(Date.UTC(2026, 1, 1 + day)).toISOString());
  const message: fc.Arbitrary<UsageMessage> = fc.record(
    {
      contactId: fc.constantFrom('ann', 'bob', 'eve'),
      at: instant,
      inbound: fc.boolean(),
      broadcast: fc.boolean(),
      blockedAt: fc.option(instant),
      primaryId: fc.constantFrom(null, 'ann'),
    },
    { requiredKeys: ['contactId', 'at', 'inbound'] },
  );

  test.prop([fc.array(message)])('M4 is those, and only those, that a message of the cycle counts for', (messages) => {
    const counted = messages.filter(
      ({ at, inbound, broadcast = false, blockedAt = null }) =>
        at >= march.from && at < march.to && countsIn(march, { inbound, broadcast, blockedAt }),
    );
    const { count, contactIds } = monthlyActiveContacts(messages, march);
    expect(count).toBe(contactIds.length);
    expect(new Set(contactIds)).toEqual(new Set(counted.map(({ primaryId, contactId }) => primaryId ?? contactId)));
  });

  test.prop([fc.array(message), fc.array(message)])(
    'M4 neither order nor repetition counts, and a stream is as good as a list',
    (some, more) => {
      function* stream(): Generator<UsageMessage> {
        yield* more;
        yield* some;
        yield* some;
      }
      expect([...monthlyActiveContacts(stream(), march).contactIds].sort()).toEqual(
        [...monthlyActiveContacts([...some, ...more], march).contactIds].sort(),
      );
    },
  );

  it.each<[string, unknown, unknown, readonly (string | number)[]]>([
    ['no messages', undefined, march, ['messages']],
    ['messages that are none', 'abc', march, ['messages']],
    ['no cycle', [], undefined, ['cycle']],
    ['a cycle without an end', [], { from: march.from }, ['cycle', 'to']],
    ['no message', [on('03-10'), null], march, ['messages', 1]],
    ['a message of nobody', [{ ...on('03-10'), contactId: '' }], march, ['messages', 0, 'contactId']],
    ['a time in another form', [{ ...on('03-10'), at: '2026-03-10' }], march, ['messages', 0, 'at']],
    ['no direction', [{ contactId: 'ann', at: march.from }], march, ['messages', 0, 'inbound']],
    ['a broadcast that is text', [{ ...on('03-10'), broadcast: 'no' }], march, ['messages', 0, 'broadcast']],
    ['a block that is a flag', [{ ...on('03-10'), blockedAt: true }], march, ['messages', 0, 'blockedAt']],
    ['a primary without an id', [{ ...on('03-10'), primaryId: '' }], march, ['messages', 0, 'primaryId']],
    [
      'a getter that throws',
      [
        {
          get contactId() {
            throw new Error('no');
          },
        },
      ],
      march,
      ['messages', 0, 'contactId'],
    ],
  ])('X1 refuses %s', (_, messages, cycle, path) => {
    expect(thrown(() => monthlyActiveContacts(messages as UsageMessage[], cycle as Cycle))).toMatchObject({
      code: 'INVALID',
      rejection: { issues: expect.arrayContaining([expect.objectContaining({ path })]) },
    });
  });
});
