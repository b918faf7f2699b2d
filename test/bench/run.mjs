import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { change } from './change.mjs';
import { create } from './create.mjs';
import { insert } from './insert.mjs';
import { phone } from './phone.mjs';
import { markdown } from './table.mjs';

const groups = { phone, create, change, insert };
const only = process.argv[2]?.split(',') ?? Object.keys(groups);
for (const name of only) {
  const r = await groups[name]();
  console.log(r.title);
  console.log(markdown(r));
}
