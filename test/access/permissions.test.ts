import { fc, test } from '@fast-check/vitest';
import { anActor } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { forbidden, permissions } from '../../src/access/permissions.js';
import type { Policy } from '../../src/access/policy.js';
import { type Action, actions, type Restriction, type Role, restrictions } from '../../src/kernel/vocabulary.js';

// That `forbidden` and the operations follow the table is in test/laws; here is what the table says.

// A2 and A3 in their own words; what a row of the rule does not name may nobody but the system.
const anyRole =
  'get create edit assign tag untag createTag moveToStage block unblock openConversation closeConversation ' +
  'snoozeConversation syncProfile observeLanguage connectChannel setOptOut receiveMessage recordSentMessage';
const managers =
  `${anyRole} list count manageSegments import bulk merge unmerge dismissDuplicate disconnectChannel manageTags ` +
  'manageStages manageFields export delete readUsage';

describe('A2 A3 the table holds what the rules say', () => {
  it('A1 has a row for every action', () => {
    expect(Object.keys(permissions).sort()).toEqual([...actions].sort());
  });

  const may = (role: Role, has: readonly Restriction[] = [], policy?: Policy): readonly Action[] =>
    (Object.keys(permissions) as Action[]).filter(
      (action) => forbidden(action, anActor({ role, restrictions: has }), policy) === undefined,
    );

  it.each<[Role, string]>([
    ['agent', anyRole],
    ['manager', managers],
    ['owner', `${managers} deleteField`],
    ['system', `${managers} deleteField`],
  ])('A3 %s, when nothing is taken away', (role, allowed) => {
    expect([...may(role)].sort()).toEqual(allowed.split(' ').sort());
  });

  it.each<[Restriction, readonly Action[]]>([
    ['contactDeletion', ['delete']],
    ['dataExport', ['export']],
    ['workspaceSettings', ['deleteField', 'manageFields', 'manageStages', 'manageTags']],
    ['onlyMine', []],
    ['teamOnly', []],
  ])('A1 A2 %s takes just that from an owner, and nothing from the system', (restriction, taken) => {
    const all = may('owner');
    const left = may('owner', [restriction]);
    expect(all.filter((action) => !left.includes(action)).sort()).toEqual(taken);
    expect(may('system', [restriction])).toEqual(may('system'));
  });

  test.prop([fc.subarray([...restrictions])])('A2 agents never delete', (has) => {
    expect(may('agent', has, { mayBlock: ['agent'], mayList: ['agent'] })).not.toContain('delete');
  });

  it('A3 a workspace may restrict block and unblock, and open list and search to agents', () => {
    const policy: Policy = { mayBlock: ['owner'], mayList: ['agent'] };
    expect(may('manager', [], policy)).not.toContain('block');
    expect(may('manager', [], policy)).not.toContain('unblock');
    expect(may('owner', [], policy)).toEqual(expect.arrayContaining(['block', 'unblock']));
    expect(may('agent', [], policy)).toEqual(expect.arrayContaining(['list', 'count']));
    expect(may('system', [], { mayBlock: [], mayList: [] })).toEqual(expect.arrayContaining(['block', 'list']));
  });
});
