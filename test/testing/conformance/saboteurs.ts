import type { Saboteurs } from './sabotage.js';
import { catalogueSaboteurs, tagSaboteurs } from './saboteurs-catalogues.js';
import { lookUpSaboteurs, messageTimeSaboteurs, roundTripSaboteurs, versionSaboteurs } from './saboteurs-contacts.js';
import { filterSaboteurs } from './saboteurs-filters.js';
import { kindSaboteurs } from './saboteurs-kinds.js';
import { listSaboteurs } from './saboteurs-lists.js';
import { claimingSaboteurs, outboxSaboteurs } from './saboteurs-outbox.js';
import { batchSaboteurs, historySaboteurs, idempotencySaboteurs, usageSaboteurs } from './saboteurs-records.js';
import { identitySaboteurs, uniqueValueSaboteurs } from './saboteurs-taken.js';
import { capabilitySaboteurs, isolationSaboteurs, persistenceSaboteurs, unitSaboteurs } from './saboteurs-units.js';

/** A broken store for every rule of the suite. */
export const saboteurs: Saboteurs = {
  ...capabilitySaboteurs,
  ...lookUpSaboteurs,
  ...roundTripSaboteurs,
  ...kindSaboteurs,
  ...versionSaboteurs,
  ...messageTimeSaboteurs,
  ...identitySaboteurs,
  ...uniqueValueSaboteurs,
  ...unitSaboteurs,
  ...isolationSaboteurs,
  ...persistenceSaboteurs,
  ...catalogueSaboteurs,
  ...tagSaboteurs,
  ...outboxSaboteurs,
  ...claimingSaboteurs,
  ...historySaboteurs,
  ...usageSaboteurs,
  ...idempotencySaboteurs,
  ...batchSaboteurs,
  ...listSaboteurs,
  ...filterSaboteurs,
};
