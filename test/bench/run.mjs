// `npm run bench`: prints a table for each group, and says what misses its aim. `-- --only phone,create` runs some of them,
// `-- --write` puts the tables into docs/benchmarks.md. Each group runs in a process of its own, so none warms up another.

import { fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { change } from './change.mjs';
import { create } from './create.mjs';
import { filter } from './filter.mjs';
import { insert } from './insert.mjs';
import { list } from './list.mjs';
import { phone } from './phone.mjs';
import { sql } from './sql.mjs';
import { markdown } from './table.mjs';

const groups = { phone, create, change, insert, filter, sql, list };
const page = new URL('../../docs/benchmarks.md', import.meta.url);

if (process.send !== undefined) {
  process.send(await groups[process.argv[2]]());
  process.disconnect();
} else {
  const { values } = parseArgs({ options: { only: { type: 'string' }, write: { type: 'boolean' } } });
  const names = values.only?.split(',') ?? Object.keys(groups);
  const unknown = names.filter((name) => !Object.hasOwn(groups, name));
  if (unknown.length > 0)
    throw new Error(`no such group: ${unknown.join(', ')}; there are ${Object.keys(groups).join(', ')}`);
  for (const name of names) {
    const measured = await inProcess(name);
    const table = markdown(measured);
    process.stdout.write(`\n${measured.title}\n\n${table}\n`);
    if (values.write === true) write(name, measured, table);
  }
}

function inProcess(name) {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [name]);
    child.once('message', resolve);
    child.once('exit', (code, signal) => reject(new Error(`${name} ended with ${signal ?? code}`)));
  });
}

/** Replaces what stands between the marks of a group. */
function write(name, { title, notes }, table) {
  const [begin, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const text = readFileSync(page, 'utf8');
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`docs/benchmarks.md lacks the marks ${begin} and ${end}`);
  const measured = `Measured ${new Date().toISOString().slice(0, 10)} on ${availableParallelism()} cores (${process.arch}) with Node ${process.versions.node}: \`npm run bench -- --only ${name} --write\``;
  const section = [`## ${title}`, notes.map((note) => `- ${note}`).join('\n'), table, measured];
  writeFileSync(page, `${before}${begin}\n\n${section.join('\n\n')}\n\n${end}${after}`);
}
