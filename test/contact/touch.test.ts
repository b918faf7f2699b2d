import { fc, test } from '@fast-check/vitest';
import { aContact, anIdentity } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { ContactDraft } from '../../src/contact/change.js';
import { type Touch, touch, withLatestTimes } from '../../src/contact/touch.js';

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

describe('M1 N3 the next state keeps the greater of its own and the stored times', () => {
  const identity = (known: Parameters<typeof anIdentity>[0]) => anIdentity({ channelId: 'chat', ...known });
  const seen = (lastInteractionAt: string | null, externalId = 'a', aliases: readonly string[] = []) =>
    identity({ externalId, aliases, lastInteractionAt });

  it.each<[string, ReturnType<typeof seen>, ReturnType<typeof seen>, string | null]>([
    ['of the stored one', seen(null), seen(late), late],
    ['of its own', seen(late), seen(early), late],
    ['neither', seen(null), seen(null), null],
    ['its own where nothing is stored', seen(early), seen(null), early],
    ['of the one that it was before it rotated', seen(null, 'b', ['a']), seen(late), late],
    ['not of another on the channel', seen(early, 'b'), seen(late), early],
    ['not of the same id on another channel', { ...seen(early), channelId: 'sms' }, seen(late), early],
  ])('M1 of an identity: %s', (_, next, stored, expected) => {
    const merged = withLatestTimes(aContact({ channels: [next] }), aContact({ channels: [stored] }));
    expect(merged.channels).toEqual([{ ...next, lastInteractionAt: expected }]);
  });

  it.each<[string | null, string | null, string | null]>([
    [early, late, late],
    [late, early, late],
    [late, null, late],
    [null, late, late],
    [null, null, null],
  ])('M1 of the contact: %s and %s', (own, stored, expected) => {
    const times = (at: string | null) => aContact({ firstName: 'Ann', lastMessageAt: at, lastInboundAt: at });
    expect(withLatestTimes(times(own), { ...times(stored), firstName: 'Bo' })).toEqual(times(expected));
  });
});
