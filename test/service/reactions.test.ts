import { aContact, fixedContext } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { checkContext } from '../../src/access/context.js';
import { blockContact, unblockContact } from '../../src/contact/block.js';
import { deleteContact } from '../../src/contact/delete.js';
import { editContact } from '../../src/contact/edit.js';
import type { ContactEvent } from '../../src/contact/events.js';
import { unwrap } from '../../src/kernel/errors.js';
import type { ContactsOptions } from '../../src/service/options.js';
import { reactionsTo } from '../../src/service/reactions.js';
import { environmentOf } from './scope-of.js';

const ctx = fixedContext();
const ann = aContact({ id: 'ann', conversation: { status: 'open', openedAt: ctx.now, openedBy: 'x' } });
const blocked = unwrap(blockContact(ann, {}, ctx));
const events: Readonly<Record<string, readonly ContactEvent[]>> = {
  'a block': blocked.events,
  'an unblock': unwrap(unblockContact(blocked.contact, {}, ctx)).events,
  'a delete': unwrap(deleteContact(ann, {}, ctx)).events,
  'an edit': unwrap(editContact(ann, { lastName: 'Tan' }, ctx)).events,
  nothing: [],
};
const workflows = { stopWorkflows: async () => undefined };
const messages = { deleteMessages: async () => undefined };
const stop = ['workflows', { type: 'stopWorkflows', contactId: 'ann', at: ctx.now }];
const unsend = ['messages', { type: 'deleteMessages', contactIds: ['ann'] }];
const erase = ['purge', { type: 'eraseContact', contactId: 'ann' }];

describe('E3 what an event demands of other modules', () => {
  it.each<[string, string, Partial<ContactsOptions>, readonly unknown[]]>([
    ['S2', 'a block', { workflows, messages }, [stop]],
    ['S2', 'a block', { messages }, []],
    ['S5', 'an unblock', { workflows, messages }, []],
    ['S6', 'a delete', { workflows, messages }, [unsend, erase]],
    ['S8', 'a delete', {}, [erase]],
    ['E3', 'an edit', { workflows, messages }, []],
    ['E3', 'nothing', { workflows, messages }, []],
  ])('%s %s', (_, what, ports, demanded) => {
    const made = reactionsTo(events[what]!, environmentOf(ports), unwrap(checkContext(ctx)));
    expect(made.map(({ port, task }) => [port, task])).toEqual(demanded);
    expect(new Set(made.map(({ id }) => id)).size).toBe(made.length);
    for (const reaction of made)
      expect(reaction).toEqual({
        id: expect.any(String) as string,
        workspaceId: 'workspace-1',
        contactIds: ['ann'],
        port: reaction.port,
        task: reaction.task,
        createdAt: ctx.now,
        dueAt: ctx.now,
        attempts: 0,
        error: null,
        parked: false,
      });
  });
});
