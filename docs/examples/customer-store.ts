// The code of "The Store port" of your-database.md.
// #region store
import {
  type Change,
  type Contact,
  type ContactReads,
  type ContactRepository,
  parseEmail,
  type Store,
  type Touch,
} from 'contactkit';
import { addEvents, type Customer, isMeant, save, saveTimes, toContact, toRow } from './customers.js';
import type { Database, Queries } from './database.js';

/** The smallest honest store: `contacts` and nothing else. */
export function customerStore(db: Database): Store {
  return {
    capabilities: [],
    read: (tenant) => ({ contacts: readsOf(db, tenant) }),
    transaction: (tenant, work) =>
      db.transaction(async (tx) => {
        const failures: unknown[] = [];
        const answer = await work({ contacts: repositoryOf(tx, tenant, failures) });
        // The first failure dooms the unit of work, even if `work` has caught it.
        if (failures.length > 0) throw failures[0];
        return answer;
      }),
  };
}

function readsOf(queries: Queries, tenant: string): ContactReads {
  // select … where tenant = $1 and deleted is null and … order by customer_id limit $2
  const live = async (meets: (contact: Contact) => boolean, limit: number): Promise<readonly Contact[]> => {
    const rows = await queries.select<Customer>('customers', { tenant, deleted: null });
    const contacts = rows.map((row) => toContact(row) as Contact).filter(meets);
    return contacts.sort((one, other) => (one.id < other.id ? -1 : 1)).slice(0, limit);
  };
  const get: ContactReads['get'] = async (id) => {
    const [row] = await queries.select<Customer>('customers', { customer_id: id, tenant });
    return row && toContact(row);
  };
  return {
    get,
    getMany: async (ids) => (await Promise.all(ids.map(get))).filter((stored) => stored !== undefined),
    findByPhone: (e164, limit) => live(({ phone, aliases }) => phone === e164 || aliases.phones.includes(e164), limit),
    findByEmail: (key, limit) =>
      live(({ email, aliases }) => [email, ...aliases.emails].some((one) => keyOf(one) === key), limit),
    findByIdentity: async (channelId, externalId) => {
      const [contact] = await live(
        ({ channels }) => channels.some((one) => isMeant(one, { channelId, externalId })),
        1,
      );
      return contact;
    },
  };
}

function repositoryOf(tx: Queries, tenant: string, failures: unknown[]): ContactRepository {
  const noted = async (write: Promise<void>): Promise<void> => {
    await write.catch((error: unknown) => {
      failures.push(error);
      throw error;
    });
  };
  const insert = async ({ contact, events }: Change): Promise<void> => {
    await tx.insert('customers', toRow(contact));
    await addEvents(tx, events);
  };
  const reads = readsOf(tx, tenant);
  const touch = async (id: string, times: Touch): Promise<void> => {
    const stored = await reads.get(id);
    if (stored?.status !== 'active' && stored?.status !== 'blocked') return;
    const { at: lastMessageAt, inbound } = times;
    const met = stored.channels.find((one) => isMeant(one, times));
    const channels = stored.channels.map((one) => (one === met ? { ...one, lastInteractionAt: lastMessageAt } : one));
    await saveTimes(tx, { ...stored, channels, lastMessageAt, lastInboundAt: inbound ? lastMessageAt : null });
  };
  return {
    ...reads,
    insert: (change) => noted(insert(change)),
    save: (change, { expectedVersion }) => noted(save(tx, change, expectedVersion)),
    touch: (id, times) => noted(touch(id, times)),
  };
}

/** What makes two spellings of an address one; in SQL, a column or an index on `lower(mail)`. */
function keyOf(address: string | null): string | undefined {
  const email = parseEmail(address);
  return email.ok ? email.value.key : undefined;
}
// #endregion store
