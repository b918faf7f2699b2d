import type { Actor, Filter, Session } from 'contactkit';
import { fixtures, testNow } from 'contactkit/testing';
import { roles } from '../../src/kernel/vocabulary.js';
import type { Store } from '../../src/ports/store.js';
import { host, testClock } from '../service/host.js';
import { type Case, fieldsWith, inScope, isShown, type Pair, type Path, type Person } from './visibility-people.js';

/** A workspace as it has become. */
export interface World {
  readonly as: (actor: Actor) => Session;
  readonly owner: Session;
  /** Moves the clock to a place of its own, and gives the ids that are made from here on a name of their own. */
  readonly at: (place: string, seconds: number) => void;
  readonly names: { readonly [name: string]: string };
}

/** Whose ids are told apart by what is done, so that what one world has more takes none from the others. */
export const idOf = (index: number): string => `c${index}.0`;
export const externalIdOf = (index: number, version: 0 | 1, rotation = ''): string =>
  `+659000000${index}${version}${rotation}`;

/** Segments, by the fields that they depend on. */
const segments: readonly (readonly [name: string, depends: readonly Path[], filter: Filter])[] = [
  ['named', ['firstName'], { field: 'firstName', operator: 'hasAnyOf', value: ['Ann', 'Bea'] }],
  ['paying', ['custom.plan'], { field: 'custom.plan', operator: 'isEqualTo', value: 'pro' }],
  [
    'upgraded',
    ['custom.plan'],
    {
      and: [
        { field: 'custom.turn', operator: 'isGreaterThan', value: 0 },
        { field: 'custom.plan', operator: 'exists' },
      ],
    },
  ],
  ['turned', [], { field: 'custom.turn', operator: 'isGreaterThan', value: 1 }],
  ['others', [], { field: 'assignee', operator: 'hasAnyOf', value: ['me', 'other'] }],
  [
    'reached',
    ['email', 'phone'],
    {
      or: [
        { field: 'email', operator: 'exists' },
        {
          and: [
            { field: 'phone', operator: 'exists' },
            { field: 'status', operator: 'exists' },
          ],
        },
      ],
    },
  ],
];

/** The world in which every contact has what it has, or (1) in which all that the actor may not see is another. */
export async function world(
  version: 0 | 1,
  { store, workspaceId, cases, actor }: { store: Store; workspaceId: string; cases: readonly Case[]; actor: Actor },
): Promise<World> {
  const time = testClock();
  let place = '';
  let made = 0;
  const told = (path: Path): boolean => version === 0 || isShown(actor, path);
  const { as } = host({
    store,
    time,
    fields: fieldsWith(told),
    channels: fixtures.channels,
    newId: () => `${place}.${made++}`,
    policy: { mayList: [...roles], segmentEvents: true, timeZone: 'Asia/Singapore' },
  });
  const at = (name: string, seconds: number): void => {
    [place, made] = [name, 0];
    time.now = new Date(Date.parse(testNow) + seconds * 1_000).toISOString();
  };
  const [owner, system] = [
    as({ role: 'owner', id: 'owner' }, { workspaceId }),
    as({ role: 'system', id: 'system' }, { workspaceId }),
  ];

  const names: Record<string, string> = {};
  for (const name of ['VIP', 'news']) {
    at(`tag-${name}`, 0);
    names[name] = (await owner.tags.define(name)).id;
  }
  for (const name of ['Lead', 'Customer']) {
    at(`stage-${name}`, 0);
    names[name] = (await owner.stages.define(name)).id;
  }
  for (const [name, depends, filter] of segments) {
    at(`segment-${name}`, 0);
    names[name] = `segment-${name}.0`;
    if (depends.every(told)) await owner.segments.define(name, { filter });
  }
  for (const [index, { person, instead }] of cases.entries()) {
    const seen = inScope(actor, person);
    const lives = version === 0 || seen ? person : unseen(person, instead);
    if (lives === null) continue;
    const pick = (path: Path | 'identifier', pair: Pair): unknown =>
      pair[version === 1 && !(seen && isShown(actor, path)) ? 1 : 0];
    await live(lives, { index, pick, at, names, sessions: { owner, system } });
  }
  return { as: (who) => as(who, { workspaceId }), owner, at, names };
}

/** What is there instead of a contact that is out of scope. S7: that an id was deleted, everybody may know. */
function unseen(person: Person, instead: Person | null): Person | null {
  if (person.fate === 'deleted') return { ...(instead ?? person), fate: 'deleted' };
  if (instead === null) return null;
  const fate = instead.fate === 'deleted' ? 'blocked' : instead.fate;
  return { ...instead, fate, assignees: [...instead.assignees, person.assignees.at(-1) ?? null] };
}

interface Life {
  readonly index: number;
  readonly pick: (path: Path | 'identifier', pair: Pair) => unknown;
  readonly at: World['at'];
  readonly names: World['names'];
  readonly sessions: { readonly owner: Session; readonly system: Session };
}

/** Does to a contact all that happens to it. */
async function live(person: Person, { index, pick, at, names, sessions: { owner, system } }: Life): Promise<void> {
  let steps = 0;
  const step = (): void => {
    at(steps === 0 ? `c${index}` : `c${index}-${steps}`, index * 100 + steps);
    steps += 1;
  };
  const written = (pairs: Person['begins'], turn: number): Record<string, unknown> => {
    const custom: Record<string, unknown> = { turn };
    const input: Record<string, unknown> = { custom };
    for (const [path, pair] of Object.entries(pairs) as [Path, Pair][]) {
      const value = pick(path, pair);
      if (path.startsWith('custom.')) custom[path.slice('custom.'.length)] = value;
      else input[path] = value;
    }
    return input;
  };
  const external = (rotation?: string): string =>
    pick('identifier', [externalIdOf(index, 0, rotation), externalIdOf(index, 1, rotation)]) as string;

  step();
  const id = idOf(index);
  const [first = null, ...others] = person.assignees;
  // P3: a country that a phone derives is a value of its own, which tells something of the number.
  const begins = {
    ...person.begins,
    country: (person.begins.country ?? []).map((one) => one ?? 'SG') as unknown as Pair,
  };
  await owner.create({
    ...written(begins, 0),
    channel: { channelId: 'whatsapp', externalId: external() },
    tags: [...person.tags],
    assigneeId: first,
  });
  for (const [turn, edit] of person.edits.entries()) {
    step();
    await owner.edit(id, written(edit, turn + 1));
  }
  step();
  if (person.profile !== undefined) {
    const displayName = pick('profile', person.profile) as string;
    await system.syncProfile(id, {
      channelId: 'whatsapp',
      profile: { displayName, pictureUrl: `https://a.example/${encodeURIComponent(displayName)}` },
    });
  }
  if (person.mail !== 'none') {
    const identity = { channelId: 'mail', externalId: external('m') };
    step();
    await owner.connectChannel(id, { ...identity, address: external('a') });
    step();
    if (person.mail === 'rotated')
      await owner.connectChannel(id, { ...identity, externalId: external('n'), replaces: identity.externalId });
    if (person.mail === 'optedOut') await owner.setOptOut(id, { ...identity, optedOut: true });
    if (person.mail === 'disconnected') await owner.disconnectChannel(id, identity);
  }
  for (let message = 0; message < person.messages; message += 1) {
    step();
    await system.receiveMessage({
      channelId: 'whatsapp',
      externalId: external(),
      at: testNow,
      messageId: `${index}-${message}`,
    });
  }
  for (const assignee of others) {
    step();
    await owner.assign(id, assignee);
  }
  step();
  if (person.stage !== null) await owner.moveToStage(id, names[person.stage]!);
  step();
  if (person.fate === 'closed') await owner.closeConversation(id);
  if (person.fate === 'snoozed') await owner.snoozeConversation(id);
  if (person.fate === 'blocked') await owner.block(id, { reason: 'spam' });
  if (person.fate === 'deleted') await owner.delete(id);
}
