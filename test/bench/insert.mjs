import { memoryStore } from 'contactkit/memory';
import { median, processorTime, ratio, sink } from './compare.mjs';
import { created, workspaceId } from './people.mjs';
import { duration } from './table.mjs';

/** How many contacts; how many times side by side in a sample, since few are kept in no time; how many samples. */
const sizes = [
  { count: 1e3, copies: 50, rounds: 5 },
  { count: 1e4, copies: 5, rounds: 5 },
  { count: 1e5, copies: 1, rounds: 3 },
  //1e6
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
const [baseline, store] = Object.keys(keepers);

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
  const rows = [];
  const first = {};
  for (const size of sizes) {
    const names = size.count < 1e6 ? Object.keys(keepers) : [baseline, store];
    const samples = Object.fromEntries(names.map((name) => [name, []]));
    for (let round = 0; round < size.rounds; round += 1) {
      for (let turn = 0; turn < names.length; turn += 1) {
        const name = names[(round + turn) % names.length];
        samples[name].push(await sample(size, keepers[name]));
      }
    }
    const of = (name, what) => samples[name].map((one) => one[what]);
    for (const name of names) {
      const keep = median(of(name, 'keep'));
      first[name] ??= keep;
      const against = (what) => ratio(of(name, what), of(baseline, what));
      const shown = (what) => {
        const { median: middle, min, max } = against(what);
        return `${middle.toFixed(2)}× (${min.toFixed(2)}–${max.toFixed(2)})`;
      };
      const met = (what) => against(what).median <= aim;
      const bytes = `${median(of(name, 'bytes')).toFixed(0)} B`;
      rows.push([
        name === baseline ? size.count.toLocaleString('en') : '',
        name,
        duration(keep),
        `${(keep / first[name]).toFixed(2)}×`,
        ...(name === baseline
          ? ['', '', bytes, '', '']
          : [shown('keep'), shown('load'), bytes, `${against('bytes').median.toFixed(2)}×`]),
        ...(name === baseline
          ? []
          : [['keep', 'load', 'bytes'].map((what) => (met(what) ? 'ok' : 'NOT ok')).join(', ')]),
      ]);
      console.error(rows.at(-1).join(' | '));
    }
  }
  return {
    title: 'Inserting into the memory store',
    notes: [],
    head: [
      'contacts',
      'kept by',
      'keep',
      'growth',
      'keep, ratio',
      'make and keep, ratio',
      'memory',
      'ratio',
      `≤ ${aim}×`,
    ],
    rows,
  };
}
