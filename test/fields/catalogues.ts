import { aField, anActor, deepFreeze } from 'contactkit/testing';
import type { Actor } from '../../src/access/actor.js';
import { type FieldCatalogue, noFields } from '../../src/fields/catalogue.js';
import type { FieldSet } from '../../src/fields/definition.js';

export const owner: Actor = anActor({ role: 'owner' });

/** `tier` is declared in code. */
export const inCode: FieldSet = deepFreeze([aField({ key: 'tier', type: 'list', name: 'Tier' })]);

/** A workspace with two fields of its own, in no order but the default. */
export const catalogue: FieldCatalogue = deepFreeze({
  ...noFields,
  version: 3,
  fields: [
    aField({ key: 'plan', type: 'list', name: 'Plan', position: 0 }),
    aField({ key: 'seats', type: 'number', name: 'Seats', description: 'Paid', position: 1 }),
  ],
});

/** The keys of all rows, when nobody has put them in another order. */
export const defaultOrder: readonly string[] = [
  'profile',
  'firstName',
  'lastName',
  'country',
  'language',
  'email',
  'phone',
  'assignee',
  'conversation',
  'tier',
  'plan',
  'seats',
];
