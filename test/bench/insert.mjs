import { memoryStore } from 'contactkit/memory';
import { median, processorTime, ratio, sink } from './compare.mjs';
import { created, workspaceId } from './people.mjs';
import { duration, verdict } from './table.mjs';

/** How many contacts, and how many rounds: what is over in an instant is repeated until it says something. */
const sizes = [
  { count: 1e3, rounds: 41 },
  { count: 1e4, rounds: 15 },
  { count: 1e5, rounds: 5 },
  { count: 1e6, rounds: 1 },
];
const aim = 1.5;
const batch = 100;

/** What keeps `changes`, and answers what holds them. */
const loaders = {
  map(changes) {
    const map = new Map();
    for (const { contact } of changes) map.set(contact.id, contact);
    return map;
  },
  copies(changes) {
    const map = new Map();
    for (const change of changes) map.set(change.contact.id, structuredClone(change));
    return map;
  },
  async store(changes) {
    const store = memoryStore();
    for (const change of changes) await store.transaction(workspaceId, ({ contacts }) => contacts.insert(change));
    return store;
  },
  async batches(changes) {
    const store = memoryStore();
    for (let start = 0; start < changes.length; start += batch) {
      await store.transaction(workspaceId, async ({ contacts }) => {
        for (const change of changes.slice(start, start + batch)) await contacts.insert(change);
      });
    }
    return store;
  },
};

/** Making contacts and keeping them: processor time of both (ns a contact), and the bytes a contact that stay. */
async function load(count, keep) {
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  const start = processorTime();
  let changes = Array.from({ length: count }, (_, index) => created(index));
  const made = processorTime() - start;
  globalThis.gc();
  const between = processorTime();
  sink.value = await keep(changes);
  const kept = processorTime() - between;
  changes = undefined;
  globalThis.gc();
  const bytes = (process.memoryUsage().heapUsed - before) / count;
  if (sink.value.backlog !== undefined && (await sink.value.backlog()).pending > 0)
    throw new Error('work is left over');
  sink.value = undefined;
  return { time: (kept / count) * 1e6, whole: ((made + kept) / count) * 1e6, bytes };
}

/** The memory store against a bare Map, from a thousand contacts to a million. */
export async function insert() {
  const names = Object.keys(loaders);
  for (const name of names) await load(2e3, loaders[name]);
  const rows = [];
  const firsts = {};
  for (const { count, rounds } of sizes) {
    const runs = Object.fromEntries(names.map((name) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (let turn = 0; turn < names.length; turn += 1) {
        const name = names[(round + turn) % names.length];
        runs[name].push(await load(count, loaders[name]));
      }
    }
    for (const name of names) {
      const of = (what, loader = name) => runs[loader].map((run) => run[what]);
      const time = ratio(of('time'), of('time', 'map'));
      firsts[name] ??= median(of('time'));
      rows.push([
        count.toLocaleString('en'),
        name,
        duration(median(of('time'))),
        `${(median(of('time')) / firsts[name]).toFixed(2)}×`,
        `${time.median.toFixed(2)}×`,
        `${time.min.toFixed(2)}–${time.max.toFixed(2)}`,
        `${ratio(of('whole'), of('whole', 'map')).median.toFixed(2)}×`,
        `${median(of('bytes')).toFixed(0)}`,
        `${ratio(of('bytes'), of('bytes', 'map')).median.toFixed(2)}×`,
        verdict(time.median <= aim, `≤ ${aim}×`),
      ]);
      console.error(rows.at(-1).join(' | '));
    }
  }
  return {
    title: 'Inserting into the memory store',
    notes: [],
    head: ['contacts', 'kept by', 'time each', 'growth', 'ratio', 'l-g', 'whole load', 'bytes', 'ratio', 'aim'],
    rows,
  };
}
