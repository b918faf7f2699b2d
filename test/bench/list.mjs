import { median, ratio } from './compare.mjs';
import { created, workspaceId } from './people.mjs';
import { postgres, sqlite } from './sql-drivers.mjs';
import { duration, verdict } from './table.mjs';

/** How many contacts the workspace has. */
const sizes = (process.env.BENCH_SIZES ?? '1000,10000,100000,1000000').split(',').map(Number);
const aims = { ratio: 1.3, growth: 2 };
const batch = 1000;
const rounds = 11;
/** Calls of a kind in a round, and the milliseconds after which it is left at that. */
const most = { calls: 10, milliseconds: 500 };
const limit = 50;

const template = created(1).contact;
const day = (minutes) => new Date(Date.UTC(2020, 0, 1) + minutes * 60_000).toISOString();

/** The person with this number in a workspace of `size`: what is spread evenly is found evenly in every kind of list. */
function person(index, workspace = workspaceId) {
  const mixed = (index * 2_654_435_761) % 4_294_967_296;
  const lastName = `${['Tan', 'Müller', 'García', 'Smith', 'Okafor'][mixed % 5]}-${index.toString(36)}`;
  const firstName = ['Ann', 'Bilal', 'Chloe', 'Diego', 'Emma', 'Farid', 'Grace'][mixed % 7];
  return {
    ...template,
    id: `contact-${index.toString().padStart(9, '0')}`,
    workspaceId: workspace,
    firstName,
    lastName,
    email: `${firstName}.${index.toString(36)}@example.com`,
    phone: `+65${80_000_000 + index}`,
    country: ['SG', 'DE', 'BR', 'US', 'FR', 'IN'][mixed % 6],
    custom: { ...template.custom, plan: ['free', 'pro', 'enterprise'][mixed % 3], seats: mixed % 53 },
    tags: [...(mixed % 11 === 0 ? ['tag-common'] : []), ...(index % Math.max(1, index >> 5) === 1 ? ['tag-few'] : [])],
    channels: [{ ...template.channels[0], externalId: `${index}` }],
    assigneeId: mixed % 4 === 0 ? null : `user-${mixed % 97}`,
    stageId: `stage-${mixed % 5}`,
    conversation: {
      status: ['open', 'closed', 'closed', 'snoozed'][mixed % 4],
      openedAt: day(index),
      openedBy: 'contact',
    },
    createdAt: day(index),
    lastMessageAt: day((index * 7) % 5_000_000),
  };
}

const is = (path, ...values) => ({ is: 'oneOf', path, values });
const active = is('status', 'active');
const has = (...ids) => ({ is: 'member', path: 'tags', ids });
const containing = (path, key) => ({ is: 'containing', path, key });
const inNames = (word) => ({ or: ['firstName', 'lastName', 'profile', 'email'].map((path) => containing(path, word)) });
const newest = { by: 'createdAt', descending: true };
const latest = { by: 'lastMessageAt', descending: true };
const byName = { by: 'name', descending: false };

const live = "c.workspace_id = $1 and c.status = 'active'";
const tagged = (parameter) =>
  `exists (select 1 from contactkit_contact_tags t where t.workspace_id = $1 and t.contact_id = c.id and t.tag_id = ${parameter})`;
const newestFirst = 'order by c.created_at desc, c.id desc';
const latestFirst = 'c.last_message_at is not null order by c.last_message_at desc, c.id desc';

/** Kind → the page that the store is asked for (`one`: another number in every call), and what a hand would write. */
const kinds = (dialect) => {
  const { contains, custom } = says[dialect];
  return {
    newest: { page: () => [active, newest], where: `${live} ${newestFirst}`, values: () => [] },
    'by name, from the middle': {
      page: () => [active, byName, { value: 'emma smith-', id: '' }],
      where: `${live} and (c.name_key, c.id) > ($2, $3) order by c.name_key, c.id`,
      values: () => ['emma smith-', ''],
    },
    'open conversations, latest message': {
      page: () => [{ and: [active, is('conversation', 'open')] }, latest],
      where: `${live} and c.conversation_status = 'open' and ${latestFirst}`,
      values: () => [],
    },
    'assigned to one user, latest message': {
      page: (one) => [{ and: [active, is('assignee', `user-${one % 97}`)] }, latest],
      where: `${live} and c.assignee_id = $2 and ${latestFirst}`,
      values: (one) => [`user-${one % 97}`],
    },
    'a tag that 1 of 11 has': {
      page: () => [{ and: [active, has('tag-common')] }, newest],
      where: `${live} and ${tagged('$2')} ${newestFirst}`,
      values: () => ['tag-common'],
    },
    'a tag that few have': {
      page: () => [{ and: [active, has('tag-few')] }, newest],
      where: `${live} and ${tagged('$2')} ${newestFirst}`,
      values: () => ['tag-few'],
    },
    'without a tag': {
      page: () => [{ and: [active, { not: has('tag-common') }] }, newest],
      where: `${live} and not ${tagged('$2')} ${newestFirst}`,
      values: () => ['tag-common'],
    },
    'one country, by name': {
      page: () => [{ and: [active, is('country', 'SG')] }, byName],
      where: `${live} and c.country = $2 and c.name_key is not null order by c.name_key, c.id`,
      values: () => ['SG'],
    },
    'two custom fields': {
      page: () => [
        {
          and: [
            active,
            is('custom.plan', 'pro'),
            { is: 'within', path: 'custom.seats', ordering: 'number', bounds: { above: 45 } },
          ],
        },
        newest,
      ],
      where: `${live} and ${custom} ${newestFirst}`,
      values: () => ['pro', 45],
    },
    'search: a word': {
      page: (one) => [inNames(`-${one.toString(36)}`), newest],
      where: `c.workspace_id = $1 and c.status in ('active', 'blocked') and (${['first_name_key', 'last_name_key', 'profile_key', 'email_key'].map((column) => contains(column)).join(' or ')}) ${newestFirst}`,
      values: (one) => [part[dialect](`-${one.toString(36)}`)],
    },
    'search: digits of a phone': {
      page: (one) => [containing('phone', `${80_000_000 + one}`), newest],
      where: `c.workspace_id = $1 and c.status in ('active', 'blocked') and ${contains('phone')} ${newestFirst}`,
      values: (one) => [part[dialect](`${80_000_000 + one}`)],
    },
    'search: part of an email address': {
      page: (one) => [containing('email', `.${one.toString(36)}@`), newest],
      where: `c.workspace_id = $1 and c.status in ('active', 'blocked') and ${contains('email_key')} ${newestFirst}`,
      values: (one) => [part[dialect](`.${one.toString(36)}@`)],
    },
    'count of a tag': {
      count: () => [{ and: [active, has('tag-common')] }],
      where: `${live} and ${tagged('$2')}`,
      values: () => ['tag-common'],
    },
    'count of all, to 1,000': {
      count: () => [active, 1000],
      where: `${live} limit 1000`,
      values: () => [],
      inner: true,
    },
    'count of all': { count: () => [active], where: live, values: () => [] },
  };
};

const says = {
  postgres: {
    contains: (column) => `c.${column} like $2`,
    custom: `c.custom ->> 'plan' = $2 and (c.custom ->> 'seats')::numeric > $3`,
  },
  sqlite: {
    contains: (column) => `instr(c.${column}, $2) > 0`,
    custom: `c.custom ->> 'plan' = $2 and c.custom ->> 'seats' > $3`,
  },
};
const part = { postgres: (text) => `%${text}%`, sqlite: (text) => text };

/** Kinds whose first page no index serves where they match little: they go through the order of the list until it is full. */
const unserved = {
  postgres: ['count of a tag', 'count of all'],
  sqlite: [
    'a tag that few have',
    'search: a word',
    'search: digits of a phone',
    'search: part of an email address',
    'count of a tag',
    'count of all',
  ],
};

async function timed(work) {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start);
}

async function fill({ store }, from, to) {
  for (let start = from; start < to; start += batch) {
    const changes = Array.from({ length: Math.min(batch, to - start) }, (_, index) => ({
      contact: person(start + index),
      events: [],
    }));
    await store.transaction(workspaceId, (all) => all.batch.insert(changes));
    // Among others: a tenth as many in other workspaces.
    const other = `workspace-${start % 17}-of-others`;
    const others = changes
      .filter((_, index) => index % 10 === 0)
      .map(({ contact }) => ({ contact: { ...contact, workspaceId: other }, events: [] }));
    await store.transaction(other, (all) => all.batch.insert(others));
  }
}

async function measure(dialect, open) {
  const database = await open();
  const { store, hand, name, settle, close } = database;
  const reads = store.read(workspaceId).list;
  const rows = [];
  const p95s = {};
  let filled = 0;
  for (const size of sizes) {
    await fill(database, filled, size);
    filled = size;
    await settle();
    for (const [kind, { page, count, where, values, inner }] of Object.entries(kinds(dialect))) {
      const ours = async (one) => {
        if (count !== undefined) return reads.count(...count(one));
        const [criterion, sort, after] = page(one);
        return (await reads.page(criterion, { sort, limit, ...(after !== undefined && { after }) })).length;
      };
      const theirs = async (one) =>
        count === undefined
          ? (await hand.list(`${where} limit ${limit}`, [workspaceId, ...values(one)])).length
          : hand.count(where, [workspaceId, ...values(one)], inner);
      for (const one of [1, size >> 1]) {
        const [mine, other] = [await ours(one), await theirs(one)];
        if (mine !== other) throw new Error(`${name}, ${kind}: ${mine} of ours, ${other} by hand`);
      }
      const times = { ours: [], theirs: [] };
      const single = [];
      for (let round = -1; round < rounds; round += 1) {
        for (const who of round % 2 === 0 ? ['ours', 'theirs'] : ['theirs', 'ours']) {
          const work = who === 'ours' ? ours : theirs;
          const took = [];
          const until = Date.now() + most.milliseconds / 2;
          for (let call = 0; call < most.calls && (call === 0 || Date.now() < until); call += 1)
            took.push(await timed(() => work((((round + 1) * most.calls + call) * 7919) % size)));
          if (round < 0) continue;
          times[who].push(median(took));
          if (who === 'ours') single.push(...took);
        }
      }
      const { median: middle, min, max } = ratio(times.ours, times.theirs);
      const p95 = single.sort((a, b) => a - b)[Math.floor(single.length * 0.95)];
      if (size >= 10_000) p95s[kind] ??= p95;
      const growth = p95 / (p95s[kind] ?? p95);
      const isServed = !unserved[dialect].includes(kind);
      rows.push([
        name,
        size.toLocaleString('en'),
        kind,
        duration(median(times.ours)),
        duration(median(times.theirs)),
        verdict(middle <= aims.ratio, `${middle.toFixed(2)}× (${min.toFixed(2)}–${max.toFixed(2)})`),
        duration(p95),
        isServed ? verdict(growth <= aims.growth, `${growth.toFixed(2)}×`) : `${growth.toFixed(2)}×, no index`,
      ]);
    }
  }
  const plans = [];
  for (const [kind, { count, where, values, inner }] of Object.entries(kinds(dialect))) {
    if (!unserved[dialect].includes(kind)) continue;
    const statement = count === undefined ? `${where} limit ${limit}` : where;
    const plan = await hand.plan(statement, [workspaceId, ...values(1)], { counts: count !== undefined, inner });
    plans.push(`${name}, “${kind}”: ${plan}`);
  }
  await close();
  return { rows, plans };
}

/** Lists, counts and searches, against SQL by hand. */
export async function list() {
  const [one, other] = [await measure('postgres', postgres), await measure('sqlite', sqlite)];
  return {
    title: 'Lists, counts and searches',
    notes: [
      `First pages of ${limit} contacts (but “from the middle”) of one workspace, beside others with a tenth as many, by \`list.page\` and \`list.count\` of the store against SQL by hand on the same tables and indexes, over one connection. Aim: ≤ ${aims.ratio}×.`,
      `*95 %* is what 95 of 100 calls of ours took no longer than; its growth is against 10,000 contacts. Aim: ≤ ${aims.growth}× for every kind that an index serves.`,
      'PostgreSQL has `pg_trgm` and `btree_gin` (`textIndex`); on SQLite a search goes through the list in its order until the page is full, and so does a tag that few have. To count takes as long as there is to count; `max` ends it.',
      '“Two custom fields” match one contact in 24. A condition on a custom field that matches few or none goes through the whole order of the list: see [scaling](scaling.md) for the index that a host adds for a field it asks for often.',
      ...[...one.plans, ...other.plans].map((plan) => `No index serves ${plan}`),
    ],
    head: ['', 'contacts', '', 'time', 'by hand', 'ratio', '95 %', 'growth of 95 %'],
    rows: [...one.rows, ...other.rows],
  };
}
