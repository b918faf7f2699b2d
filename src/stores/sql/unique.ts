import type { UniqueReads } from '../../ports/contact-repository.js';
import type { Unit } from './unit.js';

/** Capability `uniqueIdentities`: the keys of the tables keep them so; this tells what stands in the way of wanting more (C5). */
export function uniqueReads({ workspaceId, query }: Unit): UniqueReads {
  return {
    async shared(field, limit) {
      const rows = await query(
        `select value from contactkit_identifiers where workspace_id = $1 and field = $2
          group by value having count(*) > 1 order by value limit $3`,
        workspaceId,
        field,
        limit,
      );
      return rows.map((row) => row['value'] as string);
    },
  };
}
