import { fc, test } from '@fast-check/vitest';
import { aContact, anIdentity } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { ContactDraft } from '../../src/contact/change.js';
import { type Touch, touch } from '../../src/contact/touch.js';

const base = aContact({
  channels: [anIdentity({ externalId: 'a', aliases: ['b'] }), anIdentity({ channelId: 'sms', externalId: 'a' })],
});
function touched(...touches: readonly Touch[]): ContactDraft {
  const draft = structuredClone(base) as ContactDraft;
  for (const one of touches) touch(draft, one);
  return draft;
}
const early = '2026-01-01T00:00:00.000Z';
const late = '2026-12-31T23:59:59.999Z';

const touches = fc.array(
  fc.record({
    channelId: fc.constantFrom('whatsapp', 'sms', 'mail'),
    externalId: fc.constantFrom('a', 'b', 'c', undefined),
    at: fc.constantFrom(early, '2026-06-01T00:00:00.000Z', late),
    inbound: fc.boolean(),
  }),
);

describe('M1 the greatest wins', () => {
  test.prop([touches.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))])(
    'M1 whatever order they come in, and however often',
    ([all, shuffled]) => {
      expect(touched(...shuffled, ...all)).toEqual(touched(...all));
    },
  );
  test.prop([touches])('M1 nothing moves but message times', (all) => {
    const { lastMessageAt, lastInboundAt, channels, ...rest } = touched(...all);
    const greatest = (some: readonly Touch[]): string | null =>
      some
        .map(({ at }) => at)
        .sort()
        .at(-1) ?? null;
    expect(lastMessageAt).toBe(greatest(all));
    expect(lastInboundAt).toBe(greatest(all.filter(({ inbound }) => inbound)));
    expect(channels.map((one) => ({ ...one, lastInteractionAt: null }))).toEqual(base.channels);
    expect({ ...base, ...rest }).toEqual(base);
  });
  it.each([
    ['whatsapp', 'a', [late, null]],
    ['whatsapp', 'b', [late, null]],
    ['sms', undefined, [null, late]],
    ['sms', 'b', [null, null]],
    ['mail', undefined, [null, null]],
  ])('M1 N3 %s %s is an interaction of its identity', (channelId, externalId, times) => {
    const { channels } = touched({ channelId, externalId, at: late, inbound: false });
    expect(channels.map(({ lastInteractionAt }) => lastInteractionAt)).toEqual(times);
  });
});
