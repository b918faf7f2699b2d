import { aContact, countingIds, deepFreeze, fixedContext, fixtures, scenario } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { assignContact } from '../../src/contact/assign.js';
import { blockContact, unblockContact } from '../../src/contact/block.js';
import { chain } from '../../src/contact/chain.js';
import type { Contact } from '../../src/contact/contact.js';
import { openConversation } from '../../src/contact/conversation.js';
import { editContact } from '../../src/contact/edit.js';
import { recordSentMessage } from '../../src/contact/messages.js';
import { tagContact } from '../../src/contact/tagging.js';
import { faults } from './faults.js';

const { tags } = fixtures;
const ctx = fixedContext();
const assign = (subject: Contact): ReturnType<typeof assignContact> =>
  assignContact(subject, { assigneeId: 'user-2' }, ctx);
const block = (subject: Contact): ReturnType<typeof blockContact> => blockContact(subject, {}, ctx);
const unblock = (subject: Contact): ReturnType<typeof unblockContact> => unblockContact(subject, {}, ctx);
const open = (subject: Contact): ReturnType<typeof openConversation> => openConversation(subject, {}, ctx);
const tag = (name: string) => (subject: Contact) =>
  tagContact(subject, { tags: [name], createMissing: true }, { ...ctx, newId: countingIds(name) }, { tags });

describe('several operations as one change', () => {
  it('E1 one version, and seq from 0 through all events', () => {
    const before = aContact({ version: 4 });
    const { contact, events } = scenario(before)
      .when((subject) => chain(subject, assign, open, block))
      .emits('contact.assigned', 'conversation.opened', 'conversation.closed', 'contact.blocked');
    expect(events.map(({ version, seq }) => [version, seq])).toEqual([0, 1, 2, 3].map((seq) => [5, seq]));
    expect(contact).toMatchObject({ version: 5, status: 'blocked', assigneeId: 'user-2' });
    expect(before).toEqual(aContact({ version: 4 }));
  });

  it('a later step sees what an earlier one did, S4 too', () => {
    scenario(aContact())
      .when((subject) => chain(subject, block, open))
      .rejects('CONTACT_BLOCKED');
    scenario(aContact())
      .when((subject) => chain(subject, block, unblock, open))
      .emits('contact.blocked', 'contact.unblocked', 'conversation.opened');
  });

  it('the first rejection is the answer of all', () => {
    let ran = false;
    const late = (subject: Contact): ReturnType<typeof assign> => {
      ran = true;
      return assign(subject);
    };
    const before = deepFreeze(aContact());
    const answer = chain(before, block, (subject) => editContact(subject, { email: 'none' }, ctx), late);
    expect(faults(answer)).toEqual(['email EMAIL_INVALID']);
    expect(ran).toBe(false);
  });

  it('steps that change nothing are a no-op: the same contact, no event', () => {
    const unassign = (subject: Contact): ReturnType<typeof assign> => assignContact(subject, { assigneeId: null }, ctx);
    scenario(aContact())
      .when((subject) => chain(subject, unassign, unblock))
      .changesNothing();
  });

  it('one step that changes something counts one version, wherever it stands', () => {
    for (const steps of [
      [assign, unblock, unblock],
      [unblock, assign, unblock],
      [unblock, unblock, assign],
    ] as const) {
      const { contact, events } = scenario(aContact())
        .when((subject) => chain(subject, ...steps))
        .emits('contact.assigned');
      expect([contact.version, events[0]?.version, events[0]?.seq]).toEqual([2, 2, 0]);
    }
  });

  it('M1 message times alone count no version', () => {
    const sent = (subject: Contact): ReturnType<typeof recordSentMessage> =>
      recordSentMessage(subject, { channelId: 'sms', at: ctx.now, echo: true }, ctx);
    const { contact } = scenario(aContact())
      .when((subject) => chain(subject, sent))
      .emits();
    expect(contact).toEqual(aContact({ lastMessageAt: ctx.now }));
  });

  it('T2 the new tags of all steps are answered, whichever is the last', () => {
    const { tags: created, contact } = scenario(aContact())
      .when((subject) => chain(subject, tag('one'), tag('VIP'), tag('two')))
      .emits('contact.tag.added', 'contact.tag.added', 'contact.tag.added');
    expect(created.map(({ name }) => name)).toEqual(['one', 'two']);
    expect(contact.tags).toEqual(['one-1', 'tag-vip', 'two-1']);
    expect(chain(aContact(), tag('one'), assign)).toMatchObject({ ok: true, value: { tags: [{ name: 'one' }] } });
  });
});

describe('X1 a chain of nonsense', () => {
  type Step = Parameters<typeof chain>[1];
  it.each<[string, unknown]>([
    ['no function', 'block'],
    ['undefined', undefined],
    ['a step without an answer', () => undefined],
    ['a step that answers no result', () => ({ contact: aContact(), events: [] })],
    ['a step that answers no change', () => ({ ok: true, value: null })],
    ['a change without a contact', () => ({ ok: true, value: { events: [] } })],
    ['a change without events', () => ({ ok: true, value: { contact: aContact() } })],
  ])('X1 %s', (_, step) => {
    expect(faults(chain(aContact(), assign, step as Step))).toEqual(['steps.1 INPUT_INVALID_TYPE']);
  });
  it.each<[unknown, readonly string[]]>([
    [undefined, ['contact INPUT_REQUIRED']],
    [null, ['contact INPUT_INVALID_TYPE']],
    [{ ...aContact(), version: '1' }, ['contact.version INPUT_INVALID_TYPE']],
  ])('X1 the contact %j', (contact, expected) => {
    expect(faults(chain(contact as Contact, assign))).toEqual(expected);
  });
  it('X1 a contact that throws when it is read', () => {
    const contact = new Proxy(aContact(), {
      get: () => {
        throw new Error('read');
      },
      ownKeys: () => {
        throw new Error('keys');
      },
    });
    expect(faults(chain(contact, assign))).toEqual(['contact INPUT_NOT_PLAIN']);
  });
  it('an exception of the caller’s own step is not swallowed', () => {
    expect(() =>
      chain(aContact(), () => {
        throw new Error('mine');
      }),
    ).toThrow('mine');
  });
  it('S7 a deleted contact is answered by its first step', () => {
    expect(faults(chain(fixtures.tombstone as unknown as Contact, assign))).toEqual(['CONTACT_DELETED']);
  });
});
