import { contactsError } from '../../kernel/errors.js';
import { issue } from '../../kernel/issue.js';
import type { Workspace } from './workspace.js';

/** A6: throws `INVALID` for what belongs to another workspace than the one that it is to be written to. */
export function ownedBy({ id }: Workspace, row: { readonly workspaceId: string }, name: string): void {
  if (row.workspaceId !== id)
    throw contactsError({ code: 'INVALID', issues: [issue('INPUT_WRONG_WORKSPACE', [name, 'workspaceId'])] });
}
