import { anActor, fixedContext } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { administer } from '../../src/access/administer.js';
import type { Context } from '../../src/access/context.js';
import { ok } from '../../src/kernel/result.js';
import { isText, type Shape } from '../../src/kernel/shape.js';
import { refusal } from '../fields/refusal.js';

const shapes: { readonly [argument: string]: Shape } = { facts: [['a', isText]], row: [['b', isText]] };
const call = (args: object, ctx: Context = fixedContext()): unknown =>
  refusal(administer('manageTags', { facts: { a: '' }, row: { b: '' }, ...args, ctx }, shapes, () => ok(null)));

describe('A5 the way into the catalogues', () => {
  it('A5 goes on with the checked context', () => {
    expect(administer('manageTags', { ctx: fixedContext() }, {}, ({ source }) => ok(source))).toEqual(ok('manual'));
  });
  it('X1 looks at the context first, then at the arguments, all of them', () => {
    expect(call({ facts: {} }, {} as Context)).toEqual(expect.arrayContaining(['ctx.now INPUT_REQUIRED']));
    expect(call({ facts: {}, row: null })).toEqual(['facts.a INPUT_REQUIRED', 'row INPUT_INVALID_TYPE']);
  });
  it('A1 then at who acts', () => {
    const ctx = fixedContext({ actor: anActor({ restrictions: ['workspaceSettings'] }) });
    expect(call({}, ctx)).toEqual({ code: 'FORBIDDEN', action: 'manageTags', because: 'workspaceSettings' });
    expect(call({ row: {} }, ctx)).toEqual(['row.b INPUT_REQUIRED']);
  });
  it('X1 what throws while it is read is INVALID', () => {
    const facts = Object.defineProperty({}, 'a', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    expect(call({ facts })).toEqual(['facts.a INPUT_NOT_PLAIN']);
  });
});
