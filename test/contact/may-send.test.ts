import { aContact, anIdentity, fixtures } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { maySend } from '../../src/contact/may-send.js';

const at = '2026-02-01T00:00:00.000Z';
const out = aContact({
  channels: [
    anIdentity({ externalId: 'in' }),
    anIdentity({ externalId: 'out', aliases: ['was'], optedOut: { at, source: 'channel' } }),
    anIdentity({ channelId: 'mail', externalId: 'x' }),
  ],
});
const allowed = { allowed: true };
const optedOut = { allowed: false, reason: { code: 'OPTED_OUT', channelId: 'whatsapp', at } };

describe('M5 N4 whether a message may be sent', () => {
  it.each<[Parameters<typeof maySend>[1], unknown]>([
    [{ channelId: 'whatsapp' }, allowed],
    [{ channelId: 'whatsapp', externalId: 'out' }, allowed],
    [{ channelId: 'whatsapp', externalId: 'out', broadcast: false }, allowed],
    [{ channelId: 'whatsapp', externalId: 'in', broadcast: true }, allowed],
    [{ channelId: 'mail', broadcast: true }, allowed],
    [{ channelId: 'sms', broadcast: true }, allowed],
    [{ channelId: 'whatsapp', broadcast: true }, optedOut],
    [{ channelId: 'whatsapp', externalId: 'out', broadcast: true }, optedOut],
    [{ channelId: 'whatsapp', externalId: 'was', broadcast: true }, optedOut],
  ])('N4 %j', (message, verdict) => {
    expect(maySend(out, message)).toEqual(verdict);
  });

  it.each([true, false])('M5 S7 not to a blocked or deleted contact, broadcast or not: %s', (broadcast) => {
    expect(maySend(fixtures.contacts.blocked, { channelId: 'sms', broadcast })).toEqual({
      allowed: false,
      reason: { code: 'CONTACT_BLOCKED', id: 'blocked' },
    });
    expect(maySend(fixtures.tombstone, { channelId: 'sms', broadcast })).toEqual({
      allowed: false,
      reason: { code: 'CONTACT_DELETED', id: 'gone' },
    });
  });
});

const boom = (): never => {
  throw new Error('read');
};

describe('X1 a read throws INVALID for bad input', () => {
  const message = { channelId: 'whatsapp' };
  it.each<[unknown, unknown, readonly string[]]>([
    [undefined, message, ['contact']],
    [Object.defineProperty({}, 'status', { enumerable: true, get: boom }), message, ['contact', 'status']],
    [{ ...out, channels: 'none' }, message, ['contact', 'channels']],
    [out, undefined, ['channelId']],
    [out, null, []],
    [out, {}, ['channelId']],
    [out, { channelId: 7 }, ['channelId']],
    [out, { channelId: 'sms', externalId: 7 }, ['externalId']],
    [out, { channelId: 'sms', broadcast: 'yes' }, ['broadcast']],
    [out, { channelId: 'sms', more: 1 }, ['more']],
    [out, Object.defineProperty({}, 'channelId', { enumerable: true, get: boom }), ['channelId']],
  ])('X1 case %#', (contact, input, path) => {
    expect(() => maySend(contact as typeof out, input as typeof message)).toThrow(
      expect.objectContaining({
        code: 'INVALID',
        rejection: { code: 'INVALID', issues: [expect.objectContaining({ path })] },
      }) as Error,
    );
  });
});
