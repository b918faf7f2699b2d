import { memoryStore } from 'contactkit/memory';
import { runStoreConformance } from 'contactkit/testing';
import { describe, it } from 'vitest';

runStoreConformance(
  { describe, it },
  {
    capabilities: memoryStore().capabilities,
    async open() {
      // It keeps what it has until the process ends, so opening it again is no more than going on with it.
      const store = memoryStore();
      return { store, reopen: async () => store, close: async () => undefined };
    },
  },
);
