import type { Activity } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { describe, expect, it } from 'vitest';
import { host } from './host.js';
import { refusal } from './refusal.js';
import { without } from './stores.js';

const types = ({ items }: Activity): readonly string[] => items.map(({ type }) => type);

describe('E1 the activity of a contact', () => {
  it('E1 is newest first, events of one commit by their seq', async () => {
    const { manager } = host();
    const { id } = await manager.create({ firstName: 'Ann' });
    await manager.openConversation(id);
    await manager.block(id);
    const { items, next } = await manager.activity(id);
    expect(items.map(({ type, version, seq }) => [type, version, seq])).toEqual([
      ['contact.blocked', 3, 1],
      ['conversation.closed', 3, 0],
      ['conversation.opened', 2, 0],
      ['contact.created', 1, 0],
    ]);
    expect(next).toBeNull();
  });

  it.each([1, 2, 3, 4, 5, 100])('E1 in pages of %i every event comes exactly once', async (limit) => {
    const { manager } = host();
    const { id } = await manager.create({ firstName: 'Ann' });
    await manager.openConversation(id);
    await manager.block(id);
    await manager.unblock(id);
    const whole = await manager.activity(id);
    const items: unknown[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page: Activity = await manager.activity(id, { limit, after });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      items.push(...page.items);
      after = page.next;
    }
    expect(items).toEqual(whole.items);
    expect(items).toHaveLength(5);
  });

  it('E1 has 50 events a page unless told otherwise', async () => {
    const { manager } = host();
    const { id } = await manager.create({ firstName: 'Ann' });
    for (let index = 0; index < 50; index += 1) await manager.edit(id, { lastName: `name ${index}` });
    const first = await manager.activity(id);
    expect(first.items).toHaveLength(50);
    expect(types(await manager.activity(id, { after: first.next! }))).toEqual(['contact.created']);
  });

  it.each<[unknown, unknown]>([
    [{ limit: 0 }, ['limit INPUT_INVALID_VALUE']],
    [{ limit: 101 }, ['limit INPUT_INVALID_VALUE']],
    [{ limit: 1.5 }, ['limit INPUT_INVALID_VALUE']],
    [{ limit: '5' }, ['limit INPUT_INVALID_VALUE']],
    [{ limit: null }, ['limit INPUT_INVALID_VALUE']],
    [{ after: '' }, { code: 'CURSOR_INVALID' }],
    [{ after: '1' }, { code: 'CURSOR_INVALID' }],
    [{ after: '1-0 ' }, { code: 'CURSOR_INVALID' }],
    [{ after: '-1-0' }, { code: 'CURSOR_INVALID' }],
    [{ after: `${'9'.repeat(16)}-0` }, { code: 'CURSOR_INVALID' }],
    [{ after: 7 }, { code: 'CURSOR_INVALID' }],
    [null, ['INPUT_INVALID_TYPE']],
    [7, ['INPUT_INVALID_TYPE']],
    ['limit', ['INPUT_INVALID_TYPE']],
    [[], ['INPUT_INVALID_TYPE']],
  ])('X1 no page is %j', async (page, refused) => {
    const { manager } = host();
    const { id } = await manager.create({ firstName: 'Ann' });
    expect(await refusal(manager.activity(id, page as object))).toEqual(refused);
  });

  it('E1 null, as the last page says, is from the start', async () => {
    const { manager } = host();
    const { id } = await manager.create({ firstName: 'Ann' });
    expect(await manager.activity(id, { after: null })).toEqual(await manager.activity(id));
  });

  it('A4 fields that are hidden from the actor are in no event', async () => {
    const { owner, as } = host();
    await owner.fields.define('salary', { type: 'number' });
    const { id } = await owner.create({ firstName: 'Ann', email: 'ann@example.com', custom: { salary: 77_777 } });
    await owner.edit(id, { email: 'ann@example.org', lastName: 'Tan', custom: { salary: 88_888 } });
    await owner.connectChannel(id, { channelId: 'mail', externalId: 'x', address: 'ann@example.net' });
    const seen = as({ role: 'agent', hiddenFields: ['email', 'custom.salary'] });
    const { items } = await seen.activity(id);
    expect(types({ items, next: null })).toEqual(['contact.channel.connected', 'contact.updated', 'contact.created']);
    const text = JSON.stringify(items);
    for (const hidden of ['77777', '88888', 'ann@example', 'custom.salary', '"email":{'])
      expect(text).not.toContain(hidden);
    expect(text).toContain('Tan');
  });

  it.each([1, 2, 100])(
    'A4 what says nothing but of hidden fields is left out, and pages of %i are full',
    async (limit) => {
      const { owner, as } = host();
      const { id } = await owner.create({ firstName: 'Ann' });
      for (const digit of [1, 2, 3]) {
        await owner.edit(id, { phone: `+659123456${digit}` });
        await owner.edit(id, { lastName: `name ${digit}` });
        await owner.syncProfile(id, { channelId: 'webchat', profile: { displayName: `ann ${digit}` } });
      }
      const me = as({ role: 'owner', hiddenFields: ['phone', 'country', 'profile'] });
      const pages: string[][] = [];
      for (let after: string | null | undefined; after !== null; ) {
        const page: Activity = await me.activity(id, { limit, after });
        pages.push([...types(page)]);
        after = page.next;
      }
      expect(pages.flat()).toEqual([...Array.from({ length: 3 }, () => 'contact.updated'), 'contact.created']);
      for (const page of pages.slice(0, -1)) expect(page).toHaveLength(limit);
      expect((await me.exportPerson(id)).events.map(({ type }) => type)).toEqual(pages.flat().reverse());
      expect((await owner.activity(id)).items).toHaveLength(10);
    },
  );

  it('A4 S7 of a contact that is out of scope or gone', async () => {
    const { owner, as } = host();
    const { id } = await owner.create({ firstName: 'Ann' });
    const me = as({ role: 'agent', restrictions: ['onlyMine'] });
    expect(await refusal(me.activity(id))).toEqual({ code: 'CONTACT_NOT_FOUND', ref: id });
    await owner.delete(id);
    expect(await refusal(owner.activity(id))).toEqual({ code: 'CONTACT_DELETED', id });
  });

  it('R5 needs a store with history', async () => {
    const { manager } = host({ store: without(memoryStore(), 'history') });
    const { id } = await manager.create({ firstName: 'Ann' });
    expect(await refusal(manager.activity(id))).toEqual({ code: 'CAPABILITY_MISSING', capability: 'history' });
    expect((await manager.exportPerson(id)).events).toEqual([]);
  });
});
