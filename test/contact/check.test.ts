import { aContact, fixtures } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { contactIssues } from '../../src/contact/check.js';

const { contacts, tombstone } = fixtures;
const issues = (subject: unknown): readonly string[] =>
  contactIssues(subject).map(({ code, path }) => `${path.join('.')} ${code}`);

describe('X1 the shape of a contact', () => {
  it.each(Object.keys(contacts) as (keyof typeof contacts)[])('X1 %s is one, in JSON too', (name) => {
    expect(issues(contacts[name])).toEqual([]);
    expect(issues(JSON.parse(JSON.stringify(contacts[name])))).toEqual([]);
  });
  it('X1 a tombstone is what it is', () => {
    expect(issues(tombstone)).toEqual([]);
    expect(issues({ status: 'deleted' })).toEqual(
      ['id', 'workspaceId', 'version', 'createdAt', 'deletedAt'].map((key) => `contact.${key} INPUT_REQUIRED`),
    );
  });
  it.each(Object.keys(contacts.full))('X1 %s may not be missing, nor of another kind', (key) => {
    const { [key as 'id']: _, ...rest } = contacts.full;
    expect(issues(rest)).toContain(`contact.${key} INPUT_REQUIRED`);
    expect(issues({ ...contacts.full, [key]: () => 1 })).toContain(`contact.${key} INPUT_INVALID_TYPE`);
  });
  it('X1 more than a contact has may stand beside it', () => {
    expect(issues({ ...contacts.full, row: 7 })).toEqual([]);
  });

  const identity = contacts.full.channels[0];
  const conversation = contacts.full.conversation;
  const origin = { source: 'manual', at: contacts.full.createdAt };
  it.each<[string, unknown]>([
    ['id', ''],
    ['workspaceId', ''],
    ['version', -1],
    ['version', 1.5],
    ['version', '1'],
    ['version', 2 ** 53],
    ['createdAt', 'yesterday'],
    ['createdAt', new Date(0)],
    ['status', 'merged'],
    ['profile', {}],
    ['profile', { displayName: 7, pictureUrl: null, channelId: 'x' }],
    ['profile', { displayName: null, pictureUrl: null, channelId: null }],
    ['firstName', 7],
    ['email', ['a@example.com']],
    ['aliases', null],
    ['aliases', { phones: [] }],
    ['aliases', { phones: [], emails: [7] }],
    ['custom', []],
    ['custom', null],
    ['custom', { note: ['x'] }],
    ['custom', { note: undefined }],
    ['origins', { firstName: null }],
    ['origins', { firstName: { source: 'magic', at: contacts.full.createdAt } }],
    ['origins', { firstName: { source: 'manual' } }],
    ['origins', { firstName: { ...origin, by: null } }],
    ['origins', { firstName: { ...origin, channelId: 7 } }],
    ['origins', [origin]],
    ['tags', 'VIP'],
    ['tags', [7]],
    ['tags', ['']],
    ['channels', [null]],
    ['channels', [{ ...identity, externalId: null }]],
    ['channels', [{ ...identity, channelId: 7 }]],
    ['channels', [{ ...identity, aliases: null }]],
    ['channels', [{ ...identity, address: undefined }]],
    ['channels', [{ ...identity, lastInteractionAt: 'x' }]],
    ['channels', [{ ...identity, connectedAt: null }]],
    ['channels', [{ ...identity, optedOut: true }]],
    ['channels', [{ ...identity, optedOut: { at: contacts.full.createdAt } }]],
    ['assigneeId', ''],
    ['stageId', 7],
    ['conversation', 'open'],
    ['conversation', { ...conversation, status: 'paused' }],
    ['conversation', { status: 'open' }],
    ['conversation', { ...conversation, snoozedUntil: null }],
    ['conversation', { ...conversation, closedAt: 'x' }],
    ['conversation', { ...conversation, closedBy: null }],
    ['conversation', { ...conversation, category: 7 }],
    ['conversation', { ...conversation, summary: null }],
    ['updatedAt', null],
    ['lastMessageAt', 0],
    ['lastInboundAt', '2026'],
  ])('X1 %s may not be %j', (key, value) => {
    expect(issues({ ...contacts.full, [key]: value })).toEqual([`contact.${key} INPUT_INVALID_TYPE`]);
  });

  it('S2 M2 a block is there exactly while it is blocked', () => {
    const block = contacts.blocked.block;
    expect(issues({ ...aContact(), block })).toEqual(['contact.block INPUT_INVALID_TYPE']);
    expect(issues({ ...aContact(), status: 'blocked' })).toEqual(['contact.block INPUT_INVALID_TYPE']);
    expect(issues({ ...aContact(), status: 'blocked', block: { ...block, by: 7 } })).toEqual([
      'contact.block INPUT_INVALID_TYPE',
    ]);
    expect(issues({ ...aContact(), status: 'blocked', block: { ...block, reason: undefined } })).toEqual([
      'contact.block INPUT_INVALID_TYPE',
    ]);
    expect(issues({ ...aContact(), status: 'blocked', block })).toEqual([]);
  });

  it.each<[unknown, string]>([
    [undefined, 'contact INPUT_REQUIRED'],
    [null, 'contact INPUT_INVALID_TYPE'],
    ['contact-1', 'contact INPUT_INVALID_TYPE'],
    [7, 'contact INPUT_INVALID_TYPE'],
  ])('X1 %j is none', (subject, expected) => {
    expect(issues(subject)).toEqual([expected]);
  });
  it('X1 a merged one is none: the service follows it', () => {
    expect(issues({ status: 'merged', id: 'a', workspaceId: 'b', primaryId: 'c' })).toContain(
      'contact.status INPUT_INVALID_TYPE',
    );
  });
});
