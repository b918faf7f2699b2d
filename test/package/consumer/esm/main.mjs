import { createRequire } from 'node:module';
import * as core from 'contactkit';
import * as memory from 'contactkit/memory';
import manifest from 'contactkit/package.json' with { type: 'json' };
import * as testing from 'contactkit/testing';
import { use } from '../use.cjs';

await use({ core, memory, testing });

// Two copies of the package in one process: what one throws, the other knows.
const require = createRequire(import.meta.url);
const other = {
  core: require('contactkit'),
  memory: require('contactkit/memory'),
  testing: require('contactkit/testing'),
};
const error = await use(other);
if (!core.isContactsError(error)) throw new Error('an error of the CommonJS copy is not recognised');
if (manifest.name !== 'contactkit') throw new Error('package.json is not exported');
