import { type Fault, faultyStore } from 'contactkit/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  down,
  expectAnswer,
  expectContent,
  expectFailure,
  expectOutcome,
  expectResumed,
  reactionsIn,
} from './fault-checks.js';
import { callOf, rows } from './fault-rows.js';
import { endOf, finish, outcomeOf, type Undisturbed, undisturbed } from './fault-runs.js';
import { pendingWorld, world } from './fault-world.js';

const forever = Number.POSITIVE_INFINITY;
const faults: readonly (readonly [title: string, fault: Omit<Fault, 'failAt'>])[] = [
  ['before it took effect', { when: 'before' }],
  ['after it took effect', { when: 'after' }],
  ['before it took effect, as all later ones do', { when: 'before', times: forever }],
  ['after it took effect, as all later ones do', { when: 'after', times: forever }],
];

describe.each(rows.map((row) => [row.label, row] as const))('%s', (_, row) => {
  const { name, kind } = row;
  let well: Undisturbed;
  let commit: number;
  beforeAll(async () => {
    const at = await world();
    well = await undisturbed(at, (store) => callOf(row, at.process(store).session, at));
    commit = well.calls.indexOf('commit') + 1;
  });

  it(`E2 ${kind === 'read' ? 'changes nothing' : 'has its effect in one commit'}`, () => {
    expect(well.outcome).toHaveProperty('answer');
    expect(commit > 0).toBe(kind !== 'read');
    expect(well.states.slice(0, 1)).not.toContainEqual(well.before);
    // The policy alone knows the cycle.
    expect(well.calls.length > 0).toBe(name !== 'usage.currentCycle');
  });

  it.each(faults)('E2 E3 R3 M5 X3 at every call that fails %s', async (_title, fault) => {
    for (const [index, call] of well.calls.entries()) {
      const failAt = index + 1;
      const label = `${failAt} ${call}`;
      const committed = commit > 0 && (failAt > commit || (failAt === commit && fault.when === 'after'));
      const at = await world();
      const store = faultyStore(at.store, { ...fault, failAt, error: down });
      const { session } = at.process(store);
      const outcome = await outcomeOf(callOf(row, session, at));
      const content = await at.content();

      expect(store.calls[index]).toBe(call);
      expectContent(well, committed, content, label);
      expectOutcome(well, { outcome, content, committed, mayThrow: failAt <= commit || kind === 'read' }, label);
      expect(at.effects.length === 0 || committed, label).toBe(true);
      if (kind === 'read') continue;

      // Either the caller repeats at once. Or the process dies, another one resumes, and the caller repeats then.
      const dies = fault.times !== undefined;
      if (dies) await expectResumed(well, committed, at, label);
      const repeated = await outcomeOf(callOf(row, dies ? at.process(at.store).session : session, at));
      if (kind === 'keyed' || !committed) expectAnswer(well, repeated, label);
      await finish(at);
      expect(await endOf(at), label).toEqual(well.end);
    }
  });
});

describe('resume', () => {
  let well: Undisturbed;
  beforeAll(async () => {
    const at = await pendingWorld();
    well = await undisturbed(at, (store) => at.process(store).contacts.resume());
  });

  it('E3 has reactions of every kind to run', () => {
    const left = Object.entries(well.before).flatMap(([part, text]) =>
      reactionsIn([part]).map(() => (JSON.parse(text) as { readonly task: { readonly type: string } }).task.type),
    );
    expect(left.sort()).toEqual(
      'deleteMessages moveStage purgeField purgeTag stopWorkflows stopWorkflows stopWorkflows'.split(' '),
    );
    expect(well.outcome).toMatchObject({ answer: { pending: 0, parked: 0, nextDueAt: null } });
  });

  it.each(faults)('E2 E3 loses nothing and skips nothing at every call that fails %s', async (_title, fault) => {
    for (const [index, call] of well.calls.entries()) {
      const label = `${index + 1} ${call}`;
      const at = await pendingWorld();
      const store = faultyStore(at.store, { ...fault, failAt: index + 1, error: down });
      const outcome = await outcomeOf(at.process(store).contacts.resume());
      expect(store.calls[index]).toBe(call);
      expectFailure(outcome, label);
      await finish(at);
      expect(await endOf(at), label).toEqual(well.end);
      // In order per contact: no earlier one runs again once a later one has run.
      const stops = at.effects.flatMap(({ what }) => (what.includes(`"contactId":"${at.ids.ann}"`) ? [what] : []));
      expect(stops, label).toEqual([...stops].sort());
    }
  });
});
