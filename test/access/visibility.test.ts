import { anActor } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { isHideable, mayView, mayViewField, mayViewIdentifiers, viewsAll } from '../../src/access/visibility.js';
import { standardFieldNames } from '../../src/fields/standard.js';
import type { Restriction } from '../../src/kernel/vocabulary.js';

describe('A4 whose contacts an actor sees', () => {
  const team = ['mate'];
  // Assigned to: nobody, themselves, a team mate, somebody else.
  const assignees = [null, 'user-1', 'mate', 'stranger'];
  it.each<[string, readonly Restriction[], readonly string[] | undefined, readonly boolean[]]>([
    ['without a restriction: all', [], team, [true, true, true, true]],
    ['with others: all', ['contactDeletion', 'dataExport', 'workspaceSettings'], team, [true, true, true, true]],
    ['onlyMine: their own', ['onlyMine'], team, [false, true, false, false]],
    ['teamOnly: the team’s, their own, and nobody’s', ['teamOnly'], team, [true, true, true, false]],
    ['teamOnly without a team', ['teamOnly'], undefined, [true, true, false, false]],
    ['both: their own', ['onlyMine', 'teamOnly'], team, [false, true, false, false]],
  ])('A4 %s', (_, restrictions, mates, expected) => {
    const actor = anActor({ role: 'agent', restrictions, team: mates });
    expect(assignees.map((assigneeId) => mayView(actor, assigneeId))).toEqual(expected);
  });
  it.each<[readonly Restriction[] | undefined, boolean]>([
    [undefined, true],
    [[], true],
    [['contactDeletion', 'dataExport', 'workspaceSettings'], true],
    [['onlyMine'], false],
    [['dataExport', 'teamOnly'], false],
  ])('A4 with the restrictions %j nothing is out of scope: %s', (restrictions, all) => {
    expect(viewsAll(anActor({ restrictions }))).toBe(all);
  });
  it('A4 an actor who says nothing of restrictions sees all', () => {
    expect(assignees.map((assigneeId) => mayView(anActor(), assigneeId))).toEqual([true, true, true, true]);
  });
});

describe('A4 fields that do not exist for an actor', () => {
  it('A4 by their exact path', () => {
    const actor = anActor({ hiddenFields: ['email', 'custom.salary'] });
    const paths = ['email', 'custom.salary', 'phone', 'salary', 'custom.email', 'custom.salar'];
    expect(paths.map((path) => mayViewField(actor, path))).toEqual([false, false, true, true, true, true]);
    expect(mayViewField(anActor(), 'email')).toBe(true);
  });
  it.each<[readonly string[] | undefined, boolean]>([
    [undefined, true],
    [['firstName', 'custom.phone'], true],
    [['phone'], false],
    [['firstName', 'email'], false],
  ])('A4 with %j hidden, external ids are seen: %s', (hiddenFields, seen) => {
    expect(mayViewIdentifiers(anActor({ hiddenFields }))).toBe(seen);
  });
  it('A4 F6 are those that people fill, the profile and custom ones; no other can be hidden', () => {
    for (const path of [...standardFieldNames, 'profile', 'custom.salary', 'custom.a b\n'])
      expect([path, isHideable(path)]).toEqual([path, true]);
    for (const path of ['assignee', 'conversation', 'tags', 'Email', 'salary', 'custom.', 'xcustom.y', '', 7, null])
      expect([path, isHideable(path)]).toEqual([path, false]);
  });
});
