import { aContact, aTombstone } from 'contactkit/testing';
import { expect, it } from 'vitest';
import { isLive, type Stored } from '../../src/ports/contact-repository.js';

const blocked = aContact({ status: 'blocked', block: { at: '2026-11-23T09:00:00.000Z', by: 'u1', reason: null } });

it.each<readonly [string, Stored | undefined, boolean]>([
  ['nothing', undefined, false],
  ['an active contact', aContact(), true],
  ['a blocked contact', blocked, true],
  ['what deleting left', aTombstone(), false],
  ['what merging left', { status: 'merged', id: 'b', workspaceId: 'w', primaryId: 'a' }, false],
])('S1 live or not: %s', (_, stored, live) => {
  expect(isLive(stored)).toBe(live);
});
