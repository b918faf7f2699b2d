// The harness of writing-a-store.md.
// #region harness
import type { StoreHarness } from 'contactkit/testing';
import { Pool } from 'pg';
import { peopleStore } from './people-store.js';

// A database of your tests, with your tables in it.
const connect = () => new Pool({ connectionString: process.env['DATABASE_URL'] });

export const harness: StoreHarness = {
  // What you tell your users that the store offers: a rule that needs more is skipped, and its name says so.
  capabilities: ['uniqueIdentities', 'history', 'idempotency', 'list'],

  // Before every rule: an empty store.
  async open() {
    const pool = connect();
    const pools = [pool];
    await pool.query('truncate people, person_handles, person_history, request_keys');
    return {
      store: peopleStore(pool),
      // The same data as another process finds it: nothing in memory may be needed for it.
      async reopen() {
        const another = connect();
        pools.push(another);
        return peopleStore(another);
      },
      // After every rule, whether it held or not.
      async close() {
        await Promise.all(pools.map((one) => one.end()));
      },
    };
  },
};
// #endregion harness
