import type { FieldCatalogue } from '../../fields/catalogue.js';
import { contactsError } from '../../kernel/errors.js';
import { admit, refuseUnstorable } from '../../kernel/storable.js';
import type {
  FieldReads,
  FieldRepository,
  SegmentReads,
  SegmentRepository,
  StageReads,
  StageRepository,
} from '../../ports/catalogues.js';
import type { SegmentCatalogue } from '../../segments/segment-catalogue.js';
import type { StageCatalogue } from '../../stages/catalogue.js';
import { type ContactRow, contactFrom, contactSelection } from './contact-row.js';
import { type AnyEvent, eventRow } from './event-rows.js';
import { fromJson } from './json.js';
import { sweepContacts } from './sweep.js';
import type { Unit } from './unit.js';

/** Which catalogue: each is a row of its own. */
type Kind = 'fields' | 'stages' | 'segments';
type Catalogue = FieldCatalogue | StageCatalogue | SegmentCatalogue;

/** The look-ups of a catalogue. */
export function catalogueReads<C extends Catalogue>(
  { workspaceId, query }: Unit,
  kind: Kind,
): { get(): Promise<C | undefined> } {
  return {
    async get() {
      const [row] = await query(
        'select catalogue from contactkit_catalogues where workspace_id = $1 and kind = $2',
        workspaceId,
        kind,
      );
      return row === undefined ? undefined : fromJson<C>(row['catalogue']);
    },
  };
}

/** Capability `fields`. */
export function fieldRepository(unit: Unit): FieldRepository {
  const reads: FieldReads = catalogueReads<FieldCatalogue>(unit, 'fields');
  return {
    ...reads,
    save: ({ catalogue, events }, { expectedVersion }) => save(unit, 'fields', catalogue, events, expectedVersion),
    contactsWith: (key, page) => sweepContacts(unit, key, page),
  };
}

/** Capability `stages`. */
export function stageRepository(unit: Unit): StageRepository {
  const reads: StageReads = catalogueReads<StageCatalogue>(unit, 'stages');
  const { workspaceId, query } = unit;
  return {
    ...reads,
    save: ({ catalogue, events }, { expectedVersion }) => save(unit, 'stages', catalogue, events, expectedVersion),
    async contactsIn(stageId, limit) {
      const rows = await query<ContactRow>(
        `select ${contactSelection} from contactkit_contacts as c where workspace_id = $1 and stage_id = $2 order by id limit $3`,
        workspaceId,
        stageId,
        limit,
      );
      return rows.map(contactFrom);
    },
  };
}

/** Capability `segments`. */
export function segmentRepository(unit: Unit): SegmentRepository {
  const reads: SegmentReads = catalogueReads<SegmentCatalogue>(unit, 'segments');
  return {
    ...reads,
    save: ({ catalogue, events }, { expectedVersion }) => save(unit, 'segments', catalogue, events, expectedVersion),
  };
}

/** R1: one row a catalogue; the first save makes it. */
async function save(
  { workspaceId, dialect, query }: Unit,
  kind: Kind,
  catalogue: Catalogue,
  events: readonly AnyEvent[],
  expected: number,
): Promise<void> {
  const { version } = catalogue;
  refuseUnstorable(catalogue, kind);
  for (const event of events) admit(workspaceId, event, 'event');
  const written =
    expected === 0
      ? (
          await dialect.insert(query, [
            'contactkit_catalogues',
            [{ workspace_id: workspaceId, kind, version, catalogue }],
          ])
        )[0]
      : (
          await query(
            'update contactkit_catalogues set version = $4, catalogue = $5 where workspace_id = $1 and kind = $2 and version = $3 returning 1 as one',
            workspaceId,
            kind,
            expected,
            version,
            JSON.stringify(catalogue),
          )
        ).length;
  if (written === 0) throw contactsError({ code: 'VERSION_CONFLICT', id: kind, expected });
  await dialect.insert(query, ['contactkit_events', events.map(eventRow)]);
}
