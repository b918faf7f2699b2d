import { test } from '@fast-check/vitest';
import * as contactkit from 'contactkit';
import * as memory from 'contactkit/memory';
import * as testing from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { isContactsError } from '../../src/kernel/errors.js';
import { calls } from './calls.js';
import { anything, awkward, hostsOwn, huge, mutations, notPlain } from './hostile.js';

type Any = (...args: readonly unknown[]) => unknown;
const functions = Object.entries(contactkit as Readonly<Record<string, unknown>>).filter(
  (entry): entry is [string, Any] => typeof entry[1] === 'function',
);
const table = calls as Readonly<Record<string, () => readonly unknown[]>>;
const argumentsOf = (name: string): readonly unknown[] => table[name]?.() ?? [];

/** Undefined when the call answered, threw a `ContactsError`, or let pass what a function of the host's threw. */
function fault(call: Any, args: readonly unknown[]): unknown {
  try {
    call(...args);
    return undefined;
  } catch (thrown) {
    return isContactsError(thrown) || thrown === hostsOwn ? undefined : (thrown ?? 'nothing at all');
  }
}

/** The faults of a call in which each argument in turn is made another one; named by position and by what it was made. */
function faultsOf(
  name: string,
  call: Any,
  others: (argument: unknown) => Iterable<readonly [what: string, other: unknown]>,
): readonly unknown[] {
  return argumentsOf(name).flatMap((argument, position) =>
    [...others(argument)].flatMap(([what, other]) => {
      const found = fault(
        call,
        argumentsOf(name).map((one, index) => (index === position ? other : one)),
      );
      return found === undefined ? [] : [[position, what, found]];
    }),
  );
}

// Made once: nobody may change what they are given, and a list of 100,000 takes its time.
const made = (all: Readonly<Record<string, () => unknown>>): readonly (readonly [string, unknown])[] =>
  Object.entries(all).map(([what, make]) => [what, make()]);
const small = made({ ...notPlain, ...awkward });
const large = made(huge);

describe('X1 X2 every exported function takes unknown input', () => {
  it('X1 every function has a line in the table, and no line is of none', () => {
    expect(functions.map(([name]) => name).sort()).toEqual(Object.keys(calls).sort());
  });

  it.each(functions)('X1 %s succeeds with the arguments of the table', (name, call) => {
    const answer = call(...argumentsOf(name)) as { readonly ok?: boolean; readonly error?: unknown } | null;
    expect(answer?.ok === false ? answer.error : undefined).toBeUndefined();
  });

  it.each(functions)('X1 %s answers when it is called without arguments', (_, call) => {
    expect(fault(call, [])).toBeUndefined();
  });

  it.each(functions)('X2 %s answers hostile arguments', (name, call) => {
    expect(faultsOf(name, call, () => [...small, ...large])).toEqual([]);
  });

  it.each(functions)('X2 %s answers arguments that hold something hostile', (name, call) => {
    const inside = function* (argument: unknown): Iterable<readonly [string, unknown]> {
      for (const [what, member] of small) for (const other of mutations(argument, member)) yield [what, other];
      for (const [what, member] of large) for (const other of mutations(argument, member, 1)) yield [what, other];
    };
    expect(faultsOf(name, call, inside)).toEqual([]);
  });

  test.prop([anything, anything])('X1 all of them answer anything, and anything inside', (argument, member) => {
    for (const [name, call] of functions) {
      const others = function* (valid: unknown): Iterable<readonly [string, unknown]> {
        yield ['anything', argument];
        for (const other of mutations(valid, member, 1)) yield ['anything inside', other];
      };
      expect([name, faultsOf(name, call, others)]).toEqual([name, []]);
    }
  });

  it('X2 nobody reached Object.prototype', () => {
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('X1 what is not fuzzed', () => {
  const functionsOf = (module: object): readonly string[] =>
    Object.entries(module)
      .flatMap(([name, member]) => (typeof member === 'function' ? [name] : []))
      .sort();

  it('X1 ./memory: memoryStore takes nothing, and the methods of a store are called by the service, with what it has checked', () => {
    expect(functionsOf(memory)).toEqual(['memoryStore']);
  });

  it('X1 ./testing: builders, clocks, scenario, replay and what tests stores are for tests, which are typed', () => {
    const builders = 'aChannel aContact aField aSegment aStage aTag aTombstone anActor anIdentity';
    const others = 'countingIds deepFreeze faultyStore fixedContext replay runStoreConformance scenario steppingClock';
    expect(functionsOf(testing)).toEqual(`${builders} ${others}`.split(' '));
  });

  it('X1 ./testing: but aContact, which answers like contactFrom', () => {
    const faults = [...small, ...large].flatMap(([what, member]) =>
      [...mutations(testing.aContact(), member, 1)]
        .flatMap((other) => fault(testing.aContact as Any, [other]) ?? [])
        .map((found) => [what, found]),
    );
    expect(faults).toEqual([]);
  });
});
