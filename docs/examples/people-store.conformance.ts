// The tests of a store by vitest, of writing-a-store.md.
// #region vitest
import { runStoreConformance } from 'contactkit/testing';
import { describe, it } from 'vitest';
import { harness } from './people-harness.js';

runStoreConformance({ describe, it }, harness);
// #endregion vitest
