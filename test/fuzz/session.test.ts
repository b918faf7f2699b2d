import { test } from '@fast-check/vitest';
import { beforeAll, describe, expect, it } from 'vitest';
import { isContactsError } from '../../src/kernel/errors.js';
import { anything, awkward, endless, huge, mutations, notPlain } from './hostile.js';
import { type Scene, scene, sessionCalls } from './session-calls.js';

type Any = (...args: readonly unknown[]) => Promise<unknown>;
type Arguments = (scene: Scene) => readonly unknown[];

/** The functions of an object and of the objects in it, by their path. */
function functionsOf(holder: object, path = ''): readonly (readonly [string, unknown])[] {
  return Object.entries(holder).flatMap(([name, member]) =>
    typeof member === 'function' ? [[path + name, member] as const] : functionsOf(member as object, `${path}${name}.`),
  );
}

const calls = functionsOf(sessionCalls) as readonly (readonly [string, Arguments])[];
let at: Scene;

/** Calls a method in the scene, and makes a new scene if anything was saved. Answers what should not have been. */
async function fault(name: string, args: readonly unknown[], expected: 'anything' | 'INVALID'): Promise<unknown> {
  const before = at.commits();
  const method = methods().get(name)!;
  try {
    await method(...args);
    if (at.commits() !== before) at = await scene();
    return expected === 'INVALID' ? 'an answer' : undefined;
  } catch (thrown) {
    if (!isContactsError(thrown)) return thrown ?? 'nothing at all';
    if (at.commits() !== before) return `${thrown.code}, and something was saved`;
    return expected === 'INVALID' && thrown.code !== 'INVALID' ? thrown.code : undefined;
  }
}

function methods(): ReadonlyMap<string, Any> {
  return new Map(functionsOf(at.session) as readonly (readonly [string, Any])[]);
}

async function faultsOf(
  name: string,
  args: Arguments,
  others: (argument: unknown) => Iterable<readonly [what: string, other: unknown, expected: 'anything' | 'INVALID']>,
): Promise<readonly unknown[]> {
  const faults: unknown[] = [];
  for (const [position, argument] of args(at).entries()) {
    for (const [what, other, expected] of others(argument)) {
      const found = await fault(
        name,
        args(at).map((one, index) => (index === position ? other : one)),
        expected,
      );
      if (found !== undefined) faults.push([position, what, found]);
    }
  }
  return faults;
}

const made = (
  all: Readonly<Record<string, () => unknown>>,
  expected: 'anything' | 'INVALID',
): readonly (readonly [string, unknown, 'anything' | 'INVALID'])[] =>
  Object.entries(all).map(([what, make]) => [what, make(), expected]);
const small = [...made({ ...notPlain, ...endless }, 'INVALID'), ...made(awkward, 'anything')];
const large = made(huge, 'anything');

describe('X1 X2 every method of a session takes unknown input', () => {
  beforeAll(async () => {
    at = await scene();
  });

  it('X1 every method has a line in the table, and no line is of none', () => {
    expect([...methods().keys()].sort()).toEqual(calls.map(([name]) => name).sort());
  });

  it.each(calls)('X1 %s answers when it is called without arguments', async (name) => {
    expect(await fault(name, [], 'anything')).toBeUndefined();
  });

  it.each(calls)('X2 %s answers hostile arguments, and what is not plain is INVALID', async (name, args) => {
    const begun = at;
    const before = await begun.content();
    expect(await faultsOf(name, args, () => [...small, ...large])).toEqual([]);
    // A new scene was made if something was saved.
    expect(at === begun ? await at.content() : before).toBe(before);
  });

  it.each(calls)('X2 %s answers arguments that hold something hostile', async (name, args) => {
    const inside = function* (argument: unknown): Iterable<readonly [string, unknown, 'anything' | 'INVALID']> {
      for (const [what, member, expected] of small)
        for (const other of mutations(argument, member)) yield [what, other, expected];
      for (const [what, member, expected] of large)
        for (const other of mutations(argument, member, 1)) yield [what, other, expected];
    };
    expect(await faultsOf(name, args, inside)).toEqual([]);
  });

  test.prop([anything, anything], { numRuns: 20 })(
    'X1 all of them answer anything, and anything inside',
    async (argument, member) => {
      for (const [name, args] of calls) {
        const others = function* (valid: unknown): Iterable<readonly [string, unknown, 'anything']> {
          yield ['anything', argument, 'anything'];
          for (const other of mutations(valid, member, 1)) yield ['anything inside', other, 'anything'];
        };
        expect([name, await faultsOf(name, args, others)]).toEqual([name, []]);
      }
    },
  );

  it.each([...small, ...large])('X1 as() answers who is %s', (_, who, expected) => {
    const outcome = (given: unknown): unknown => {
      try {
        at.contacts.as(given as never);
        return 'an answer';
      } catch (thrown) {
        return isContactsError(thrown, 'INVALID') ? 'INVALID' : (thrown ?? 'nothing at all');
      }
    };
    expect(outcome(who)).toBe('INVALID');
    const whole = {
      workspaceId: 'w',
      actor: { id: 'u', role: 'agent', restrictions: ['onlyMine'], team: ['v'], hiddenFields: ['email'] },
      source: 'api',
    };
    const answered = expected === 'INVALID' ? ['INVALID'] : ['INVALID', 'an answer'];
    for (const inside of mutations(whole, who)) expect(answered).toContain(outcome(inside));
  });
});
