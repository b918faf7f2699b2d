import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgres } from '../stores/sql/databases.js';

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
  it.each(['first', 'second'])('takes the demo’s own file through the whole domain, in a %s run', (which) => {
    const { status, stdout, stderr } = demo();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).not.toContain('\u001b');
    expect(stdout).not.toContain('\r');
    const told = [
      `Keeping contacts in ${join(realpathSync(folder), 'contactkit-demo.db')} (SQLite, ${which === 'first' ? 'new' : 'continued'}`,
      'Handy       →  phone',
      'custom.geburtstag (date)',
      'IDENTITY_TAKEN',
      'row 13: "0176 1234567"',
      '"Deutschland" → "DE"',
      `${which === 'first' ? 37 : 0}  created`,
      `${which === 'first' ? 0 : 37}  unchanged`,
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
    expect(run('test/package/start.mjs', '.', ['two.csv']).stdout).toContain('1  unchanged');
    expect(run('test/package/start.mjs', '.', ['two.csv', '--fresh']).stdout).toContain('1  created');
  });

  it('keeps them in memory, or on a server', async () => {
    expect(demo('--store', 'memory').stdout).toContain('Keeping contacts in memory');
    const { location, close } = await openPostgres();
    for (const count of ['37  created', '37  unchanged']) {
      const { status, stdout, stderr } = demo('--store', location);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toContain(count);
      expect(stdout).not.toContain(new URL(location).password);
    }
    await close();
  });

  it('leaves nothing made-up behind, unless it is told to', () => {
    const before = readdirSync(folder);
    const { status, stdout } = demo('--rows', '300');
    expect(status).toBe(0);
    expect(stdout).toContain('300  read: every row is accounted for');
    expect(readdirSync(folder)).toEqual(before);
    demo('--rows', '300', '--store', 'sqlite');
    expect(demo('--rows', '300', '--store', 'sqlite').stdout).toMatch(/ 0 {2}created\n/);
  });

  it.each([
    [['--foo'], "Unknown option '--foo'"],
    [['none.csv'], 'ENOENT: no such file or directory'],
    [['.'], 'EISDIR: illegal operation on a directory'],
    [['empty.csv'], 'empty.csv is empty'],
    [['--rows', 'many'], '--rows takes a whole number'],
    [['--store', 'postgres://ann:secret@127.0.0.1:1/demo'], 'PostgreSQL at 127.0.0.1:1/demo: connect ECONNREFUSED'],
  ])('%j is a wrong call', (args, message) => {
    writeFileSync(join(folder, 'empty.csv'), '');
    const { status, stderr } = demo(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^contactkit demo: [^\n]+\n$/);
    expect(stderr).toContain(message);
  });
});
