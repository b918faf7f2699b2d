import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// What `npm start` builds and runs, as a process of its own without a terminal, in a folder that is not the project's.
const folder = mkdtempSync(join(tmpdir(), 'contactkit-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const env = { ...process.env, INIT_CWD: folder, TMPDIR: folder, FORCE_COLOR: '1' };

function run(script: string, cwd: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}
const demo = (...args: readonly string[]) => run(resolve('build/demo/main.js'), folder, args);

beforeAll(() => {
  // Builds when nothing is built, or when what is built is old.
  expect(run('test/package/start.mjs', '.', ['--help'])).toMatchObject({ status: 0, stderr: '' });
}, 120_000);

describe('npm start', () => {
  it('takes the demo’s own file through the whole domain', () => {
    const { status, stdout, stderr } = demo();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).not.toContain('\u001b');
    expect(stdout).not.toContain('\r');
    const told = [
      'Handy       →  phone',
      'custom.geburtstag (date)',
      'IDENTITY_TAKEN',
      'row 13: "0176 1234567"',
      '"Deutschland" → "DE"',
      '44  read: every row is accounted for',
      'A few days with Ann Tan',
      'visible, conversation open, active contacts in',
      ': 1',
      'blocked, conversation closed',
      'stop the workflows',
      'hidden, conversation closed, active contacts in',
      ': 1',
      'hidden, conversation closed, active contacts in',
      ': 0',
      'unblock ',
      'FORBIDDEN',
      'done',
      'delete all messages of',
      'CONTACT_DELETED',
      'Phone Number            +65 9123 4567  import by omar',
      '[viewMessages] [block] [delete: FORBIDDEN]',
      'contact.unblocked',
      'contact.created',
      'rows/s',
    ];
    let at = 0;
    for (const text of told) {
      const next = stdout.indexOf(text, at);
      expect(next, `“${text}” after ${at}`).toBeGreaterThanOrEqual(at);
      at = next + text.length;
    }
  });

  it('reads a file from the folder it was typed in', () => {
    writeFileSync(join(folder, 'two.csv'), 'name;email\nAnn;ann@example.com\n;\n');
    const { status, stdout } = run('test/package/start.mjs', '.', ['two.csv']);
    expect(status).toBe(0);
    expect(stdout).toContain('2  read: every row is accounted for');
  });

  it('leaves no made-up file behind', () => {
    const before = readdirSync(folder);
    const { status, stdout } = demo('--rows', '300');
    expect(status).toBe(0);
    expect(stdout).toContain('300  read: every row is accounted for');
    expect(readdirSync(folder)).toEqual(before);
  });

  it.each([
    [['--foo'], "Unknown option '--foo'"],
    [['none.csv'], 'ENOENT: no such file or directory'],
    [['.'], 'EISDIR: illegal operation on a directory'],
    [['empty.csv'], 'empty.csv is empty'],
    [['--rows', 'many'], '--rows takes a whole number'],
  ])('%j is a wrong call', (args, message) => {
    writeFileSync(join(folder, 'empty.csv'), '');
    const { status, stderr } = demo(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^contactkit demo: [^\n]+\n$/);
    expect(stderr).toContain(message);
  });
});
