import { awkwardRules } from './awkward.js';
import { batchRules } from './batch.js';
import { capabilityRules } from './capabilities.js';
import { catalogueRules } from './catalogues.js';
import { claimOrderRules } from './claim-order.js';
import { claimingRules } from './claiming.js';
import { detachedRules } from './detached.js';
import { filterRules } from './filters.js';
import { historyRules } from './history.js';
import { idempotencyRules } from './idempotency.js';
import { identityRules } from './identities.js';
import { isolationRules } from './isolation.js';
import { listOrderRules } from './list-order.js';
import { listSaveRules } from './list-saves.js';
import { listRules } from './lists.js';
import { lookUpRules } from './look-ups.js';
import { messageTimeRules } from './message-times.js';
import { outboxRules } from './outbox.js';
import { persistenceRules } from './persistence.js';
import { purgeRules } from './purges.js';
import { roundTripRules } from './round-trips.js';
import type { StoreRule } from './rule.js';
import { tagRules } from './tags.js';
import { uniqueValueRules } from './unique-values.js';
import { unitRules } from './units.js';
import { usageRules } from './usage.js';
import { versionRules } from './versions.js';

/** Every promise of the ports, as data: for {@link runStoreConformance}, or for a runner of your own. */
export const storeRules: readonly StoreRule[] = [
  ...capabilityRules,
  ...lookUpRules,
  ...roundTripRules,
  ...awkwardRules,
  ...detachedRules,
  ...versionRules,
  ...messageTimeRules,
  ...identityRules,
  ...uniqueValueRules,
  ...unitRules,
  ...isolationRules,
  ...persistenceRules,
  ...catalogueRules,
  ...purgeRules,
  ...tagRules,
  ...outboxRules,
  ...claimingRules,
  ...claimOrderRules,
  ...historyRules,
  ...usageRules,
  ...idempotencyRules,
  ...batchRules,
  ...listOrderRules,
  ...listSaveRules,
  ...listRules,
  ...filterRules,
];
