import { contactsError } from '../../kernel/errors.js';
import { issue } from '../../kernel/issue.js';
import { refuseUnstorable } from '../../kernel/storable.js';
import type { Workspace } from './workspace.js';

/** What names its workspace. */
export interface Owned {
  readonly workspaceId: string;
}

/** A6, R4: throws `INVALID` for what belongs to another workspace than the one that it is to be written to, or can't be kept. */
export function admit({ id }: Workspace, row: Owned, name: string): void {
  if (row.workspaceId !== id)
    throw contactsError({ code: 'INVALID', issues: [issue('INPUT_WRONG_WORKSPACE', [name, 'workspaceId'])] });
  refuseUnstorable(row, name);
}

/** The same for the events of a change. */
export function admitEvents(workspace: Workspace, events: readonly Owned[]): void {
  for (const event of events) admit(workspace, event, 'event');
}
