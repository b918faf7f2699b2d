import { contactsError } from '../../kernel/errors.js';
import type { IdempotencyReads, IdempotencyRepository } from '../../ports/idempotency.js';
import { copy, keep } from './copy.js';
import type { Run } from './run.js';
import type { Workspace } from './workspace.js';

/** Capability `idempotency`. */
export function idempotencyReads({ records }: Workspace, run: Run): IdempotencyReads {
  return { get: (actorId, key) => run(() => copy(records.get(rowId(actorId, key)))) };
}

/** Capability `idempotency`. */
export function idempotencyRepository(workspace: Workspace, run: Run): IdempotencyRepository {
  const { records } = workspace;
  const { get } = idempotencyReads(workspace, run);
  return {
    get,
    put(record) {
      return run(() => {
        const id = rowId(record.actorId, record.key);
        if (records.get(id) !== undefined)
          throw contactsError({ code: 'VERSION_CONFLICT', id: record.key, expected: 0 });
        records.set(id, keep(record));
      });
    },
  };
}

// Both are any text, so no separator tells them apart; JSON does.
function rowId(actorId: string, key: string): string {
  return JSON.stringify([actorId, key]);
}
