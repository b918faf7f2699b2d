import { contactsError } from '../../kernel/errors.js';
import { admit, refuseUnstorable } from '../../kernel/storable.js';
import type { FieldRepository, SegmentRepository, StageRepository } from '../../ports/catalogues.js';
import { copy, keep } from './copy.js';
import { findBy } from './find-contacts.js';
import type { Run } from './run.js';
import type { Table } from './table.js';
import type { Workspace } from './workspace.js';

// A catalogue is one row. Nothing in the ports reads its events, so they are looked at and not kept.

/** Capability `fields`. */
export function fieldRepository(workspace: Workspace, run: Run): FieldRepository {
  const { fields } = workspace;
  return {
    get: () => run(() => copy(fields.get('fields'))),
    save: (change, { expectedVersion }) => run(() => replace(workspace, fields, 'fields', change, expectedVersion)),
    contactsWith: (key, { limit, after }) =>
      run(() => {
        const contacts = findBy(workspace, 'field', key, limit, after);
        return { contacts, next: contacts[limit - 1]?.id ?? null };
      }),
  };
}

/** Capability `stages`. */
export function stageRepository(workspace: Workspace, run: Run): StageRepository {
  const { stages } = workspace;
  return {
    get: () => run(() => copy(stages.get('stages'))),
    save: (change, { expectedVersion }) => run(() => replace(workspace, stages, 'stages', change, expectedVersion)),
    contactsIn: (stageId, limit) => run(() => findBy(workspace, 'stage', stageId, limit)),
  };
}

/** Capability `segments`. */
export function segmentRepository(workspace: Workspace, run: Run): SegmentRepository {
  const { segments } = workspace;
  return {
    get: () => run(() => copy(segments.get('segments'))),
    save: (change, { expectedVersion }) => run(() => replace(workspace, segments, 'segments', change, expectedVersion)),
  };
}

function replace<C extends { readonly version: number }>(
  workspace: Workspace,
  rows: Table<C>,
  id: string,
  { catalogue, events }: { readonly catalogue: C; readonly events: readonly { readonly workspaceId: string }[] },
  expected: number,
): void {
  if ((rows.get(id)?.version ?? 0) !== expected) throw contactsError({ code: 'VERSION_CONFLICT', id, expected });
  refuseUnstorable(catalogue, 'catalogue');
  for (const event of events) admit(workspace.id, event, 'event');
  rows.set(id, keep(catalogue));
}
