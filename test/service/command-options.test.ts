import { describe, expect, it } from 'vitest';
import { readOptions } from '../../src/service/command-options.js';
import { host } from './host.js';
import { refusal } from './refusal.js';

// R1: what may make a contact has no version to ask for.
const making = ['create', 'receiveMessage'];
const asUnknown = (fault: string): string =>
  fault.startsWith('options.ifVersion ') ? 'options.ifVersion INPUT_UNKNOWN_KEY' : fault;

describe('R1 R3 the options of a command', () => {
  it.each([
    {},
    { ifVersion: 0 },
    { ifVersion: 7, idempotencyKey: 'k' },
    { idempotencyKey: ' k:1 ' },
    { idempotencyKey: 'x'.repeat(255) },
  ])('R1 R3 %j are taken as they are', (options) => {
    expect(readOptions(options)).toEqual(options);
  });
  it('R1 R3 may be left out', () => {
    expect(readOptions(undefined)).toEqual({});
  });

  it.each<[unknown, readonly string[]]>([
    [null, ['options INPUT_INVALID_TYPE']],
    [7, ['options INPUT_INVALID_TYPE']],
    ['ifVersion', ['options INPUT_INVALID_TYPE']],
    [[], ['options INPUT_INVALID_TYPE']],
    [{ ifversion: 1 }, ['options.ifversion INPUT_UNKNOWN_KEY']],
    [{ ifVersion: '1' }, ['options.ifVersion INPUT_INVALID_TYPE']],
    [{ ifVersion: 1.5 }, ['options.ifVersion INPUT_INVALID_TYPE']],
    [{ ifVersion: null }, ['options.ifVersion INPUT_INVALID_TYPE']],
    [{ idempotencyKey: '' }, ['options.idempotencyKey INPUT_INVALID_VALUE']],
    [{ idempotencyKey: 'x'.repeat(256) }, ['options.idempotencyKey INPUT_INVALID_VALUE']],
    [{ idempotencyKey: 'a\u0000' }, ['options.idempotencyKey INPUT_INVALID_VALUE']],
    [{ idempotencyKey: 7 }, ['options.idempotencyKey INPUT_INVALID_TYPE']],
    [
      { idempotencyKey: '', ifVersion: '' },
      ['options.ifVersion INPUT_INVALID_TYPE', 'options.idempotencyKey INPUT_INVALID_VALUE'],
    ],
  ])('X1 X4 %j are refused in every command', async (options, faults) => {
    const { owner } = host();
    const { id } = await owner.create({ email: 'ann@example.com' });
    const given = options as object;
    const message = { channelId: 'mail', externalId: 'x', at: '2026-11-23T09:00:00Z' };
    const calls = {
      create: () => owner.create({ firstName: 'Bob' }, given),
      upsert: () => owner.upsert('email:ann@example.com', {}, given),
      edit: () => owner.edit(id, { lastName: 'Tan' }, given),
      assign: () => owner.assign(id, 'x', given),
      tag: () => owner.tag(id, [], given),
      untag: () => owner.untag(id, [], given),
      moveToStage: () => owner.moveToStage(id, null, given),
      block: () => owner.block(id, {}, given),
      unblock: () => owner.unblock(id, given),
      delete: () => owner.delete(id, given),
      syncProfile: () => owner.syncProfile(id, { channelId: 'mail' }, given),
      observeLanguage: () => owner.observeLanguage(id, {}, given),
      connectChannel: () => owner.connectChannel(id, { channelId: 'mail', externalId: 'x' }, given),
      disconnectChannel: () => owner.disconnectChannel(id, { channelId: 'mail', externalId: 'x' }, given),
      setOptOut: () => owner.setOptOut(id, { channelId: 'mail', externalId: 'x', optedOut: true }, given),
      openConversation: () => owner.openConversation(id, given),
      closeConversation: () => owner.closeConversation(id, {}, given),
      snoozeConversation: () => owner.snoozeConversation(id, {}, given),
      receiveMessage: () => owner.receiveMessage(message, given),
      recordSentMessage: () => owner.recordSentMessage(id, message, given),
    };
    for (const [name, call] of Object.entries(calls)) {
      const wanted = making.includes(name) ? faults.map(asUnknown) : faults;
      expect([name, new Set((await refusal(call())) as string[])]).toEqual([name, new Set(wanted)]);
    }
    expect(await owner.get(id)).toMatchObject({ version: 1, lastMessageAt: null });
  });

  it.each<[string, (options: object) => Promise<unknown>]>([
    ['create', (options) => host().owner.create({ firstName: 'Ann' }, options)],
    [
      'receiveMessage',
      (options) =>
        host().owner.receiveMessage({ channelId: 'chat', externalId: 'e', at: '2026-11-23T10:00:00Z' }, options),
    ],
  ])('R1 X1 %s knows no version of a contact that is not there yet', async (_, command) => {
    expect(await refusal(command({ ifVersion: 1 }))).toEqual(['options.ifVersion INPUT_UNKNOWN_KEY']);
    expect(await refusal(command({ idempotencyKey: 'k' }))).toBeNull();
  });
});
