import { contactsError } from '../../kernel/errors.js';
import { refuseUnstorable } from '../../kernel/storable.js';
import type { IdempotencyRepository } from '../../ports/idempotency.js';
import { copy, keep } from './copy.js';
import type { Run } from './run.js';
import type { Workspace } from './workspace.js';

/** Capability `idempotency`. */
export function idempotencyRepository({ records }: Workspace, run: Run): IdempotencyRepository {
  return {
    get: (actorId, key) => run(() => copy(records.get(rowId(actorId, key)))),
    put(record) {
      const { actorId, key } = record;
      return run(() => {
        refuseUnstorable(record, 'record');
        if (!records.add(rowId(actorId, key), keep(record)))
          throw contactsError({ code: 'VERSION_CONFLICT', id: key, expected: 0 });
      });
    },
  };
}

// Both are any text, so no separator tells them apart; JSON does.
function rowId(actorId: string, key: string): string {
  return JSON.stringify([actorId, key]);
}
