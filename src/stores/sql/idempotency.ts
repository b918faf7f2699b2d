import { contactsError } from '../../kernel/errors.js';
import { refuseUnstorable } from '../../kernel/storable.js';
import type { IdempotencyReads, IdempotencyRecord, IdempotencyRepository } from '../../ports/idempotency.js';
import type { Unit } from './unit.js';

/** The look-ups of commands that succeeded. */
export function idempotencyReads({ workspaceId, query }: Unit): IdempotencyReads {
  return {
    async get(actorId, key) {
      const [record] = await query<IdempotencyRecord>(
        `select key, actor_id as "actorId", digest, contact_id as "contactId", version, extra, at from contactkit_commands
          where workspace_id = $1 and actor_id = $2 and key = $3`,
        workspaceId,
        actorId,
        key,
      );
      return record;
    },
  };
}

/** Capability `idempotency`. */
export function idempotencyRepository(unit: Unit): IdempotencyRepository {
  const { workspaceId, dialect, query } = unit;
  return {
    ...idempotencyReads(unit),
    async put(record) {
      refuseUnstorable(record, 'record');
      const { key, actorId, digest, contactId, version, extra, at } = record;
      const row = {
        workspace_id: workspaceId,
        actor_id: actorId,
        key,
        digest,
        contact_id: contactId,
        version,
        extra,
        at,
      };
      const [written] = await dialect.insert(query, ['contactkit_commands', [row]]);
      if (written === 0) throw contactsError({ code: 'VERSION_CONFLICT', id: key, expected: 0 });
    },
  };
}
