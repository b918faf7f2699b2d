import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const script = fileURLToPath(new URL('run.mjs', import.meta.url));

// The short form of `npm run faults`.
it('E2 E3 R3 nothing is lost, half done or doubled when a process is killed', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--kills', '3']);
  for (const store of ['postgres', 'sqlite'])
    expect(stdout).toMatch(new RegExp(`^${store}: 3 kills, .*[1-9]\\d* commands acknowledged, .* 0 violations`, 'm'));
});
