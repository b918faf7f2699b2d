import { sqlStore } from 'contactkit/sql';
import { CompiledQuery, type Kysely } from 'kysely';
import type { Stored } from '../../src/ports/contact-repository.js';
import { type AnyEvent, eventFrom } from '../../src/stores/sql/event-rows.js';
import type { AnyTables } from './host.js';

export type Row = Readonly<Record<string, string | number | null>>;

/** All that is stored of a workspace. */
export interface Snapshot {
  /** As the store gives them. */
  readonly contacts: readonly Stored[];
  /** In the order of their subject, version and seq. */
  readonly events: readonly AnyEvent[];
  readonly identities: readonly Row[];
  readonly identifiers: readonly Row[];
  readonly contactTags: readonly Row[];
  readonly tags: readonly Row[];
  readonly commands: readonly Row[];
  readonly usage: readonly Row[];
  readonly reactions: readonly Row[];
  readonly lanes: readonly Row[];
}

/** Reads it, when nobody writes. */
export async function snapshotOf(
  db: Kysely<AnyTables>,
  dialect: 'postgres' | 'sqlite',
  workspaceId: string,
): Promise<Snapshot> {
  const rows = async (table: string, order = ''): Promise<readonly Row[]> => {
    const text = `select * from contactkit_${table} where workspace_id = '${workspaceId}' ${order}`;
    return (await db.executeQuery(CompiledQuery.raw(text))).rows as readonly Row[];
  };
  const ids = (await rows('contacts')).map(({ id }) => id as string);
  return {
    contacts: await sqlStore({ db, dialect }).read(workspaceId).contacts.getMany(ids),
    events: (await rows('events', 'order by subject_type, subject_id, version, seq')).map(eventFrom),
    identities: await rows('identities'),
    identifiers: await rows('identifiers'),
    contactTags: await rows('contact_tags'),
    tags: await rows('tags'),
    commands: await rows('commands'),
    usage: await rows('usage'),
    reactions: await rows('reactions'),
    lanes: await rows('lanes'),
  };
}
