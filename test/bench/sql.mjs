import { editContact } from 'contactkit';
import { median, ratio } from './compare.mjs';
import { created, ctx, fields, workspaceId } from './people.mjs';
import { postgres, sqlite } from './sql-drivers.mjs';
import { duration, verdict } from './table.mjs';

/** How many contacts there are; the aims, by kind of work. */
const sizes = (process.env.BENCH_SIZES ?? '1000,10000,100000,1000000').split(',').map(Number);
const aims = { read: 1.3, save: 1.5, batch: 2, growth: 1.3 };
const batch = 1000;
const rounds = 21;
const calls = 100;

const reads = {
  'get by id': (contacts, { id }) => contacts.get(id),
  'get by email': async (contacts, { email }) => (await contacts.findByEmail(email.toLowerCase(), 2))[0],
  'get by channel identity': (contacts, { channels: [{ externalId }] }) =>
    contacts.findByIdentity('whatsapp', externalId),
};
const valueOf = {
  'get by id': ({ id }) => id,
  'get by email': ({ email }) => email.toLowerCase(),
  'get by channel identity': ({ channels: [{ externalId }] }) => externalId,
};

/** Here the database works in another process, so the clock counts, and not the processor time of this one. */
async function timed(work) {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start);
}

/** In every round each runs `calls` times, in an order that turns; nanoseconds a call. */
async function inTurn(contestants) {
  const names = Object.keys(contestants);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -3; round < rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(Math.abs(round) + turn) % names.length];
      const work = contestants[name];
      const took = await timed(async () => {
        for (let call = 0; call < calls; call += 1) await work((round + 3) * calls + call);
      });
      // The first rounds warm up.
      if (round >= 0) times[name].push(took / calls);
    }
  }
  return times;
}

/** Both insert batches in turn until there are so many; nanoseconds a contact, of the last batches. */
async function fill({ store, hand }, people, upTo) {
  const times = { store: [], hand: [] };
  while (people.count < upTo) {
    for (const name of people.count % (4 * batch) === 0 ? ['store', 'hand'] : ['hand', 'store']) {
      const size = Math.min(batch, upTo / 2);
      const changes = Array.from({ length: size }, () => created((people.count += 1)));
      for (const { contact } of changes) people.keep(contact);
      const insert = () =>
        name === 'store'
          ? store.transaction(workspaceId, ({ batch: all }) => all.insert(changes))
          : hand.insert(changes);
      times[name].push((await timed(insert)) / size);
    }
  }
  return { store: times.store.slice(-40), hand: times.hand.slice(-40) };
}

/** A sample of all that were made, the same number of each stretch. */
function crowd() {
  const known = [];
  let stride = 1;
  let seen = 0;
  return {
    count: 0,
    known,
    keep(contact) {
      seen += 1;
      if (seen % stride !== 0) return;
      known.push(contact);
      if (known.length < 4000) return;
      for (let index = 0; index < 2000; index += 1) known[index] = known[index * 2 + 1];
      known.length = 2000;
      stride *= 2;
    },
  };
}

async function measure(open) {
  const database = await open();
  const { store, hand, name, settle, close } = database;
  const people = crowd();
  const { contacts } = store.read(workspaceId);
  const rows = [];
  const first = {};
  const row = (size, what, times, aim) => {
    const { median: middle, min, max } = ratio(times.store, times.hand);
    first[what] ??= median(times.store);
    const growth = median(times.store) / first[what];
    rows.push([
      name,
      size.toLocaleString('en'),
      what,
      duration(median(times.store)),
      duration(median(times.hand)),
      `${middle.toFixed(2)}× (${min.toFixed(2)}–${max.toFixed(2)})`,
      verdict(middle <= aim, `≤ ${aim}×`),
      verdict(growth <= aims.growth, `${growth.toFixed(2)}×`),
    ]);
  };
  for (const size of sizes) {
    row(size, 'batch of 1,000, a contact', await fill(database, people, size), aims.batch);
    await settle();
    const at = (call) => people.known[(call * 7919) % people.known.length];
    for (const [what, read] of Object.entries(reads)) {
      row(
        size,
        what,
        await inTurn({
          store: (call) => read(contacts, at(call)),
          hand: (call) => hand.find(what, valueOf[what](at(call))),
        }),
        aims.read,
      );
    }
    const edited = (call) => {
      const index = (call * 7919) % people.known.length;
      const contact = people.known[index];
      const edit = editContact(contact, { lastName: contact.lastName === 'Doe' ? 'Roe' : 'Doe' }, ctx, { fields });
      people.known[index] = edit.value.contact;
      return [edit.value, contact];
    };
    row(
      size,
      'save of an edit with its event',
      await inTurn({
        store(call) {
          const [change, before] = edited(call);
          return store.transaction(workspaceId, (all) =>
            all.contacts.save(change, { expectedVersion: before.version, before }),
          );
        },
        hand: (call) => hand.save(edited(call)[0]),
      }),
      aims.save,
    );
  }
  await close();
  return rows;
}

/** The store on PostgreSQL and SQLite against SQL by hand, from a thousand contacts to a million. */
export async function sql() {
  const rows = [...(await measure(postgres)), ...(await measure(sqlite))];
  return {
    title: 'The SQL store',
    notes: [
      '**hand**: SQL through the same driver and the same connection (`pg`; `libsql` with statements prepared once) that reads and writes the same rows of the same tables. It checks nothing, and writes only the columns that an edit changes.',
      'PostgreSQL 18 on the same machine, over TCP, with `fsync=off`: waiting for the disk would hide what the store costs. SQLite is a file in WAL mode. Time is of the clock, in rounds of 100 calls whose order turns.',
      '**growth**: the time of the store against its own with a thousand contacts.',
    ],
    head: ['', 'contacts', '', 'store', 'hand', 'ratio', 'aim', 'growth'],
    rows,
  };
}
