import { type Actor, type Filter, isContactsError, type ListQuery, type Session } from 'contactkit';
import { testNow } from 'contactkit/testing';
import { sortFields } from '../../src/segments/sort.js';
import { paths, pools } from './visibility-people.js';
import { externalIdOf, idOf, type World } from './visibility-world.js';

/** What was asked, and all that came of it. */
export type Told = readonly [question: string, answer: unknown];
/** A cursor that somebody else was given, and the query that it is of. */
export interface Foreign {
  readonly query: ListQuery;
  readonly after: string;
}

const conditions: readonly Filter[] = [
  ...(['firstName', 'lastName', 'email', 'phone', 'custom.note'] as const).flatMap((field): Filter[] => [
    { field, operator: 'exists' },
    { field, operator: 'doesNotExist', value: 'cleared' },
    { field, operator: 'startsWith', value: 'a' },
    ...pools[field].flatMap((value) =>
      value === null ? [] : ([{ field, operator: 'isNotEqualTo', value }] as Filter[]),
    ),
  ]),
  ...(['country', 'language', 'custom.plan'] as const).flatMap((field): Filter[] => [
    { field, operator: 'doesNotExist', value: 'neverSet' },
    ...pools[field].flatMap((value) => (value === null ? [] : ([{ field, operator: 'isEqualTo', value }] as Filter[]))),
  ]),
  { field: 'custom.seats', operator: 'isGreaterThan', value: 1 },
  { field: 'custom.vip', operator: 'isEqualTo', value: true },
  { field: 'custom.turn', operator: 'isLessThan', value: 1 },
  { field: 'status', operator: 'hasAnyOf', value: ['active', 'blocked'] },
  { field: 'conversation', operator: 'isEqualTo', value: 'open' },
  { field: 'channels', operator: 'hasAnyOf', value: ['mail'] },
  { field: 'createdAt', operator: 'isTimestampAfter', value: '2026-11-22' },
  { field: 'lastMessageAt', operator: 'doesNotExist' },
  ...['me', 'mate', 'other'].map((value): Filter => ({ field: 'assignee', operator: 'isEqualTo', value })),
  { not: { field: 'assignee', operator: 'exists' } },
];
const searches = [
  'ann',
  'TAN',
  'bea tan',
  'zo',
  'example',
  '@example.org',
  'ann@',
  '912',
  '+65',
  '0151 1',
  '900000',
  'c1',
  'x',
  '',
];

/** What comes of a call: its answer, or what it was refused with. */
async function told(call: Promise<unknown>): Promise<unknown> {
  try {
    return { answer: await call };
  } catch (thrown) {
    if (isContactsError(thrown)) return thrown.rejection;
    throw thrown;
  }
}

/** All that an actor is told by what only reads, asking for everything that they might guess. */
export async function learn(
  world: World,
  actor: Actor,
  count: number,
  foreign: readonly Foreign[],
): Promise<readonly Told[]> {
  const session = world.as(actor);
  const heard: Told[] = [];
  const ask = async (question: string, call: (session: Session) => Promise<unknown>): Promise<void> => {
    heard.push([question, await told(call(session))]);
  };
  const ids = Array.from({ length: count }, (_, index) => idOf(index));
  await ask('getMany', (me) => me.getMany([...ids, 'nobody']));
  for (const ref of refsOf(count)) {
    await ask(`get ${ref}`, (me) => me.get(ref));
    await ask(`maySend ${ref}`, (me) => me.maySend(ref, { channelId: 'mail', broadcast: true }));
  }
  for (const id of ids) {
    await ask(`details ${id}`, (me) => me.details(id));
    await ask(`activity ${id}`, (me) => allOf((after) => me.activity(id, { limit: 2, after })));
    await ask(`allowedActions ${id}`, (me) => me.allowedActions(id));
    await ask(`exportPerson ${id}`, (me) => me.exportPerson(id));
    for (const path of paths) await ask(`explain ${id} ${path}`, (me) => me.explain(id, path as 'phone'));
    await ask(`preview ${id}`, (me) => me.segments.preview(id, { edit: { custom: { turn: 9 } }, assign: 'other' }));
    await ask(`preview ${id} plan`, (me) =>
      me.segments.preview(id, { edit: { firstName: 'Bea', custom: { plan: 'pro' } } }),
    );
  }
  const { VIP: vip, Lead: lead } = world.names;
  const filters: readonly Filter[] = [
    ...conditions,
    { field: 'tags', operator: 'hasAllOf', value: [vip!] },
    { field: 'stage', operator: 'isNotEqualTo', value: lead! },
  ];
  const queries: readonly ListQuery[] = [
    ...filters.map((filter) => ({ filter })),
    ...searches.map((search) => ({ search })),
    ...Object.values(world.names).map((segment) => ({ segment })),
  ];
  for (const query of queries) {
    await ask(`list ${JSON.stringify(query)}`, (me) => me.list(query));
    await ask(`count ${JSON.stringify(query)}`, (me) => me.count(query));
  }
  for (const by of sortFields)
    for (const descending of [false, true])
      await ask(`sort ${by} ${descending}`, (me) =>
        allOf((after) => me.list({ sort: { by, descending }, limit: 2, after })),
      );
  for (const { query, after } of foreign)
    await ask(`after ${JSON.stringify(query)}`, (me) => me.list({ ...query, after }));
  await ask('segments', (me) => me.segments.list({ counts: true }));
  await ask('suggest', (me) => me.tags.suggest(''));
  await ask('tags', (me) => me.tags.list());
  await ask('fields', (me) => me.fields.list());
  await ask('rows', (me) => me.fields.rows());
  return heard;
}

/** The same of what writes, on contacts that there may be. */
export async function act(world: World, actor: Actor, count: number): Promise<readonly Told[]> {
  const session = world.as(actor);
  const heard: Told[] = [];
  let seconds = 10_000;
  const ask = async (question: string, call: (session: Session) => Promise<unknown>): Promise<void> => {
    world.at(`act-${heard.length}`, (seconds += 1));
    heard.push([question, await told(call(session))]);
  };
  const ids = Array.from({ length: count }, (_, index) => idOf(index));
  for (const ref of refsOf(count)) {
    await ask(`edit ${ref}`, (me) => me.edit(ref, { custom: { turn: seconds } }));
    await ask(`edit ${ref} hidden`, (me) => me.edit(ref, { lastName: 'Tan', email: null, custom: { plan: 'free' } }));
  }
  for (const id of ids) {
    await ask(`tag ${id}`, (me) => me.tag(id, ['VIP']));
    await ask(`untag ${id}`, (me) => me.untag(id, ['news']));
    await ask(`stage ${id}`, (me) => me.moveToStage(id, world.names['Lead']!));
    await ask(`block ${id}`, (me) => me.block(id));
    await ask(`unblock ${id}`, (me) => me.unblock(id));
    await ask(`open ${id}`, (me) => me.openConversation(id));
    await ask(`send ${id}`, (me) => me.recordSentMessage(id, { channelId: 'whatsapp', at: testNow }));
    await ask(`assign ${id}`, (me) => me.assign(id, 'other'));
    await ask(`delete ${id}`, (me) => me.delete(id));
  }
  await ask('create', (me) => me.create({ channel: { channelId: 'crm', externalId: 'new' } }));
  return heard;
}

/** What the owner can hand on: a cursor of every order and of some queries. */
export async function cursorsOf({ owner }: World): Promise<readonly Foreign[]> {
  const queries: readonly ListQuery[] = [
    ...sortFields.map((by): ListQuery => ({ sort: { by } })),
    { search: 'a' },
    { filter: { field: 'email', operator: 'exists' } },
  ];
  const given: Foreign[] = [];
  for (const query of queries) {
    const { next } = await owner.list({ ...query, limit: 1 });
    if (next !== null) given.push({ query, after: next });
  }
  return given;
}

/** Every reference that names a contact in one of the worlds. */
function refsOf(count: number): readonly string[] {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const channels = ([0, 1] as const).flatMap((version) =>
    indexes.flatMap((index) => [
      `channel:whatsapp:${externalIdOf(index, version)}`,
      `channel:mail:${externalIdOf(index, version, 'm')}`,
    ]),
  );
  const held = (path: 'email' | 'phone'): readonly string[] =>
    pools[path].flatMap((value) => (value === null ? [] : [`${path}:${value}`]));
  return [...indexes.map(idOf), 'nobody', ...held('email'), ...held('phone'), ...channels];
}

async function allOf<P extends { readonly next: string | null }>(
  page: (after: string | undefined) => Promise<P>,
): Promise<readonly P[]> {
  const pages = [await page(undefined)];
  for (let next = pages[0]!.next; next !== null; next = pages.at(-1)!.next) pages.push(await page(next));
  return pages;
}
