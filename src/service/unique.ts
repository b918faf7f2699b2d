import type { Checked } from '../access/context.js';
import { contactsError } from '../kernel/errors.js';
import { asking, need, readsOf, type Scope } from './scope.js';

/**
 * C5: a workspace may want phones or emails unique only when no two live contacts share one: looked at when the wish is first
 * met, from then on the store keeps it so. Throws `NOT_UNIQUE` with the shared values.
 */
export async function verifyUnique(scope: Scope, { policy }: Checked): Promise<void> {
  for (const field of policy?.unique ?? []) {
    const wish = `${field}:${scope.workspaceId}`;
    if (scope.env.verified.has(wish)) continue;
    const unique = need(readsOf(scope).unique, 'uniqueIdentities');
    const values = await asking('store', () => unique.shared(field, 100));
    if (values.length > 0) throw contactsError({ code: 'NOT_UNIQUE', field, values });
    scope.env.verified.add(wish);
  }
}
