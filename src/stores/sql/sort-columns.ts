import type { SortField } from '../../segments/sort.js';

/** Q6: what a list is sorted by → the same of a row `c`; an index has each of them, with the workspace before and the id behind. */
export const sortColumns: { readonly [B in SortField]: string } = {
  name: 'c.name_key',
  email: 'c.email_key',
  phone: 'c.phone',
  country: 'c.country',
  language: 'c.language',
  conversation: 'c.conversation_status',
  stage: 'c.stage_id',
  lastMessageAt: 'c.last_message_at',
  createdAt: 'c.created_at',
};

/** The index of each sort: name → definition after `on`. */
export const sortIndexes: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(sortColumns).map(([by, column]) => [
    `contactkit_contacts_by_${by.toLowerCase()}`,
    `contactkit_contacts (workspace_id, ${column.replace('c.', '')}, id)`,
  ]),
);
