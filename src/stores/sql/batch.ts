import type { BatchRepository } from '../../ports/batch.js';
import { insertContacts } from './insert-contacts.js';
import type { Unit } from './unit.js';

/** Contacts of one statement: enough to make the round trips count for little, few enough to hold in memory. */
const chunk = 1000;

/** Capability `batch`. One that is refused dooms the unit of work, and with it all the others. */
export function batchRepository(unit: Unit): BatchRepository {
  return {
    async insert(changes, options) {
      for (let from = 0; from < changes.length; from += chunk)
        await insertContacts(unit, changes.slice(from, from + chunk), options);
    },
  };
}
