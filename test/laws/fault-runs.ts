import { faultyStore } from 'contactkit/testing';
import { expect } from 'vitest';
import type { Store } from '../../src/ports/store.js';
import type { Content, World } from './fault-world.js';

/** What a call came to. */
export type Outcome = { readonly answer: unknown } | { readonly thrown: unknown };

/** What a call does when nothing fails. */
export interface Undisturbed {
  readonly calls: readonly string[];
  readonly outcome: Outcome;
  readonly before: Content;
  /** After each commit. */
  readonly states: readonly Content[];
  /** When all reactions ran. */
  readonly end: unknown;
}

export async function outcomeOf(call: Promise<unknown>): Promise<Outcome> {
  try {
    return { answer: await call };
  } catch (thrown) {
    return { thrown };
  }
}

export async function undisturbed(at: World, run: (store: Store) => Promise<unknown>): Promise<Undisturbed> {
  const before = await at.content();
  const states: Content[] = [];
  const counted = faultyStore({
    ...at.store,
    transaction: async (workspaceId, work) => {
      const answer = await at.store.transaction(workspaceId, work);
      states.push(await at.content());
      return answer;
    },
  } satisfies Store);
  const outcome = await outcomeOf(run(counted));
  await finish(at);
  return { calls: counted.calls, outcome, before, states, end: await endOf(at) };
}

/** E3: what a host does at start and on a timer, until nothing is left. */
export async function finish(at: World): Promise<void> {
  const { contacts } = at.process(at.store);
  for (let turn = 0; turn < 5; turn += 1) {
    at.wait();
    if ((await contacts.resume()).nextDueAt === null) break;
  }
  expect(await at.store.backlog?.()).toEqual({ pending: 0, parked: 0, nextDueAt: null });
}

/** What is stored, and what the host's ports were asked to do: each of it once, or again under the same key. */
export async function endOf(at: World): Promise<unknown> {
  const effects = [...new Set(at.effects.map(({ what }) => what))].sort();
  expect(new Set(at.effects.map(({ key, what }) => `${key} ${what}`)).size).toBe(effects.length);
  return alike([effects, Object.values(await at.content())]);
}

/** The same but for moments, and for ids: named in the order in which they stand here, whichever were drawn. */
export function alike(data: unknown): unknown {
  const names = new Map<string, string>();
  const nameOf = (id: string): string => {
    const name = names.get(id) ?? `#${names.size + 1}`;
    names.set(id, name);
    return name;
  };
  return JSON.stringify(data ?? null)
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'moment')
    .replaceAll(/\bid-\d+\b/g, nameOf);
}
