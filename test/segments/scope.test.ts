import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import type { Actor } from '../../src/access/actor.js';
import { mayView } from '../../src/access/visibility.js';
import { compileCriterion } from '../../src/segments/compile-criterion.js';
import { scopeCriterion } from '../../src/segments/scope.js';
import { aContact } from '../../src/testing/builders.js';

const users = ['user-1', 'user-2', 'user-3'] as const;
const actors: fc.Arbitrary<Actor> = fc.record(
  {
    id: fc.constantFrom(...users),
    role: fc.constantFrom('manager', 'agent'),
    restrictions: fc.subarray(['onlyMine', 'teamOnly', 'dataExport'] as const),
    team: fc.subarray([...users]),
  },
  { requiredKeys: ['id', 'role'] },
);

test.prop([actors, fc.constantFrom(null, ...users)], { numRuns: 500 })(
  'A4 a list shows whom a look-up by id would show',
  (actor, assigneeId) => {
    const isShown = compileCriterion(scopeCriterion(actor));
    expect(isShown(aContact({ assigneeId }))).toBe(mayView(actor, assigneeId));
  },
);
