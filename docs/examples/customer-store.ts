// The code of "The Store port" of your-database.md.
// #region store
import {
  admit,
  type Change,
  type Contact,
  type ContactReads,
  type ContactRepository,
  contactsError,
  type Deletion,
  parseEmail,
  type Store,
  touchContact,
} from 'contactkit';
import { addEvents, type Customer, save, saveTimes, toContact, toRow } from './customers.js';
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
      const has = ({ channels }: Contact): boolean =>
        channels.some((one) => one.channelId === channelId && [one.externalId, ...one.aliases].includes(externalId));
      return (await live(has, 1))[0];
    },
  };
}

function repositoryOf(tx: Queries, tenant: string, failures: unknown[]): ContactRepository {
  const reads = readsOf(tx, tenant);
  /** What a write throws dooms the unit of work. */
  const noted = async (write: () => Promise<void>): Promise<void> => {
    try {
      await write();
    } catch (error) {
      failures.push(error);
      throw error;
    }
  };
  /** Of this workspace, and text that a database keeps. */
  const check = ({ contact, events }: Change | Deletion): void => {
    for (const part of [contact, ...events]) admit(tenant, part, 'change');
  };
  return {
    ...reads,
    insert: (change) =>
      noted(async () => {
        check(change);
        const added = await tx.insert('customers', toRow(change.contact)); // … on conflict do nothing
        if (added === 0) throw contactsError({ code: 'VERSION_CONFLICT', id: change.contact.id, expected: 0 });
        await addEvents(tx, change.events);
      }),
    save: (change, { expectedVersion }) =>
      noted(async () => {
        check(change);
        await save(tx, change, expectedVersion);
      }),
    touch: (id, times) =>
      noted(async () => {
        const stored = await reads.get(id);
        if (stored?.status === 'active' || stored?.status === 'blocked')
          await saveTimes(tx, touchContact(stored, times));
      }),
  };
}

/** What makes two spellings of an address one; in SQL, a column or an index on `lower(mail)`. */
function keyOf(address: string | null): string | undefined {
  const email = parseEmail(address);
  return email.ok ? email.value.key : undefined;
}
// #endregion store
