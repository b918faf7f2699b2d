import { contactsError, isContactsError } from '../../kernel/errors.js';
import type { Repositories } from '../../ports/store.js';
import type { AnyKysely, Dialect, Query } from './dialect.js';
import { queryBy, queryOf } from './query.js';
import { repositoriesOf } from './repositories.js';

/** How a store opens its transactions: of its own, or as savepoints of the host's. */
export type Begin = <T>(work: (query: Query) => Promise<T>) => Promise<T>;

/** E2: transactions of the store's own. */
export function ownTransactions(db: AnyKysely, dialect: Dialect): Begin {
  return (work) => dialect.transaction(db, (connection) => work(queryOf(connection, dialect)));
}

/**
 * E3: inside a transaction of the host's each unit of work is a savepoint, so that one that is refused leaves the host's own
 * work as it was. The connection is one, so they come one after the other.
 */
export function joinedTransactions(db: AnyKysely, dialect: Dialect): Begin {
  const query = queryOf(db, dialect);
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const unit = async (): Promise<Awaited<ReturnType<typeof work>>> => {
      await query('savepoint contactkit');
      try {
        const answer = await work(query);
        await query('release savepoint contactkit');
        return answer;
      } catch (error) {
        await query('rollback to savepoint contactkit');
        await query('release savepoint contactkit');
        throw error;
      }
    };
    const next = last.then(unit, unit);
    last = next.catch(() => undefined);
    return next;
  };
}

/** A unit of work: the first failure dooms it, even when `work` catches it, and once it is over nothing of it works any more. */
export async function unitOfWork<T>(
  begin: Begin,
  dialect: Dialect,
  workspaceId: string,
  work: (repositories: Repositories) => Promise<T>,
): Promise<T> {
  let over = false;
  let doomed: { readonly error: unknown } | undefined;
  try {
    return await begin(async (query) => {
      const inTime = (): void => {
        if (over) throw contactsError({ code: 'PORT_FAILED', port: 'store' }, new Error('the unit of work is over'));
      };
      const guarded = queryBy(
        async (text, given) => {
          inTime();
          return query(text, ...given);
        },
        async (text, given) => {
          inTime();
          return query.changed(text, ...given);
        },
        async (statement) => {
          inTime();
          return query.built(statement);
        },
      );
      const guard = <R extends object>(repository: R): R =>
        Object.fromEntries(
          Object.entries(repository).map(([name, method]: [string, (...given: never[]) => Promise<unknown>]) => [
            name,
            async (...given: never[]) => {
              if (doomed !== undefined) throw doomed.error;
              try {
                return await method(...given);
              } catch (error) {
                doomed ??= { error };
                throw error;
              }
            },
          ]),
        ) as R;
      const answer = await work(repositoriesOf({ workspaceId, dialect, query: guarded }, guard));
      if (doomed !== undefined) throw doomed.error;
      return answer;
    });
  } catch (error) {
    // R1: a deadlock or a serialization failure says the same as a stale version: read and decide again.
    if (!isContactsError(error) && dialect.isRace(error))
      throw contactsError({ code: 'VERSION_CONFLICT', id: workspaceId, expected: 0 }, error);
    throw error;
  } finally {
    over = true;
  }
}
