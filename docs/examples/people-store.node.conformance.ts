// The same by the test runner of Node.
// #region node
import { describe, it } from 'node:test';
import { runStoreConformance } from 'contactkit/testing';
import { harness } from './people-harness.js';

runStoreConformance({ describe, it }, harness);
// #endregion node
