import { fc } from '@fast-check/vitest';

// Inputs of every operation. Pools are small, so that steps of one history meet: the same tag, identity, stage again.

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 2 });
const now = '2026-11-23T09:00:00.000Z';
const instants = fc
  .integer({ min: -1000, max: 1000 })
  .map((minutes) => new Date(Date.parse(now) + minutes * 60_000).toISOString());
/** What is wrong everywhere. */
const bad = fc.constantFrom<unknown>(7, true, [], {}, ['x'], 'a\u0000b', '\ud800', Number.NaN);
/** Good values, and now and then one that is refused. */
const often = <T>(good: fc.Arbitrary<T>, ...wrong: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    { arbitrary: good, weight: 30 },
    { arbitrary: wrong.length > 0 ? fc.constantFrom(...wrong) : bad, weight: 1 },
  );
/** The same for a field, which can be cleared. */
const field = (good: fc.Arbitrary<unknown>, ...wrong: readonly unknown[]): fc.Arbitrary<unknown> =>
  maybe(
    often(
      fc.oneof({ arbitrary: good, weight: 5 }, { arbitrary: fc.constantFrom(null, '', '  \u200b'), weight: 1 }),
      ...wrong,
    ),
  );
const graphemes = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });

const names = field(fc.oneof(fc.constantFrom('Ann', 'Tan', '  Zoë ', 'null', '👨‍👩‍👧‍👦', 'שרה', '王'), graphemes));
const known = {
  firstName: names,
  lastName: names,
  email: field(fc.constantFrom('ann@example.com', 'ANN@Example.com', 'jörg@müller.de'), 'no address', 7),
  phone: field(
    fc.constantFrom('+65 9123 4567', '+6598765432', '+49 1511 2345678', '+870 773 111 632'),
    '12',
    '91234567',
  ),
  country: field(fc.constantFrom('SG', 'de', 'UK', 'XK'), 'XX'),
  language: field(fc.constantFrom('en', 'zh_CN', 'fil'), 'klingon'),
  custom: maybe(
    often(
      fc.record(
        {
          note: field(graphemes),
          plan: field(fc.constantFrom('free', 'PRO', 'N/A'), 'gold'),
          consent: field(fc.boolean(), 'yes'),
          work_email: field(fc.constantFrom('a@example.org'), 'a@b'),
          seats: field(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constantFrom(-0, 0.1, 1e-7)), 1e300, '7'),
          website: field(fc.constantFrom('https://example.com/ä'), 'ftp://example.com'),
          birthday: field(fc.constantFrom('2000-02-29'), '2001-02-29'),
          callback: field(fc.constantFrom('23:59', '23:59:59'), '24:00'),
        },
        { requiredKeys: [] },
      ),
      { nobody: 'knows' },
      JSON.parse('{"__proto__":"x"}') as unknown,
      { constructor: 'x' },
      7,
    ),
  ),
};

const userId = fc.constantFrom<unknown>('user-1', 'user-2', 'user-3');
const tagName = fc.constantFrom('VIP', 'vip', ' Newsletter', 'STRASSE', '❤', 'new one', 'id:tag-vip', 'id:none');
const channelId = often(fc.constantFrom('whatsapp', 'whatsapp', 'webchat'), 'with:colon', '', 7);
const externalId = often(fc.constantFrom('6591234567', '6591234567', 'old', 'new'), '', 7);
const address = maybe(fc.constantFrom<unknown>('+6591234567', 'ann@example.com', '', null));
const profile = maybe(
  fc.option(
    fc.record(
      {
        displayName: fc.constantFrom<unknown>('ann', 'Ann ✨', '', null, 7),
        pictureUrl: fc.constantFrom<unknown>('https://cdn.example.com/a.png', 'no url', null),
      },
      { requiredKeys: [] },
    ),
  ),
);
const lines = maybe(fc.constantFrom<unknown>('Billing', ' one\nline ', '', null));
const flag = maybe(often(fc.boolean(), 'yes'));
const message = { channelId, at: often(instants, 'yesterday', now.slice(0, 19)), messageId: maybe(fc.constant('m-1')) };

export const nothing: fc.Arbitrary<unknown> = often(fc.constantFrom({}, undefined), { more: 1 }, null, 7);
export const create: fc.Arbitrary<unknown> = fc.record({
  ...known,
  channel: maybe(fc.record({ channelId, externalId, address })),
  tags: maybe(often(fc.array(tagName, { maxLength: 4 }))),
  createMissing: flag,
  assigneeId: maybe(fc.option(userId)),
});
export const edit: fc.Arbitrary<unknown> = fc.record({
  ...known,
  release: maybe(
    fc.array(often(fc.constantFrom('phone', 'country', 'firstName', 'custom.note', 'custom.plan'), 'nobody'), {
      maxLength: 2,
    }),
  ),
});
export const assign: fc.Arbitrary<unknown> = fc.record({ assigneeId: often(fc.option(userId)) });
export const tag: fc.Arbitrary<unknown> = fc.record({
  tags: often(fc.array(tagName, { maxLength: 4 })),
  createMissing: fc.constantFrom(true, true, false, undefined),
});
export const untag: fc.Arbitrary<unknown> = fc.record({ tags: often(fc.array(tagName, { maxLength: 4 })) });
export const moveToStage: fc.Arbitrary<unknown> = fc.record({
  stageId: often(fc.constantFrom<unknown>('stage-lead', 'stage-customer', 'stage-lost', null), 'none', 7),
});
export const syncProfile: fc.Arbitrary<unknown> = fc.record({ ...known, channelId, profile });
export const observeLanguage: fc.Arbitrary<unknown> = fc.record({
  language: fc.constantFrom<unknown>('de-DE', 'en_US.UTF-8', 'xx-nothing', null, undefined, 7),
});
export const connectChannel: fc.Arbitrary<unknown> = fc.record({
  channelId,
  externalId,
  address,
  replaces: maybe(externalId),
});
export const disconnectChannel: fc.Arbitrary<unknown> = fc.record({ channelId, externalId });
export const setOptOut: fc.Arbitrary<unknown> = fc.record({ channelId, externalId, optedOut: often(fc.boolean()) });
export const receiveMessage: fc.Arbitrary<unknown> = fc.record({
  ...known,
  ...message,
  externalId: maybe(externalId),
  address,
  profile,
});
export const recordSentMessage: fc.Arbitrary<unknown> = fc.record({
  ...message,
  externalId: maybe(externalId),
  broadcast: flag,
  echo: flag,
});
export const close: fc.Arbitrary<unknown> = fc.record({ category: lines, summary: lines });
export const snooze: fc.Arbitrary<unknown> = fc.record({ until: maybe(fc.option(instants)) });
export const block: fc.Arbitrary<unknown> = fc.record({ reason: lines });
