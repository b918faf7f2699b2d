import { fileURLToPath } from 'node:url';
import { isContactsError } from 'contactkit';
import { reasonOf } from './keeping.js';
import { readOptions, usage } from './options.js';
import { run } from './run.js';
import { terminalOn } from './terminal.js';

// This file runs as build/demo/main.js; the others don't know where they stand.
const ownFile = fileURLToPath(new URL('../../docs/examples/demo/awkward.csv', import.meta.url));

// A reader that has seen enough, `npm start | head`, is no error.
process.stdout.on('error', () => process.exit(0));

try {
  const options = readOptions(process.argv.slice(2));
  const terminal = terminalOn(process.stdout, process.env);
  if (options.help) terminal.print(usage);
  else process.exitCode = await run(options, ownFile, terminal);
} catch (error) {
  const { name, syscall } = error as Error & { readonly syscall?: string };
  const hasLostStore = isContactsError(error, 'PORT_FAILED') && error.rejection.port === 'store';
  // A wrong call, a file that can't be read, a server that went away: one line says it all. Anything else is a fault of the demo's.
  if (name !== 'UsageError' && syscall === undefined && !hasLostStore) throw error;
  process.stderr.write(
    `contactkit demo: ${hasLostStore ? `the store failed: ${reasonOf(error.cause)}` : reasonOf(error)}\n`,
  );
  process.exitCode = 2;
}
