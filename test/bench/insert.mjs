import { memoryStore } from 'contactkit/memory';
import { median, processorTime, ratio, sink } from './compare.mjs';
import { created, workspaceId } from './people.mjs';
import { duration, verdict } from './table.mjs';

/** How many contacts; how many times side by side in a sample, since few are kept in no time; how many samples. */
const sizes = [
  { count: 1e3, copies: 50, rounds: 5 },
  { count: 1e4, copies: 5, rounds: 5 },
  { count: 1e5, copies: 1, rounds: 3 },
  { count: 1e6, copies: 1, rounds: 2 },
];
const aim = 1.5;
const batch = 100;

/** Each keeps changes, and answers what holds them. */
const keepers = {
  'bare Map'(changes) {
    const map = new Map();
    for (const { contact } of changes) map.set(contact.id, contact);
    return map;
  },
  async store(changes) {
    const store = memoryStore();
    for (const change of changes) await store.transaction(workspaceId, ({ contacts }) => contacts.insert(change));
    return store;
  },
  async 'store, by hundreds'(changes) {
    const store = memoryStore();
    for (let start = 0; start < changes.length; start += batch) {
      await store.transaction(workspaceId, async ({ contacts }) => {
        for (const change of changes.slice(start, start + batch)) await contacts.insert(change);
      });
    }
    return store;
  },
  'Map of structuredClone'(changes) {
    const map = new Map();
    for (const change of changes) map.set(change.contact.id, structuredClone(change));
    return map;
  },
};
const [bare, store, hundreds] = Object.keys(keepers);
const ours = [store, hundreds];

/** One sample: of each contact the nanoseconds to keep it, to make and keep it, and the bytes that stay. */
async function sample({ count, copies }, keep) {
  sink.value = undefined;
  globalThis.gc();
  const empty = process.memoryUsage().heapUsed;
  const { making, keeping, held } = await load(count, copies, keep);
  globalThis.gc();
  const bytes = process.memoryUsage().heapUsed - empty;
  sink.value = held;
  for (const one of held) {
    if (one.backlog !== undefined && (await one.backlog()).pending > 0) throw new Error('inserting left work to do');
  }
  const contacts = count * copies;
  return { keep: (keeping / contacts) * 1e6, load: ((making + keeping) / contacts) * 1e6, bytes: bytes / contacts };
}

/** All are made first, so that keeping is measured alone; when this returns, nothing but `held` has a hold on them. */
async function load(count, copies, keep) {
  const start = processorTime();
  const made = Array.from({ length: copies }, () => Array.from({ length: count }, (_, index) => created(index)));
  const making = processorTime() - start;
  globalThis.gc();
  const begin = processorTime();
  const held = [];
  for (const changes of made) held.push(await keep(changes));
  return { making, keeping: processorTime() - begin, held };
}

/** The memory store against a bare Map, from a thousand contacts to a million. */
export async function insert() {
  for (const keep of Object.values(keepers)) await sample({ count: 5e3, copies: 1 }, keep);
  const alone = {};
  const rows = [];
  for (const size of sizes) {
    const names = size.count < 1e6 ? Object.keys(keepers) : [bare, store];
    const samples = await inTurn(names, size);
    for (const name of names) {
      const times = (what) => samples[name].map((one) => one[what]);
      const against = (what) =>
        cell(
          ratio(
            times(what),
            samples[bare].map((one) => one[what]),
          ),
          name,
        );
      const keep = median(times('keep'));
      alone[name] ??= keep;
      rows.push([
        name === bare ? size.count.toLocaleString('en') : '',
        name,
        duration(keep),
        `${(keep / alone[name]).toFixed(2)}×`,
        against('keep'),
        against('load'),
        `${median(times('bytes')).toFixed(0)} B`,
        against('bytes'),
      ]);
    }
  }
  return {
    title: '`contacts.insert` of the memory store, 12 fields and one identity',
    notes: [
      '**bare Map**: `map.set(contact.id, contact)` of the same contacts, made beforehand. It keeps the very objects, without their events and without any index, so `insert` alone is no like for like: a store has to copy what it is given (R2), keeps the `contact.created` event beside the row (E2), and finds contacts by identity, phone, email, tag, stage and field.',
      '**store**: `store.transaction(workspaceId, ({ contacts }) => contacts.insert(change))`, one unit of work a contact; **by hundreds**: a hundred inserts in each, as a loader would do it; **Map of structuredClone**: what a Map costs that is detached too and holds the event, but has no index.',
      `Growth is that of the time, from a thousand contacts on. The ratios are of keeping alone, of making (\`createContact\`) and keeping, which is what loading a workspace takes, and of the bytes that stay when what was made is gone. Each is held to ≤ ${aim}×.`,
    ],
    head: ['contacts', 'kept by', 'time', 'growth', 'ratio', 'ratio with making', 'memory', 'ratio of memory'],
    rows,
  };
}

async function inTurn(names, size) {
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < size.rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(round + turn) % names.length];
      samples[name].push(await sample(size, keepers[name]));
    }
  }
  return samples;
}

function cell({ median: middle, min, max }, name) {
  if (name === bare) return '';
  const range = `${middle.toFixed(2)}× (${min.toFixed(2)}–${max.toFixed(2)})`;
  return ours.includes(name) ? verdict(middle <= aim, range) : range;
}
