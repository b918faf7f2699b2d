import { test } from '@fast-check/vitest';
import { fixedContext, fixtures } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { createContact } from '../../src/contact/create.js';
import { receiveMessage } from '../../src/contact/messages.js';
import { histories, play } from './histories.js';
import { operationNames, operations } from './operations.js';

const refused = {
  ok: false,
  error: { code: 'INVALID', issues: [{ code: 'INPUT_WRONG_WORKSPACE', path: ['contact', 'workspaceId'], params: {} }] },
};

describe('A6 no operation touches another workspace', () => {
  const subjects = [fixtures.contacts.full, fixtures.contacts.blocked, fixtures.tombstone];

  it.each(operationNames)('A6 %s refuses a contact of another workspace, whatever its status', (name) => {
    const { run, sample } = operations[name];
    for (const subject of subjects) {
      expect(run(subject, sample, fixedContext({ workspaceId: 'workspace-2' }))).toEqual(refused);
      expect(run({ ...subject, workspaceId: 'workspace-2' }, sample, fixedContext())).toEqual(refused);
    }
  });

  it('A6 what is made belongs to the workspace of the context', () => {
    const ctx = fixedContext({ workspaceId: 'workspace-2' });
    const message = { channelId: 'whatsapp', externalId: 'x', at: ctx.now };
    const made = [createContact({ firstName: 'Ann' }, ctx), receiveMessage(null, message, ctx)];
    for (const answer of made) {
      expect(answer).toMatchObject({ ok: true, value: { contact: { workspaceId: 'workspace-2' } } });
      expect(JSON.stringify(answer)).not.toContain('workspace-1');
    }
  });

  test.prop([histories])('A6 over histories: contact, id and workspace stay what they were', (history) => {
    for (const { before, answer } of play(history).played) {
      if (!answer.ok) continue;
      const { contact, events } = answer.value;
      expect([contact.workspaceId, contact.id]).toEqual([before.workspaceId, before.id]);
      for (const event of events)
        expect([event.workspaceId, event.subject.id]).toEqual([before.workspaceId, before.id]);
    }
  });
});
