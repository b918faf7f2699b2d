import { type RawBuilder, sql } from 'kysely';
import type { Contact } from '../../contact/contact.js';
import type { ListReads } from '../../ports/list.js';
import type { Criterion } from '../../segments/criterion.js';
import { contactFrom, contactSelection } from './contact-row.js';
import { criterionSql } from './criterion-sql.js';
import { sortColumns } from './sort-columns.js';
import type { Unit } from './unit.js';

/** Lists: a page is one statement, and a second one where contacts begin that lack what it is sorted by. */
export function listReads({ workspaceId, dialect, query }: Unit): ListReads {
  const meant = (criterion: Criterion): RawBuilder<unknown> => sql`from contactkit_contacts as c
    where c.workspace_id = ${workspaceId} and c.status in ('active', 'blocked')
    and ${criterionSql(criterion, { workspaceId, dialect })}`;

  return {
    async page(criterion, { sort, limit, after }) {
      const value = sql.raw(sortColumns[sort.by]);
      const [direction, beyond] = sort.descending ? [sql.raw('desc'), sql.raw('<')] : [sql.raw(''), sql.raw('>')];
      // Nulls last in both directions takes two stretches of an index, which has its nulls at one end.
      const stretch = async (where: RawBuilder<unknown>, count: number): Promise<readonly Contact[]> => {
        const rows = await query.built(sql`select ${sql.raw(contactSelection)} ${meant(criterion)} and ${where}
          order by ${value} ${direction}, c.id ${direction} limit ${count}`);
        return rows.map(contactFrom);
      };
      const valued =
        after?.value === null
          ? []
          : await stretch(
              after === undefined
                ? sql`${value} is not null`
                : sql`(${value}, c.id) ${beyond} (${after.value}, ${after.id})`,
              limit,
            );
      if (valued.length === limit || sort.by === 'createdAt') return valued;
      const within = after?.value === null ? sql`and c.id ${beyond} ${after.id}` : sql``;
      return [...valued, ...(await stretch(sql`${value} is null ${within}`, limit - valued.length))];
    },

    async count(criterion, max) {
      const counted =
        max === undefined
          ? sql`select count(*) as n ${meant(criterion)}`
          : sql`select count(*) as n from (select 1 ${meant(criterion)} limit ${max}) as found`;
      const [row] = await query.built(counted);
      return Number(row?.['n']);
    },
  };
}
