// The store of writing-a-store.md: on tables that were there before contactkit, by plain `pg`.

// #region rows
import { type Contact, contactFrom, type Tombstone } from 'contactkit';

interface Person {
  readonly person_id: string;
  readonly tenant_id: string;
  readonly contact_id: string;
  readonly given_name: string | null;
  readonly family_name: string | null;
  readonly mobile: string | null;
  readonly mail: string | null;
  readonly joined_at: Date;
  readonly left_at: Date | null;
  readonly rev: number;
  readonly crm: Contact | null;
}

function toStored(row: Person): Contact | Tombstone {
  const { contact_id: id, tenant_id: workspaceId, rev: version, joined_at, left_at, crm } = row;
  const ids = { id, workspaceId, version, createdAt: joined_at.toISOString() };
  if (left_at !== null) return { ...ids, status: 'deleted', deletedAt: left_at.toISOString() };
  const { given_name: firstName, family_name: lastName, mobile: phone, mail: email } = row;
  const known = { ...ids, firstName, lastName, phone, email };
  // A row from before contactkit gets the rest by `contactFrom` (C7); what contactkit wrote comes back as it was (R4).
  return crm === null ? contactFrom(known) : { ...crm, ...known };
}

/** The columns that a save replaces, in the order of `update` and `insert` below. */
function columnsOf(contact: Contact | Tombstone): readonly unknown[] {
  const { version } = contact;
  // S6: of a deleted contact stay ids and times.
  if (contact.status === 'deleted') return [null, null, null, null, contact.deletedAt, version, {}];
  const { firstName, lastName, phone, email, ...crm } = contact;
  return [firstName, lastName, phone, email, null, version, crm];
}

interface Handle {
  readonly kind: string;
  readonly handle: string;
}

/** What a contact is found by: nothing, once it is deleted (S6). What it had earlier counts too (D3, N3). */
function handlesOf(contact: Contact | Tombstone): readonly Handle[] {
  if (contact.status === 'deleted') return [];
  const { phone, email, aliases, channels } = contact;
  const all = (kind: string, values: readonly (string | null)[]): readonly Handle[] =>
    values.filter((value) => value !== null).map((handle) => ({ kind, handle }));
  return [
    ...all('phone', [phone, ...aliases.phones]),
    // V4: a stored address in lower case is its key. In JavaScript: the `lower()` of SQL is that of its locale.
    ...all('email', [email, ...aliases.emails]).map(({ kind, handle }) => ({ kind, handle: handle.toLowerCase() })),
    ...channels.flatMap((one) => all(`channel:${one.channelId}`, [one.externalId, ...one.aliases])),
  ];
}

// #endregion rows

// #region reads
import type { ContactReads, UniqueReads } from 'contactkit';
import type { ClientBase, Pool } from 'pg';

/** Either of them asks; only the client of a transaction sees what that transaction wrote. */
type Db = Pool | ClientBase;

function contactReads(db: Db, tenant: string): ContactReads {
  const select = async (where: string, ...values: readonly unknown[]): Promise<(Contact | Tombstone)[]> => {
    const found = await db.query<Person>(`select * from people where tenant_id = $1 and ${where}`, [tenant, ...values]);
    return found.rows.map(toStored);
  };
  // C4: live ones, in order of id by code units, which is what collation "C" gives. A deleted one has no handles.
  const by = 'person_id in (select person_id from person_handles where tenant_id = $1 and kind = $2 and handle = $3)';
  const findBy = async (kind: string, handle: string, limit: number): Promise<Contact[]> =>
    (await select(`${by} order by contact_id limit $4`, kind, handle, limit)) as Contact[];
  return {
    get: async (id) => (await select('contact_id = $2', id))[0],
    getMany: (ids) => select('contact_id = any($2)', ids),
    findByIdentity: async (channelId, externalId) => (await findBy(`channel:${channelId}`, externalId, 1))[0],
    findByPhone: (e164, limit) => findBy('phone', e164, limit),
    findByEmail: (key, limit) => findBy('email', key, limit),
  };
}

function uniqueReads(db: Db, tenant: string): UniqueReads {
  return {
    shared: async (field, limit) => {
      const { rows } = await db.query<{ handle: string }>(
        `select handle from person_handles where tenant_id = $1 and kind = $2
        group by handle having count(distinct person_id) > 1 order by handle limit $3`,
        [tenant, field, limit],
      );
      return rows.map(({ handle }) => handle);
    },
  };
}

// #endregion reads

// #region writes
import {
  admit,
  type ContactEvent,
  type ContactRepository,
  contactsError,
  keepLatestTimes,
  touchContact,
} from 'contactkit';

function contactRepository(tx: ClientBase, tenant: string): ContactRepository {
  /** The live row, kept for us until this transaction ends: whoever comes second waits, and then sees what we wrote. */
  const lock = async (id: string): Promise<Person | undefined> => {
    const live = 'select * from people where tenant_id = $1 and contact_id = $2 and left_at is null for update';
    return (await tx.query<Person>(live, [tenant, id])).rows[0];
  };
  const update = async ({ person_id }: Person, next: Contact | Tombstone): Promise<void> => {
    await tx.query(
      `update people set given_name = $2, family_name = $3, mobile = $4, mail = $5, left_at = $6, rev = $7, crm = $8
      where person_id = $1`,
      [person_id, ...columnsOf(next)],
    );
  };
  return {
    ...contactReads(tx, tenant),

    insert: async ({ contact, events }, { unique = [] } = {}) => {
      for (const part of [contact, ...events]) admit(tenant, part, 'change'); // A6, R4
      const { rows } = await tx.query<Person>(
        `insert into people (tenant_id, contact_id, joined_at, given_name, family_name, mobile, mail, left_at, rev, crm)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (tenant_id, contact_id) do nothing returning *`,
        [tenant, contact.id, contact.createdAt, ...columnsOf(contact)],
      );
      // R1: of two inserts of one id, the second finds it taken.
      if (rows[0] === undefined) throw contactsError({ code: 'VERSION_CONFLICT', id: contact.id, expected: 0 });
      await claim(tx, rows[0], handlesOf(contact), unique);
      await addEvents(tx, rows[0], events);
    },

    save: async ({ contact, events }, { expectedVersion: expected, unique = [] }) => {
      for (const part of [contact, ...events]) admit(tenant, part, 'change'); // A6, R4
      const row = await lock(contact.id);
      // R1: compared under the lock, so of two saves of one version the second finds another.
      if (row?.rev !== expected) throw contactsError({ code: 'VERSION_CONFLICT', id: contact.id, expected });
      // M1: it was decided on what was read earlier, and a message may have moved times since.
      await update(row, contact.status === 'deleted' ? contact : keepLatestTimes(contact, toStored(row) as Contact));
      await claim(tx, row, handlesOf(contact), unique);
      await addEvents(tx, row, events);
    },

    touch: async (id, times) => {
      const row = await lock(id);
      if (row !== undefined) await update(row, touchContact(toStored(row) as Contact, times));
    },
  };
}

/** E2: events are written with their row. */
async function addEvents(tx: ClientBase, row: Person, events: readonly ContactEvent[]): Promise<void> {
  const columns = 'tenant_id, person_id, what, happened_at, rev, seq, event';
  for (const event of events) {
    const values = [row.tenant_id, row.person_id, event.type, event.at, event.version, event.seq, event];
    await tx.query(`insert into person_history (${columns}) values ($1, $2, $3, $4, $5, $6, $7)`, values);
  }
}

// #endregion writes

// #region identities
const insertHandle = `insert into person_handles (tenant_id, person_id, kind, handle) values ($1, $2, $3, $4)
  on conflict do nothing`;
const freeHandles = 'delete from person_handles where person_id = $1 returning kind, handle';
const findHolder = `select p.contact_id from person_handles h join people p using (person_id)
  where h.tenant_id = $1 and person_id <> $2 and kind = $3 and handle = $4 order by contact_id limit 1`;

async function claim(tx: ClientBase, row: Person, handles: readonly Handle[], unique: readonly string[]) {
  const former = await tx.query<Handle>(freeHandles, [row.person_id]);
  for (const { kind, handle } of handles) {
    // C5: only where the write asks for it, and what a person had already is not taken from anybody.
    const alone = unique.includes(kind) && !former.rows.some((had) => had.kind === kind && had.handle === handle);
    // No index says "unique if asked": claims of one value come one after the other, and each looks who was before it.
    const lock = `${row.tenant_id} ${kind} ${handle}`;
    if (alone) await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [lock]);
    const values = [row.tenant_id, row.person_id, kind, handle];
    const { rowCount } = await tx.query(insertHandle, values);
    // N1: left out by the unique index, so somebody has it.
    if (rowCount === 0 || alone) refuseTaken(kind, handle, await tx.query<Person>(findHolder, values));
    // Whoever had it has let it go since: deciding again will do.
    if (rowCount === 0) throw contactsError({ code: 'VERSION_CONFLICT', id: row.contact_id, expected: 0 });
  }
}

function refuseTaken(kind: string, handle: string, { rows }: { readonly rows: readonly Person[] }): void {
  const contactId = rows[0]?.contact_id;
  if (contactId === undefined) return;
  if (kind === 'phone') throw contactsError({ code: 'PHONE_TAKEN', phone: handle, contactId });
  if (kind === 'email') throw contactsError({ code: 'EMAIL_TAKEN', email: handle, contactId });
  const channelId = kind.slice('channel:'.length);
  throw contactsError({ code: 'IDENTITY_TAKEN', channelId, externalId: handle, contactId });
}

// #endregion identities

// #region lists
import { type Criterion, comparePositions, compileCriterion, type ListReads, positionOf } from 'contactkit';

/** Q5, Q6: for tenants of some thousand people, read them all and let contactkit choose. */
function listReads(db: Db, tenant: string): ListReads {
  const meant = async (criterion: Criterion): Promise<Contact[]> => {
    const found = await db.query<Person>('select * from people where tenant_id = $1 and left_at is null', [tenant]);
    return (found.rows.map(toStored) as Contact[]).filter(compileCriterion(criterion));
  };
  return {
    page: async (criterion, { sort, limit, after }) =>
      (await meant(criterion))
        .map((contact) => ({ contact, position: positionOf(sort, contact) }))
        .filter(({ position }) => after === undefined || comparePositions(sort, position, after) > 0)
        .sort((one, other) => comparePositions(sort, one.position, other.position))
        .slice(0, limit)
        .map(({ contact }) => contact),
    count: async (criterion, max = Number.POSITIVE_INFINITY) => Math.min(max, (await meant(criterion)).length),
  };
}

// #endregion lists

// #region store
import type { Reads, Repositories, Store } from 'contactkit';
import { historyReads, historyRepository, requestKeyReads, requestKeyRepository } from './people-history.js';

/** On connections of its own. */
export function peopleStore(pool: Pool): Store {
  return storeOn(pool, async (work) => {
    const client = await pool.connect();
    try {
      return await between(client, ['begin isolation level read committed', 'commit', 'rollback'], work);
    } finally {
      client.release();
    }
  });
}

type Begin = <T>(work: (tx: ClientBase) => Promise<T>) => Promise<T>;

function storeOn(db: Db, begin: Begin): Store {
  return {
    // R5: a name here and a member below, or neither.
    capabilities: ['uniqueIdentities', 'history', 'idempotency', 'list'],
    read: (tenant) => readsOf(db, tenant),
    transaction: (tenant, work) =>
      begin(async (tx) => {
        const failures: unknown[] = [];
        const answer = await work(watched(repositoriesOf(tx, tenant), failures));
        // E2: the first failure dooms the unit of work, even if `work` has caught it.
        if (failures.length > 0) throw failures[0];
        return answer;
      }),
  };
}

function readsOf(db: Db, tenant: string): Reads {
  return {
    contacts: contactReads(db, tenant),
    uniqueIdentities: uniqueReads(db, tenant),
    list: listReads(db, tenant),
    history: historyReads(db, tenant),
    idempotency: requestKeyReads(db, tenant),
  };
}

function repositoriesOf(tx: ClientBase, tenant: string): Repositories {
  return {
    contacts: contactRepository(tx, tenant),
    uniqueIdentities: uniqueReads(tx, tenant),
    list: listReads(tx, tenant),
    history: historyRepository(tx, tenant),
    idempotency: requestKeyRepository(tx, tenant),
  };
}

/** The same repositories, which note every failure. */
function watched(repositories: Repositories, failures: unknown[]): Repositories {
  const note = (error: unknown): never => {
    failures.push(error);
    throw error;
  };
  const each = (all: object, change: (member: never) => unknown): object =>
    Object.fromEntries(Object.entries(all).map(([name, member]) => [name, change(member as never)]));
  type Method = (...given: unknown[]) => Promise<unknown>;
  const watch =
    (method: Method): Method =>
    (...given) =>
      method(...given).catch(note);
  return each(repositories, (repository: object) => each(repository, watch)) as Repositories;
}

async function between<T>(
  tx: ClientBase,
  [begin, commit, rollback]: readonly [string, string, string],
  work: (tx: ClientBase) => Promise<T>,
): Promise<T> {
  await tx.query(begin);
  try {
    const answer = await work(tx);
    await tx.query(commit);
    return answer;
  } catch (error) {
    // A connection that is gone can't roll back and need not; the error to tell is the first one.
    await tx.query(rollback).catch(() => undefined);
    // R1: two transactions that waited for each other. Whoever lost reads and decides again.
    if ((error as { code?: unknown } | null)?.code !== '40P01') throw error;
    throw contactsError({ code: 'VERSION_CONFLICT', id: '', expected: 0 }, error);
  }
}

// #endregion store

// #region joined
/** E3: inside a transaction that you have opened and will commit. Its commands come one after the other. */
export function joinedPeopleStore(client: ClientBase): Store {
  const savepoint = ['savepoint unit', 'release savepoint unit', 'rollback to savepoint unit'] as const;
  return { ...storeOn(client, (work) => between(client, savepoint, work)), joined: true };
}
// #endregion joined
