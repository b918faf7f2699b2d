import { aContact, fixedContext, fixtures, scenario } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { blockContact } from '../../src/contact/block.js';
import { openConversation } from '../../src/contact/conversation.js';
import { createContact } from '../../src/contact/create.js';

const ctx = fixedContext();
const { full, blocked } = fixtures.contacts;
const block = scenario(full).when((contact) => blockContact(contact, {}, ctx));
const nothing = scenario(blocked).when((contact) => blockContact(contact, {}, ctx));
const refused = scenario(blocked).when((contact) => openConversation(contact, {}, ctx));

describe('a scenario holds', () => {
  it('and gives what came of it', () => {
    expect(block.emits('conversation.closed', 'contact.blocked').contact.status).toBe('blocked');
    expect(refused.rejects('CONTACT_BLOCKED')).toEqual({ code: 'CONTACT_BLOCKED', id: 'blocked' });
    expect(nothing.changesNothing()).toBeUndefined();
    expect(nothing.emits().contact).toBe(blocked);
  });
  it('of a contact that is not there yet, too', () => {
    const { contact } = scenario(null)
      .when(() => createContact({ firstName: 'Ann' }, ctx))
      .emits('contact.created');
    expect(contact.firstName).toBe('Ann');
  });
});

describe('a scenario that does not hold says what was expected, and what came', () => {
  const closing = ['conversation.closed', 'contact.blocked'];
  const rejection = { ok: false, error: { code: 'CONTACT_BLOCKED', id: 'blocked' } };
  it.each<[string, () => unknown, unknown, unknown]>([
    ['other events', () => block.emits('contact.blocked'), ['contact.blocked'], closing],
    [
      'the same in another order',
      () => block.emits('contact.blocked', 'conversation.closed'),
      [...closing].reverse(),
      closing,
    ],
    ['events and not a refusal', () => refused.emits('conversation.opened'), ['conversation.opened'], rejection],
    ['no change', () => block.changesNothing(), [], closing],
    ['no change and not a refusal', () => refused.changesNothing(), [], rejection],
    ['a refusal', () => block.rejects('FORBIDDEN'), { code: 'FORBIDDEN' }, closing],
    ['another refusal', () => refused.rejects('FORBIDDEN'), { code: 'FORBIDDEN' }, rejection],
  ])('%s', (_, check, expected, actual) => {
    expect(check).toThrow(
      expect.objectContaining({ expected, actual, message: expect.stringContaining('expected') as string }) as Error,
    );
  });
  it('the same contact, and not one that equals it', () => {
    const copied = scenario(full).when(
      (contact) => ({ ok: true, value: { contact: { ...contact }, events: [] } }) as const,
    );
    expect(() => copied.changesNothing()).toThrow('the same contact');
  });
  it('is a plain Error', () => {
    expect(() =>
      scenario(aContact())
        .when((contact) => blockContact(contact, {}, ctx))
        .changesNothing(),
    ).toThrow(Error);
  });
});
