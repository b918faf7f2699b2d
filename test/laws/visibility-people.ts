import { fc } from '@fast-check/vitest';
import { type Actor, defineFields, type FieldSet } from 'contactkit';
import { anActor } from 'contactkit/testing';

// Pools are small, so that people share names and numbers, and so that whoever guesses guesses right.

/** What a field may hold; null: nothing. */
export const pools = {
  firstName: ['Ann', 'Bea', null, null, null],
  lastName: ['Tan', null, null],
  email: ['ann@example.com', 'tan@example.org', null],
  phone: ['+6591234561', '+6591234562', '+4915112345678', null],
  country: ['SG', 'DE', null],
  language: ['en', 'de', null],
  'custom.plan': ['free', 'pro', null],
  'custom.seats': [1, 2, null],
  'custom.note': ['tan', 'bea', null],
  'custom.vip': [true, false, null],
  profile: ['ann!', 'Tan Bea', 'zoë'],
} as const;
/** Paths of all that can be hidden. */
export type Path = keyof typeof pools;
export const paths = Object.keys(pools) as readonly Path[];

/** The custom fields; what is said of them is another thing in the other world, but of those that `told` is true of. */
export function fieldsWith(told: (path: Path) => boolean): FieldSet {
  const described = (path: Path): { readonly description: string } => ({ description: told(path) ? 'this' : 'that' });
  return defineFields({
    plan: { type: 'list', options: ['free', 'pro', ...(told('custom.plan') ? [] : ['more'])] },
    seats: { type: 'number', ...described('custom.seats') },
    note: { type: 'text', ...described('custom.note') },
    vip: { type: 'checkbox', ...described('custom.vip') },
    // Written by every edit, so that one which writes nothing new of what is hidden is one all the same.
    turn: { type: 'number' },
  });
}

/** The same field in two worlds. */
export type Pair = readonly [unknown, unknown];
type Pairs = { readonly [P in Path]?: Pair };

/** What happens to one contact, from beginning to end. */
export interface Person {
  readonly begins: Pairs;
  readonly edits: readonly Pairs[];
  readonly profile: Pair | undefined;
  /** An identity on `mail` beside the one on `whatsapp`, and what becomes of it. */
  readonly mail: 'none' | 'connected' | 'rotated' | 'optedOut' | 'disconnected';
  readonly messages: number;
  readonly tags: readonly ('VIP' | 'news')[];
  readonly stage: 'Lead' | 'Customer' | null;
  readonly assignees: readonly (string | null)[];
  readonly fate: 'open' | 'snoozed' | 'closed' | 'blocked' | 'deleted';
}

const users = ['me', 'mate', 'other', null] as const;
const valueOf = (path: Path): fc.Arbitrary<unknown> => fc.constantFrom<unknown>(...pools[path]);
const pairOf = (path: Path): fc.Arbitrary<Pair> => fc.tuple(valueOf(path), valueOf(path));
const filled = paths.filter((path) => path !== 'profile');
const pairs = fc.record(Object.fromEntries(filled.map((path) => [path, pairOf(path)])), { requiredKeys: [] });

const people: fc.Arbitrary<Person> = fc.record({
  begins: fc.record(Object.fromEntries(filled.map((path) => [path, pairOf(path)]))),
  edits: fc.array(pairs, { maxLength: 2 }),
  profile: fc.option(pairOf('profile'), { nil: undefined, freq: 3 }),
  mail: fc.constantFrom('none', 'connected', 'rotated', 'optedOut', 'disconnected'),
  messages: fc.nat({ max: 2 }),
  tags: fc.subarray(['VIP', 'news']),
  stage: fc.constantFrom('Lead', 'Customer', null),
  assignees: fc.array(fc.constantFrom(...users), { minLength: 1, maxLength: 2 }),
  fate: fc.constantFrom('open', 'open', 'snoozed', 'closed', 'blocked', 'deleted'),
});

/** A contact, and what is there instead in the other world if the actor may not see it; null: nothing. */
export interface Case {
  readonly person: Person;
  readonly instead: Person | null;
}
export const cases: fc.Arbitrary<readonly Case[]> = fc.array(
  fc.record({ person: people, instead: fc.option(people, { freq: 2 }) }),
  { minLength: 2, maxLength: 6 },
);

export const actors: fc.Arbitrary<Actor> = fc
  .record({
    restrictions: fc.constantFrom([], [], ['onlyMine'], ['teamOnly'], ['onlyMine', 'teamOnly']),
    role: fc.constantFrom('owner', 'manager', 'agent'),
    team: fc.constantFrom(undefined, ['mate'], ['me', 'mate']),
    hiddenFields: fc.oneof(
      fc.constant([]),
      fc.constantFrom(...paths).map((path) => [path]),
      fc.subarray([...paths], { minLength: 2, maxLength: 4 }),
    ),
  })
  .map((actor) => anActor({ id: 'me', ...actor }));

/** A4, written apart: whether the contact is one that the actor may see. */
export function inScope({ id, restrictions = [], team = [] }: Actor, { assignees, fate }: Person): boolean {
  const assignee = assignees.at(-1) ?? null;
  if (fate === 'deleted') return false;
  const [mine, ours] = [assignee === id, assignee === null || assignee === id || team.includes(assignee)];
  return (mine || !restrictions.includes('onlyMine')) && (ours || !restrictions.includes('teamOnly'));
}

/** A4, written apart: whether what stands at the path exists for the actor; `identifier` is an external id or its address. */
export function isShown({ hiddenFields = [] }: Actor, path: Path | 'identifier'): boolean {
  const hides = (one: string): boolean => hiddenFields.includes(one);
  return path === 'identifier' ? !hides('phone') && !hides('email') : !hides(path);
}
