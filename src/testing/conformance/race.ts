import type { Capability } from '../../kernel/vocabulary.js';
import type { Store } from '../../ports/store.js';
import { must, type RuleSubject, type StoreRule } from './rule.js';
import { changed, made, person, unit } from './subjects.js';

/** A rule of what calls at the same time come to. */
export function race(
  id: string,
  name: string,
  needs: readonly Capability[],
  check: (subject: RuleSubject) => Promise<void>,
): StoreRule {
  return must(id, name, needs, async (subject) => {
    await warmUp(subject.store);
    await check(subject);
  });
}

/**
 * Opening a connection and its first statements take longer than a whole unit of work: on a cold pool calls come one after the
 * other, and prove nothing. Workspaces of their own, as the units of one may wait for each other, and none looks there later.
 */
async function warmUp(store: Store): Promise<void> {
  await Promise.all(
    ['warm-up-1', 'warm-up-2', 'warm-up-3', 'warm-up-4'].map((id) => {
      const contact = person(id, { workspaceId: id });
      return unit(
        store,
        async ({ contacts }) => {
          await contacts.insert(made(contact));
          await contacts.save(changed(contact), { expectedVersion: 1 });
        },
        id,
      );
    }),
  );
}
