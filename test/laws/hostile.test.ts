import { fc, test } from '@fast-check/vitest';
import { fixedContext, fixtures } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/access/context.js';
import { chain } from '../../src/contact/chain.js';
import type { Contact } from '../../src/contact/contact.js';
import { contactFrom } from '../../src/contact/contact-from.js';
import { createContact } from '../../src/contact/create.js';
import { editContact } from '../../src/contact/edit.js';
import { maySend } from '../../src/contact/may-send.js';
import { receiveMessage } from '../../src/contact/messages.js';
import { syncProfile } from '../../src/contact/profile.js';
import { moveToStage } from '../../src/contact/stage.js';
import { tagContact } from '../../src/contact/tagging.js';
import { isContactsError } from '../../src/kernel/errors.js';
import { operationNames, operations } from './operations.js';

const boom = (): never => {
  throw new Error('boom');
};
const cyclic: Record<string, unknown> = {};
cyclic['self'] = cyclic;
const deep = (levels: number): unknown => Array.from({ length: levels }).reduce<unknown>((inner) => ({ inner }), 1);
const { proxy, revoke } = Proxy.revocable({}, {});
revoke();
/** Members that operations read. */
const read = ['id', 'tags', 'now', 'actor', 'fields', 'stages', 'channelId', 'firstName'];
const throwing = { enumerable: true, get: boom };
const everyTrap = Object.fromEntries(
  Reflect.ownKeys(Reflect).flatMap((trap) => (typeof trap === 'string' ? [[trap, boom]] : [])),
);

const hostile: readonly (readonly [string, unknown])[] = [
  ['null', null],
  ['a text', 'text'],
  ['a number', Number.NaN],
  ['a bigint', 1n],
  ['a symbol', Symbol('s')],
  ['a function', () => undefined],
  ['a list', [[]]],
  ['an instance', new Date(0)],
  ['a promise', Promise.resolve()],
  ['a cycle', cyclic],
  ['20,000 levels', deep(20_000)],
  ['100,000 elements', Array.from({ length: 100_000 }, () => 'x')],
  ['a revoked proxy', proxy],
  ['a proxy that throws', new Proxy({}, everyTrap)],
  ['a getter that throws', Object.defineProperty({}, 'status', { enumerable: true, get: boom })],
  ['getters that throw', Object.defineProperties({}, Object.fromEntries(read.map((key) => [key, throwing])))],
  ['__proto__', JSON.parse('{"__proto__":{"status":"deleted","role":"owner"}}')],
  ['names of Object.prototype', { constructor: 1, toString: 2, hasOwnProperty: 3, valueOf: null }],
];

/** Whether it is an answer of the core: a change, or a rejection with a code. */
function expectAnswer(answer: unknown): void {
  const { ok, value, error } = answer as { ok: boolean; value?: { events: unknown }; error?: { code: unknown } };
  expect(ok ? Array.isArray(value?.events) : typeof error?.code === 'string').toBe(true);
}

describe('X1 X2 every operation answers whatever it is called with, and throws nothing', () => {
  const { full } = fixtures.contacts;
  const ctx = fixedContext();

  describe.each(operationNames)('X1 %s', (name) => {
    const { run, sample } = operations[name];
    it.each(hostile)('X1 %s', (_, value) => {
      // N6: null is a sender who is no contact yet.
      const subject = name === 'receiveMessage' ? (value ?? undefined) : value;
      expect(run(subject as Contact, sample, ctx)).toMatchObject({ ok: false, error: { code: 'INVALID' } });
      expect(run(full, sample, value as Context)).toMatchObject({ ok: false, error: { code: 'INVALID' } });
      expect(run(full, value, ctx)).toMatchObject({ ok: false, error: { code: 'INVALID' } });
      for (const key of Object.keys(sample as object))
        expectAnswer(run(full, { ...(sample as object), [key]: value }, ctx));
      for (const key of Object.keys(full)) expectAnswer(run({ ...full, [key]: value }, sample, ctx));
      for (const key of ['actor', 'now', 'newId', 'policy', 'source', 'workspaceId'])
        expectAnswer(run(full, sample, { ...ctx, [key]: value }));
    });
  });

  it.each(hostile)('X1 creating, first messages and facts: %s', (_, value) => {
    const facts = ['fields', 'tags', 'stages']
      .map((key) => ({ [key]: value }))
      .concat(['fields', 'tags', 'stages'].map((key) => ({ [key]: [value] })));
    const input = { firstName: 'Ann', custom: { note: 'x' }, tags: ['VIP'] };
    const message = { channelId: 'a', externalId: 'b', at: ctx.now, custom: { note: 'x' } };
    for (const wrong of [value, ...facts]) {
      const given = wrong as { readonly fields: []; readonly tags: []; readonly stages: [] };
      expectAnswer(createContact(input, ctx, given));
      expectAnswer(receiveMessage(null, message, ctx, given));
      expectAnswer(moveToStage(full, { stageId: 'stage-lead' }, ctx, given));
      expectAnswer(tagContact(full, { tags: ['VIP'] }, ctx, given));
      expectAnswer(editContact(full, { custom: { note: 'x' }, release: ['custom.other'] }, ctx, given));
      expectAnswer(syncProfile(full, { channelId: 'a', custom: { note: 'x' } }, ctx, given));
    }
    expect(createContact(value as object, ctx)).toMatchObject({ ok: false, error: { code: 'INVALID' } });
    expect(receiveMessage(null, value as typeof message, ctx)).toMatchObject({ ok: false, error: { code: 'INVALID' } });
    expect(createContact(input, value as Context)).toMatchObject({ ok: false, error: { code: 'INVALID' } });
    expect(chain(value as Contact, () => boom())).toMatchObject({ ok: false, error: { code: 'INVALID' } });
  });

  it.each(hostile)('X1 the reads throw INVALID: %s', (_, value) => {
    for (const call of [
      () => contactFrom(value as Contact),
      () => maySend(value as Contact, { channelId: 'x' }),
      () => maySend(full, value as { channelId: string }),
    ]) {
      let thrown: unknown;
      try {
        call();
      } catch (error) {
        thrown = error;
      }
      expect(isContactsError(thrown, 'INVALID')).toBe(true);
    }
  });

  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSparseArray: true,
    withBoxedValues: true,
  });
  test.prop([fc.constantFrom(...operationNames), anything, anything])('X1 anything at all', (name, input, more) => {
    const { run, sample } = operations[name];
    expectAnswer(run(full, input, ctx));
    expectAnswer(run(full, typeof more === 'object' ? { ...(sample as object), ...more } : more, ctx));
    expectAnswer(run(input as Contact, sample, ctx));
    expectAnswer(run(full, sample, input as Context));
  });
});
