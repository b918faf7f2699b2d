import type { KeptEvent } from '../../ports/history.js';
import { fromJson } from './json.js';
import type { Row } from './tables.js';

/** What an event row is written from: the envelope that events of all subjects share. */
export interface AnyEvent {
  readonly id: string;
  readonly type: string;
  readonly workspaceId: string;
  readonly subject: { readonly type: string; readonly id: string; readonly status?: string };
  readonly version: number;
  readonly seq: number;
  readonly at: string;
  readonly actor: { readonly id: string; readonly role: string };
  readonly source: string;
  readonly data: unknown;
}

/** The row of an event. */
export function eventRow(event: AnyEvent): Row<'contactkit_events'> {
  const { id, type, workspaceId, subject, version, seq, at, actor, source, data } = event;
  return {
    workspace_id: workspaceId,
    subject_type: subject.type,
    subject_id: subject.id,
    subject_status: subject.status ?? null,
    version,
    seq,
    id,
    type,
    at,
    actor_id: actor.id,
    actor_role: actor.role,
    source,
    data,
  };
}

/** The columns that {@link eventFrom} reads. */
export const eventColumns =
  'id, type, workspace_id, subject_type, subject_id, subject_status, version, seq, at, actor_id, actor_role, source, data';

/** An event from its row. */
export function eventFrom(row: Readonly<Record<string, unknown>>): AnyEvent {
  const status = row['subject_status'] as string | null;
  return {
    id: row['id'] as string,
    type: row['type'] as string,
    workspaceId: row['workspace_id'] as string,
    subject: {
      type: row['subject_type'] as string,
      id: row['subject_id'] as string,
      ...(status !== null && { status }),
    },
    version: row['version'] as number,
    seq: row['seq'] as number,
    at: row['at'] as string,
    actor: { id: row['actor_id'] as string, role: row['actor_role'] as string },
    source: row['source'] as string,
    data: fromJson(row['data']),
  };
}

/** The same of a contact's. */
export function contactEventFrom(row: Readonly<Record<string, unknown>>): KeptEvent {
  return eventFrom(row) as KeptEvent;
}
