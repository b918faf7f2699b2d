// Two capabilities of the store of writing-a-store.md.
import type { ClientBase, Pool } from 'pg';

type Db = Pool | ClientBase;

// #region history
import type { HistoryReads, HistoryRepository, KeptEvent } from 'contactkit';

const ofPerson = 'person_id = (select person_id from people where tenant_id = $1 and contact_id = $2)';

export function historyReads(db: Db, tenant: string): HistoryReads {
  return {
    list: async (contactId, { limit, before }) => {
      const { rows } = await db.query<{ event: KeptEvent }>(
        `select event from person_history where ${ofPerson} and event is not null and ($3::integer is null or (rev, seq) < ($3, $4))
        order by rev desc, seq desc limit $5`,
        [tenant, contactId, before?.version, before?.seq, limit],
      );
      return rows.map(({ event }) => event);
    },
  };
}

export function historyRepository(tx: ClientBase, tenant: string): HistoryRepository {
  return {
    ...historyReads(tx, tenant),
    // S8: who did what and when stays, what it was about goes.
    erase: async (contactId) => {
      await tx.query(`update person_history set event = event || '{"data": null}' where ${ofPerson}`, [
        tenant,
        contactId,
      ]);
    },
    // F4: one page of a sweep over all events of the tenant. `next` says where it has come to; null is the end.
    eraseField: async (key, { limit, after = '0' }) => {
      const { rows } = await tx.query<{ seen: number; last: string | null }>(
        `with page as (
          select entry_id from person_history where tenant_id = $1 and entry_id > $2 order by entry_id limit $3
        ), erased as (
          update person_history h set event = event
            #- array['data', 'contact', 'custom', $4] #- array['data', 'contact', 'origins', $5] #- array['data', 'fields', $5]
          from page where h.entry_id = page.entry_id
        ) select count(*)::integer as seen, max(entry_id) as last from page`,
        [tenant, after, limit, key, `custom.${key}`],
      );
      const { seen, last } = rows[0]!;
      return { next: seen < limit ? null : last };
    },
  };
}

// #endregion history

// #region idempotency
import {
  contactsError,
  type IdempotencyReads,
  type IdempotencyRecord,
  type IdempotencyRepository,
  refuseUnstorable,
} from 'contactkit';

export function requestKeyReads(db: Db, tenant: string): IdempotencyReads {
  return {
    get: async (actorId, key) => {
      const { rows } = await db.query<{ record: IdempotencyRecord }>(
        'select record from request_keys where tenant_id = $1 and actor_id = $2 and key = $3',
        [tenant, actorId, key],
      );
      return rows[0]?.record;
    },
  };
}

export function requestKeyRepository(tx: ClientBase, tenant: string): IdempotencyRepository {
  return {
    ...requestKeyReads(tx, tenant),
    put: async (record) => {
      refuseUnstorable(record, 'record');
      const { rowCount } = await tx.query(
        'insert into request_keys (tenant_id, actor_id, key, record) values ($1, $2, $3, $4) on conflict do nothing',
        [tenant, record.actorId, record.key, record],
      );
      // R3: of two repeats at once the second reads what the first has answered.
      if (rowCount === 0) throw contactsError({ code: 'VERSION_CONFLICT', id: record.key, expected: 0 });
    },
  };
}
// #endregion idempotency
