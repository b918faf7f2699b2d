import type { FieldDefinition } from '../../fields/definition.js';
import { aField } from '../builders.js';
import type { FilterCases } from './filter-cases/case.js';
import { choices } from './filter-cases/choices.js';
import { moments } from './filter-cases/moments.js';
import { ordered } from './filter-cases/ordered.js';
import { texts } from './filter-cases/texts.js';
import { trees } from './filter-cases/trees.js';

/**
 * Q5: what filters mean, case by case, for the evaluator and for every store: each operator with each kind of field, set,
 * cleared, never set and of a wrong type, days in zones whose clocks change, groups within groups. The expectations are
 * written by hand. Contacts of the same id are the same contact.
 */
export const filterCases: FilterCases = { ...texts, ...choices, ...ordered, ...moments, ...trees };

const fields: readonly FieldDefinition[] = [
  aField({ key: 'note' }),
  aField({ key: 'plan', type: 'list', options: ['free', 'pro'] }),
  aField({ key: 'consent', type: 'checkbox' }),
  aField({ key: 'work_email', type: 'email' }),
  aField({ key: 'seats', type: 'number' }),
  aField({ key: 'website', type: 'url' }),
  aField({ key: 'birthday', type: 'date' }),
  aField({ key: 'callback', type: 'time' }),
];

/** Fields, tags and stages of the workspace that {@link filterCases} are about. */
export const filterCaseFacts = {
  fields,
  tags: [{ id: 'tag-vip' }, { id: 'tag-lead' }],
  stages: [{ id: 'stage-lead' }, { id: 'stage-won' }],
} as const;
