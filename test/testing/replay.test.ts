import { aContact, anIdentity, aTombstone, fixedContext, fixtures, replay } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../src/contact/contact.js';
import type { ContactEvent, EventData, EventType } from '../../src/contact/events.js';

const { contacts } = fixtures;
const at = '2026-11-24T00:00:00.000Z';
const ctx = fixedContext();

function event<T extends EventType>(type: T, data: EventData[T], more: Partial<ContactEvent<T>> = {}): ContactEvent<T> {
  return {
    id: ctx.newId(),
    type,
    workspaceId: 'workspace-1',
    subject: { type: 'contact', id: 'contact-1', status: 'active' },
    version: 2,
    seq: 0,
    at,
    actor: { id: 'user-9', role: 'agent' },
    source: 'manual',
    data,
    ...more,
  };
}
const origin = { source: 'manual', at, by: 'user-9' } as const;
const moved = { version: 2, updatedAt: at };

describe('E4 what each event does', () => {
  it.each<[string, Contact, ContactEvent, object]>([
    [
      'a field set',
      aContact(),
      event('contact.updated', { fields: { lastName: [null, { value: 'Tan', origin }] } }),
      { lastName: 'Tan', origins: { ...aContact().origins, lastName: origin } },
    ],
    [
      'a field cleared',
      aContact(),
      event('contact.updated', { fields: { firstName: [null, { value: null, origin }] } }),
      { firstName: null, origins: { firstName: origin } },
    ],
    [
      'a field released',
      aContact(),
      event('contact.updated', { fields: { firstName: [null, null] } }),
      { firstName: null, origins: {} },
    ],
    [
      'a custom field set',
      aContact({ firstName: null }),
      event('contact.updated', { fields: { 'custom.a': [null, { value: false, origin }] } }),
      { custom: { a: false }, origins: { 'custom.a': origin } },
    ],
    [
      'a custom field released',
      aContact({ firstName: null, custom: { a: 1 } }),
      event('contact.updated', { fields: { 'custom.a': [null, null] } }),
      { custom: {}, origins: {} },
    ],
    [
      'a custom field purged',
      aContact({ firstName: null, custom: { a: 1 } }),
      event('contact.field.purged', { key: 'a' }),
      { custom: {}, origins: {} },
    ],
    [
      'the profile',
      aContact(),
      event('contact.profile.updated', {
        before: null,
        after: { displayName: 'a', pictureUrl: null, channelId: 'x' },
      }),
      { profile: { displayName: 'a', pictureUrl: null, channelId: 'x' } },
    ],
    ['segments', aContact(), event('contact.segments.changed', { entered: [], left: [] }), {}],
    ['the assignee', aContact(), event('contact.assigned', { before: null, after: 'u' }), { assigneeId: 'u' }],
    [
      'the stage',
      aContact({ stageId: 's' }),
      event('contact.stage.changed', { before: 's', after: null }),
      { stageId: null },
    ],
    ['a tag more', aContact({ tags: ['a'] }), event('contact.tag.added', { tagId: 'b' }), { tags: ['a', 'b'] }],
    ['a tag less', aContact({ tags: ['a', 'b'] }), event('contact.tag.removed', { tagId: 'a' }), { tags: ['b'] }],
    [
      'an identity more',
      aContact(),
      event('contact.channel.connected', { identity: anIdentity() }),
      { channels: [anIdentity()] },
    ],
    [
      'an identity less',
      aContact({ channels: [anIdentity(), anIdentity({ channelId: 'sms' })] }),
      event('contact.channel.disconnected', { identity: anIdentity() }),
      { channels: [anIdentity({ channelId: 'sms' })] },
    ],
    [
      'an identity rotated',
      aContact({ channels: [anIdentity(), anIdentity({ externalId: 'x' })] }),
      event('contact.channel.changed', { before: anIdentity(), after: anIdentity({ externalId: 'y' }) }),
      { channels: [anIdentity({ externalId: 'y' }), anIdentity({ externalId: 'x' })] },
    ],
    [
      'a block',
      aContact(),
      event('contact.blocked', { reason: 'spam' }),
      { status: 'blocked', block: { at, by: 'user-9', reason: 'spam' } },
    ],
    [
      'an unblock',
      contacts.blocked,
      event('contact.unblocked', {}, { version: 5, subject: { type: 'contact', id: 'blocked', status: 'active' } }),
      { status: 'active', block: null, version: 5 },
    ],
    [
      'an opening',
      aContact(),
      event('conversation.opened', { by: 'message' }),
      { conversation: { status: 'open', openedAt: at, openedBy: 'user-9' } },
    ],
  ])('E4 %s', (_, before, one, after) => {
    expect(replay(before, [one])).toStrictEqual({ ...before, ...moved, ...after });
  });

  const open = aContact({ conversation: { status: 'open', openedAt: at, openedBy: 'x' } });
  it.each([
    [{ until: null }, {}],
    [{ until: at }, { snoozedUntil: at }],
  ])('E4 a snooze %j', (data, kept) => {
    const after = { status: 'snoozed', openedAt: at, openedBy: 'x', ...kept };
    expect(replay(open, [event('conversation.snoozed', data)])).toStrictEqual({
      ...open,
      ...moved,
      conversation: after,
    });
  });
  it.each([
    [{ category: null, summary: null }, {}],
    [
      { category: 'a', summary: 'b' },
      { category: 'a', summary: 'b' },
    ],
  ])('E4 a closing %j', (note, kept) => {
    const after = { status: 'closed', openedAt: at, openedBy: 'x', closedAt: at, closedBy: 'user-9', ...kept };
    expect(replay(open, [event('conversation.closed', { by: 'block', ...note })])).toStrictEqual({
      ...open,
      ...moved,
      conversation: after,
    });
  });
  it('E4 the end', () => {
    expect(replay(open, [event('contact.deleted', { channels: [] })])).toStrictEqual(
      aTombstone({ version: 2, createdAt: open.createdAt, deletedAt: at }),
    );
  });
  it('E4 the beginning, and what follows in the same commit and in the next', () => {
    const contact = aContact();
    const events = [
      event('contact.created', { contact }, { version: 1 }),
      event('conversation.opened', { by: 'message' }, { version: 1, seq: 1 }),
      event('contact.assigned', { before: null, after: 'u' }),
    ];
    for (const before of [null, undefined]) {
      expect(replay(before, events)).toMatchObject({ version: 2, assigneeId: 'u', conversation: { status: 'open' } });
    }
  });
  it('E4 no events: what was before', () => {
    expect(replay(contacts.full, [])).toBe(contacts.full);
  });
});

describe('E1 events that do not follow on are found out', () => {
  const assigned = (more: Partial<ContactEvent<'contact.assigned'>> = {}): ContactEvent =>
    event('contact.assigned', { before: null, after: 'u' }, more);
  const created = event('contact.created', { contact: aContact() }, { version: 1 });
  it.each<[string, Contact | ReturnType<typeof aTombstone> | null, readonly ContactEvent[]]>([
    ['of another contact', aContact({ id: 'other' }), [assigned()]],
    ['a version left out', aContact(), [assigned({ version: 3 })]],
    ['the version that stands already', aContact(), [assigned({ version: 1, seq: 1 })]],
    ['a seq left out', aContact(), [assigned(), assigned({ seq: 2 })]],
    ['a commit without its first', aContact(), [assigned({ seq: 1 })]],
    ['the same one twice', aContact(), [assigned(), assigned()]],
    ['a second beginning', aContact(), [created]],
    ['no beginning', null, [assigned()]],
    ['after the end', aTombstone({ version: 1 }), [assigned()]],
  ])('E1 %s', (_, before, events) => {
    expect(() => replay(before, events)).toThrow('does not follow on');
  });
  it('nothing at all', () => {
    expect(() => replay(null, [])).toThrow('nothing to replay');
  });
});
