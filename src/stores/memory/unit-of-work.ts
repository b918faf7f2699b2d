import { contactsError } from '../../kernel/errors.js';
import type { Repositories } from '../../ports/store.js';
import { repositoriesOf } from './repositories.js';
import type { Run } from './run.js';
import type { Workspace } from './workspace.js';

/**
 * E2: all writes of `work` or none. Units of one workspace run one after the other, so each finds what the last one left, and
 * whoever reads outside sees nothing of an open one. The first failure dooms it: every further call fails with it.
 */
export function unitOfWork<T>(
  workspace: Workspace,
  work: (repositories: Required<Repositories>) => T | Promise<T>,
): Promise<T> {
  return workspace.exclusive(async () => {
    const unit: { over: boolean; failed?: { readonly error: unknown } } = { over: false };
    const run: Run = async (call) => {
      if (unit.over) throw contactsError({ code: 'PORT_FAILED', port: 'store' }, new Error('the unit of work is over'));
      if (unit.failed !== undefined) throw unit.failed.error;
      try {
        return call();
      } catch (error) {
        unit.failed = { error };
        throw error;
      }
    };
    try {
      const answer = await work(repositoriesOf(workspace, run));
      if (unit.failed !== undefined) throw unit.failed.error;
      workspace.journal.commit();
      return answer;
    } catch (error) {
      workspace.journal.rollback();
      throw error;
    } finally {
      unit.over = true;
    }
  });
}
