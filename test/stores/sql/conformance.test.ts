import { runStoreConformance } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { tables } from '../../../src/stores/sql/tables.js';
import { openPostgres, openSqlite } from './databases.js';
import { harnessOn } from './harness.js';

// What looks over all workspaces: the claim of due work, how much of it is left, and on SQLite the next position for the relay.
const overAll = [
  /^select r\.workspace_id, r\.id from contactkit_reactions/,
  /^select coalesce\(sum\(1 - parked\)/,
  /^insert into contactkit_events .*\(select max\(position\) from contactkit_events where transaction_id = 0\)/,
];

describe.each([
  ['PostgreSQL', openPostgres],
  ['SQLite', openSqlite],
] as const)('%s', (_, connect) => {
  const statements = new Set<string>();
  runStoreConformance({ describe, it }, harnessOn(connect, { onQuery: ({ sql }) => statements.add(sql.trim()) }));

  // Runs last, on all that the suite has made the store say.
  it('R8 A6 every statement names the workspace of every table that it reads or writes', () => {
    const ours = [...statements].filter((sql) => /contactkit_/.test(sql) && !/^(create|delete from \w+$)/.test(sql));
    const named = Object.keys(tables).filter((table) => ours.some((sql) => sql.includes(table)));
    expect(named).toEqual(Object.keys(tables).filter((table) => table !== 'contactkit_relays'));
    const nameless = ours.filter((sql) => {
      const references = sql.match(/\b(?:from|join|update|into) contactkit_\w+/g) ?? [];
      const workspaces = sql.match(/workspace_id (?:=|in \()|\(workspace_id,/g) ?? [];
      return workspaces.length < references.length;
    });
    expect(nameless.filter((sql) => !overAll.some((known) => known.test(sql)) && !/migrations/.test(sql))).toEqual([]);
  });
});
