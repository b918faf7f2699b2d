import type { Actor } from '../access/actor.js';
import type { Checked } from '../access/context.js';
import { mayViewField, viewsAll } from '../access/visibility.js';
import { contactsError } from '../kernel/errors.js';
import { asking, need, readsOf, type Scope } from './scope.js';

/**
 * C5: a workspace may want phones or emails unique only when no two live contacts share one: looked at when the wish is first
 * met, from then on the store keeps it so. Throws `NOT_UNIQUE` with the shared values.
 */
export async function verifyUnique(scope: Scope, { policy }: Checked): Promise<void> {
  const { env, workspaceId, actor } = scope;
  for (const field of ['phone', 'email'] as const) {
    const wish = `${field}:${workspaceId}`;
    if (policy?.unique?.includes(field) !== true) {
      // Once nobody wishes it any more, nobody keeps it so.
      env.verified.delete(wish);
      continue;
    }
    if (env.verified.has(wish)) continue;
    const unique = need(readsOf(scope).uniqueIdentities, 'uniqueIdentities');
    const values = await asking('store', () => unique.shared(field, 100));
    if (values.length > 0)
      throw contactsError({ code: 'NOT_UNIQUE', field, values: seesAll(actor, field) ? values : [] });
    env.verified.add(wish);
  }
}

// A4: the values are those of other contacts.
function seesAll(actor: Actor, field: string): boolean {
  return mayViewField(actor, field) && viewsAll(actor);
}
