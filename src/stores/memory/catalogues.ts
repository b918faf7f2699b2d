import { contactsError } from '../../kernel/errors.js';
import type { FieldRepository, StageRepository } from '../../ports/catalogues.js';
import { copy, keep } from './copy.js';
import { findBy } from './find-contacts.js';
import type { Run } from './run.js';
import type { Table } from './table.js';
import type { Workspace } from './workspace.js';

// A catalogue is one row. Nothing in the ports reads its events, so they are not kept.

/** Capability `fields`. */
export function fieldRepository(workspace: Workspace, run: Run): FieldRepository {
  const { fields } = workspace;
  return {
    get: () => run(() => copy(fields.get('fields'))),
    save: ({ catalogue }, { expectedVersion }) => run(() => replace(fields, 'fields', catalogue, expectedVersion)),
    contactsWith: (key, limit) => run(() => findBy(workspace, 'field', key, limit)),
  };
}

/** Capability `stages`. */
export function stageRepository(workspace: Workspace, run: Run): StageRepository {
  const { stages } = workspace;
  return {
    get: () => run(() => copy(stages.get('stages'))),
    save: ({ catalogue }, { expectedVersion }) => run(() => replace(stages, 'stages', catalogue, expectedVersion)),
    contactsIn: (stageId, limit) => run(() => findBy(workspace, 'stage', stageId, limit)),
  };
}

function replace<C extends { readonly version: number }>(
  rows: Table<C>,
  id: string,
  catalogue: C,
  expected: number,
): void {
  if ((rows.get(id)?.version ?? 0) !== expected) throw contactsError({ code: 'VERSION_CONFLICT', id, expected });
  rows.set(id, keep(catalogue));
}
