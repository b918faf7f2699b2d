import { expect } from 'vitest';
import { isContactsError } from '../../src/kernel/errors.js';
import { alike, endOf, finish, type Outcome, type Undisturbed } from './fault-runs.js';
import type { Content, World } from './fault-world.js';

/** What the store fails with. */
export const down = new Error('the store is down');

/** E2: all that the command writes, or nothing of it; its reactions may be on their way. */
export function expectContent(
  { before, states }: Undisturbed,
  committed: boolean,
  content: Content,
  label: string,
): void {
  if (committed) expectOneOf(states, content, label);
  else expect(content, label).toEqual(before);
}

/** Who is answered is answered as ever; who is not is told why. After its commit no command fails. */
export function expectOutcome(
  well: Undisturbed,
  cut: {
    readonly outcome: Outcome;
    readonly content: Content;
    readonly committed: boolean;
    readonly mayThrow: boolean;
  },
  label: string,
): void {
  const { outcome, content, committed, mayThrow } = cut;
  expectFailure(outcome, label);
  expect('thrown' in outcome ? mayThrow : committed, label).toBe(true);
  if ('answer' in outcome) expectAnswer(well, outcome, label);
  if (reactionsOf(outcome) === 'done') expect(reactionsIn(Object.keys(content)), label).toEqual([]);
}

/** What is thrown tells of the store's failure. */
export function expectFailure(outcome: Outcome, label: string): void {
  if (!('thrown' in outcome)) return;
  const { thrown } = outcome;
  expect(isContactsError(thrown) && [thrown.rejection, thrown.cause], label).toEqual([
    { code: 'PORT_FAILED', port: 'store' },
    down,
  ]);
}

/** The answer is that of the undisturbed call. */
export function expectAnswer(well: Undisturbed, outcome: Outcome, label: string): void {
  expect(answerOf(outcome), label).toEqual(answerOf(well.outcome));
}

/** E3: another process finds all of it done in the end, or nothing of it begun. */
export async function expectResumed(well: Undisturbed, committed: boolean, at: World, label: string): Promise<void> {
  await finish(at);
  expect(await endOf(at), label).toEqual(committed ? well.end : alike([[], Object.values(well.before)]));
}

/** E3: whether the answer says that its reactions ran. */
function reactionsOf(outcome: Outcome): unknown {
  const { answer } = outcome as { readonly answer?: { readonly reactions?: unknown } | null };
  return answer?.reactions;
}

/** The answer but for that. */
function answerOf(outcome: Outcome): unknown {
  if ('thrown' in outcome) return outcome;
  const { answer } = outcome;
  return alike(Array.isArray(answer) || typeof answer !== 'object' ? answer : { ...answer, reactions: null });
}

/** Each part of what is stored is as one of the commits left it, and none but a reaction that is done is missing. */
function expectOneOf(states: readonly Content[], content: Content, at: string): void {
  for (const [part, text] of Object.entries(content)) {
    const texts = states.map((state) => state[part]);
    expect(texts, `${at}: ${part}`).toContain(text);
  }
  const missing = Object.keys(states[0]!).filter((part) => content[part] === undefined);
  expect(reactionsIn(missing), at).toEqual(missing);
}

/** The parts that are reactions. */
export function reactionsIn(parts: readonly string[]): readonly string[] {
  return parts.filter((part) => part.startsWith('reaction '));
}
