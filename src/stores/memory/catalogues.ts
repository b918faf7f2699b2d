import { contactsError } from '../../kernel/errors.js';
import type { FieldReads, FieldRepository, StageReads, StageRepository } from '../../ports/catalogues.js';
import { contactsBy } from './contact-reads.js';
import { copy, keep } from './copy.js';
import type { Run } from './run.js';
import type { Table } from './table.js';
import type { Workspace } from './workspace.js';

// Nothing in the ports reads the events of a catalogue, so they are not kept.

/** Capability `fields`. */
export function fieldReads({ fields }: Workspace, run: Run): FieldReads {
  return { get: () => run(() => copy(fields.get('fields'))) };
}

/** Capability `fields`. */
export function fieldRepository(workspace: Workspace, run: Run): FieldRepository {
  const { get } = fieldReads(workspace, run);
  return {
    get,
    save: ({ catalogue }, { expectedVersion }) =>
      run(() => replace(workspace.fields, 'fields', catalogue, expectedVersion)),
    contactsWith: (key, limit) => run(() => contactsBy(workspace, 'field', key, limit)),
  };
}

/** Capability `stages`. */
export function stageReads({ stages }: Workspace, run: Run): StageReads {
  return { get: () => run(() => copy(stages.get('stages'))) };
}

/** Capability `stages`. */
export function stageRepository(workspace: Workspace, run: Run): StageRepository {
  const { get } = stageReads(workspace, run);
  return {
    get,
    save: ({ catalogue }, { expectedVersion }) =>
      run(() => replace(workspace.stages, 'stages', catalogue, expectedVersion)),
    contactsIn: (stageId, limit) => run(() => contactsBy(workspace, 'stage', stageId, limit)),
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
