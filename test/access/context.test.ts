import { anActor, fixedContext } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.js';
import { type Context, checkActor, checkContext } from '../../src/access/context.js';
import type { Issue } from '../../src/kernel/issue.js';

/** Code and path of what is wrong, `ctx.actor.role INPUT_REQUIRED`. */
function faults(ctx: unknown): readonly string[] {
  const answer = checkContext(ctx as Context);
  return answer.ok ? [] : answer.error.issues.map(({ code, path }) => `${path.join('.')} ${code}`);
}
const withActor = (actor: unknown): unknown => ({ ...fixedContext(), actor });
const withPolicy = (policy: unknown): unknown => ({ ...fixedContext(), policy });
const actor = anActor();

describe('P1 the source of what is written', () => {
  it.each([
    ['owner', 'manual'],
    ['manager', 'manual'],
    ['agent', 'manual'],
    ['system', 'api'],
  ] as const)('P1 of a %s is %s', (role, source) => {
    const checked = checkContext(fixedContext({ actor: anActor({ role }) }));
    expect(checked).toMatchObject({ ok: true, value: { source, actor: { role } } });
  });
  it('P1 as the context says, when it says it', () => {
    for (const source of ['manual', 'api', 'workflow', 'import', 'channel', 'browser', 'phone'] as const) {
      expect(checkContext(fixedContext({ source }))).toMatchObject({ ok: true, value: { source } });
    }
  });
});

describe('X1 a context is checked before it is trusted', () => {
  it.each<[string, Partial<Context>]>([
    [
      'all that it may have',
      {
        source: 'import',
        policy: {
          defaultCountry: 'SG',
          timeZone: 'Asia/Singapore',
          unique: ['phone'],
          matchInbound: ['email'],
          mayBlock: [],
          mayList: ['agent'],
          segmentEvents: true,
          ranks: { channel: [], browser: [], phone: ['phone'] },
          limits: { fields: 0 },
          cycle: () => ({ id: 'c', from: '', to: '' }),
        },
      },
    ],
    [
      'undefined for absent',
      {
        source: undefined,
        policy: undefined,
        actor: { ...actor, restrictions: undefined, team: undefined, hiddenFields: undefined },
      },
    ],
    [
      'an actor with everything',
      {
        actor: {
          ...actor,
          restrictions: ['onlyMine'],
          team: ['user-2'],
          hiddenFields: ['custom.salary', 'phone', 'profile'],
        },
      },
    ],
    ['an empty policy', { policy: {} }],
  ])('X1 %s', (_, overrides) => {
    expect(faults(fixedContext(overrides))).toEqual([]);
  });

  it.each<[string, unknown, readonly string[]]>([
    ['nothing', undefined, ['ctx INPUT_REQUIRED']],
    ['null', null, ['ctx INPUT_INVALID_TYPE']],
    ['a text', 'ctx', ['ctx INPUT_INVALID_TYPE']],
    [
      'an empty one, all of it',
      {},
      ['ctx.workspaceId INPUT_REQUIRED', 'ctx.now INPUT_REQUIRED', 'ctx.newId INPUT_REQUIRED'],
    ],
    ['an empty workspace', { ...fixedContext(), workspaceId: '' }, ['ctx.workspaceId INPUT_INVALID_TYPE']],
    ['a time that is none', { ...fixedContext(), now: '2026-02-30T00:00:00.000Z' }, ['ctx.now INPUT_INVALID_TYPE']],
    ['a Date', { ...fixedContext(), now: new Date(0) }, ['ctx.now INPUT_INVALID_TYPE']],
    ['an id for newId', { ...fixedContext(), newId: 'id-1' }, ['ctx.newId INPUT_INVALID_TYPE']],
    ['an unknown source', { ...fixedContext(), source: 'magic' }, ['ctx.source INPUT_INVALID_TYPE']],
    ['null for a source', { ...fixedContext(), source: null }, ['ctx.source INPUT_INVALID_TYPE']],
    ['no actor', withActor(undefined), ['ctx.actor INPUT_REQUIRED']],
    ['an empty actor, all of it', withActor({}), ['ctx.actor.id INPUT_REQUIRED', 'ctx.actor.role INPUT_REQUIRED']],
    ['an unknown role', withActor({ id: 'u', role: 'admin' }), ['ctx.actor.role INPUT_INVALID_TYPE']],
    ['a role of Object.prototype', withActor({ id: 'u', role: 'constructor' }), ['ctx.actor.role INPUT_INVALID_TYPE']],
    [
      'an unknown restriction',
      withActor({ ...actor, restrictions: ['onlyMine', 'x'] }),
      ['ctx.actor.restrictions INPUT_INVALID_TYPE'],
    ],
    [
      'restrictions as a text',
      withActor({ ...actor, restrictions: 'onlyMine' }),
      ['ctx.actor.restrictions INPUT_INVALID_TYPE'],
    ],
    ['a team of numbers', withActor({ ...actor, team: [1] }), ['ctx.actor.team INPUT_INVALID_TYPE']],
    [
      'hidden fields as null',
      withActor({ ...actor, hiddenFields: null }),
      ['ctx.actor.hiddenFields INPUT_INVALID_TYPE'],
    ],
    [
      'a hidden field that is none, and would hide nothing',
      withActor({ ...actor, hiddenFields: ['email', 'Phone'] }),
      ['ctx.actor.hiddenFields INPUT_INVALID_TYPE'],
    ],
    ['a policy of null', withPolicy(null), ['ctx.policy INPUT_INVALID_TYPE']],
    ['a country that is no text', withPolicy({ defaultCountry: 65 }), ['ctx.policy.defaultCountry INPUT_INVALID_TYPE']],
    ['a zone that is no text', withPolicy({ timeZone: 8 }), ['ctx.policy.timeZone INPUT_INVALID_TYPE']],
    ['uniqueness of a name', withPolicy({ unique: ['firstName'] }), ['ctx.policy.unique INPUT_INVALID_TYPE']],
    ['matching by a name', withPolicy({ matchInbound: ['name'] }), ['ctx.policy.matchInbound INPUT_INVALID_TYPE']],
    [
      'roles that are none',
      withPolicy({ mayBlock: ['boss'], mayList: 'agent' }),
      ['ctx.policy.mayBlock INPUT_INVALID_TYPE', 'ctx.policy.mayList INPUT_INVALID_TYPE'],
    ],
    ['what is no flag', withPolicy({ segmentEvents: 'yes' }), ['ctx.policy.segmentEvents INPUT_INVALID_TYPE']],
    ['ranks of unknown sources', withPolicy({ ranks: { channel: ['x'] } }), ['ctx.policy.ranks INPUT_INVALID_TYPE']],
    ['ranks that leave a source out', withPolicy({ ranks: { channel: [] } }), ['ctx.policy.ranks INPUT_INVALID_TYPE']],
    ['a limit below zero', withPolicy({ limits: { fields: -1 } }), ['ctx.policy.limits INPUT_INVALID_TYPE']],
    ['a limit in parts', withPolicy({ limits: { fields: 1.5 } }), ['ctx.policy.limits INPUT_INVALID_TYPE']],
    ['limits of null', withPolicy({ limits: null }), ['ctx.policy.limits INPUT_INVALID_TYPE']],
    ['a cycle that is no function', withPolicy({ cycle: 'monthly' }), ['ctx.policy.cycle INPUT_INVALID_TYPE']],
  ])('X1 refuses %s', (_, ctx, expected) => {
    expect(faults(ctx)).toEqual(expected);
  });
});

describe('X1 an actor by itself, as the reads take it', () => {
  it.each<[unknown, readonly string[]]>([
    [actor, []],
    [undefined, ['actor INPUT_REQUIRED']],
    [null, ['actor INPUT_INVALID_TYPE']],
    [{ id: '', role: 'agent' }, ['actor.id INPUT_INVALID_TYPE']],
  ])('X1 %j', (value, expected) => {
    const found: Issue[] = [];
    checkActor(value as Actor, found);
    expect(found.map(({ code, path }) => `${path.join('.')} ${code}`)).toEqual(expected);
  });
});
