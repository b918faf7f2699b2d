import { runStoreConformance } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { tables } from '../../../src/stores/sql/tables.js';
import { openPostgres, openSqlite } from './databases.js';
import { harnessOn } from './harness.js';
import { nameless, ofStore } from './nameless.js';

describe.each([
  ['PostgreSQL', openPostgres],
  ['SQLite', openSqlite],
] as const)('%s', (_, connect) => {
  const statements = new Set<string>();
  runStoreConformance({ describe, it }, harnessOn(connect, { onQuery: ({ sql }) => statements.add(sql.trim()) }));

  // Runs last, on all that the suite has made the store say.
  it('R8 A6 every statement names the workspace of every table that it reads or writes', () => {
    const named = Object.keys(tables).filter((table) => ofStore(statements).some((sql) => sql.includes(table)));
    expect(named).toEqual(Object.keys(tables).filter((table) => table !== 'contactkit_relays'));
    expect(nameless(statements)).toEqual([]);
  });
});
