import { aChannel, aContact, aField, anIdentity, aSegment, aStage, aTag, aTombstone } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { contactIssues } from '../../src/contact/check.js';
import { isContactsError } from '../../src/kernel/errors.js';
import { segmentRows } from '../../src/segments/segment-rows.js';
import { tagKey } from '../../src/values/tag-name.js';

describe('builders give whole things, with what is given in place of the defaults', () => {
  it('a contact', () => {
    expect(contactIssues(aContact())).toEqual([]);
    expect(aContact()).toMatchObject({ id: 'contact-1', workspaceId: 'workspace-1', version: 1, firstName: 'Ann' });
    expect(aContact({ id: 'b', firstName: null, lastName: 'Tan' })).toMatchObject({
      id: 'b',
      firstName: null,
      origins: { lastName: { source: 'api' } },
    });
  });
  it('a contact of typed fields', () => {
    const { custom } = aContact<{ seats: 'number' }>({ custom: { seats: 3 } });
    expect((custom.seats ?? 0) + 1).toBe(4);
  });
  it('a contact is new with every call, and not frozen', () => {
    const contact = aContact();
    expect(contact).not.toBe(aContact());
    expect(Object.isFrozen(contact)).toBe(false);
  });
  it('no contact of what has not its form', () => {
    let thrown: unknown;
    try {
      aContact({ version: -1 });
    } catch (error) {
      thrown = error;
    }
    expect(isContactsError(thrown, 'INVALID')).toBe(true);
  });
  it('T1 a tag, its key and id by its name', () => {
    expect(aTag()).toEqual({ id: 'tag-vip', name: 'VIP', key: 'vip', emoji: null, color: null, description: null });
    expect(aTag({ name: 'Große Kunden' })).toMatchObject({ id: 'tag-grosse-kunden', key: tagKey('Große Kunden') });
    expect(aTag({ name: 'a: b' }).id).toBe('tag-a-b');
    expect(aTag({ id: 'x', name: 'A', key: 'odd' })).toMatchObject({ id: 'x', key: 'odd' });
  });
  it('F1 a field, with options when it is a list', () => {
    expect(aField()).toMatchObject({ key: 'note', type: 'text', options: null, name: 'note', visibility: 'always' });
    expect(aField({ key: 'plan', type: 'list' })).toMatchObject({ name: 'plan', options: ['free', 'pro'] });
    expect(aField({ type: 'list', options: ['x'], name: 'Plan' })).toMatchObject({ name: 'Plan', options: ['x'] });
  });
  it('a tombstone, an identity, a stage, a segment, a channel', () => {
    expect(contactIssues(aTombstone({ id: 'x' }))).toEqual([]);
    expect(aTombstone({ id: 'x' }).id).toBe('x');
    expect(contactIssues(aContact({ channels: [anIdentity({ channelId: 'sms' })] }))).toEqual([]);
    expect(aStage({ isDefault: true })).toMatchObject({ id: 'stage-lead', isDefault: true, lost: false });
    expect(aSegment({ zone: 'UTC' })).toMatchObject({ id: 'segment-best', name: 'Best', zone: 'UTC' });
    expect(segmentRows([aSegment()], { fields: [], tags: [aTag()] })[0]?.issues).toEqual([]);
    expect(aChannel({ kind: 'phone' })).toEqual({ id: 'webchat', name: 'Web chat', kind: 'phone' });
  });
});
