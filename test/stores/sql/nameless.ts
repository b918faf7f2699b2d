// What looks over all workspaces: the claim of due work, how much of it is left, and on SQLite the next position for the relay.
const overAll = [
  /^select r\.workspace_id, r\.id from contactkit_reactions/,
  /^select coalesce\(sum\(1 - parked\)/,
  /^insert into contactkit_events .*\(select max\(position\) from contactkit_events where transaction_id = 0\)/,
];

// What a test itself says: the schema, and the emptying of its tables.
const ofTests = /^(create|delete from \w+$)/;

/** What of the statements is the store's own. */
export function ofStore(statements: Iterable<string>): readonly string[] {
  return [...statements].filter((sql) => /contactkit_/.test(sql) && !ofTests.test(sql));
}

/** R8: the statements over our tables that do not name the workspace of each table that they read or write. */
export function nameless(statements: Iterable<string>): readonly string[] {
  return ofStore(statements).filter((sql) => {
    if (/migrations/.test(sql) || overAll.some((known) => known.test(sql))) return false;
    const references = sql.match(/\b(?:from|join|update|into) contactkit_\w+/g) ?? [];
    const workspaces = sql.match(/workspace_id (?:=|in \()|\(workspace_id,/g) ?? [];
    return workspaces.length < references.length;
  });
}
