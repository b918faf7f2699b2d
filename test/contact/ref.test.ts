import { describe, expect, it } from 'vitest';
import { parseContactRef } from '../../src/contact/ref.js';
import { faults } from './faults.js';

const uuid = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f';

describe('C4 how a call names a contact', () => {
  it.each<[string, object]>([
    [uuid, { by: 'id', id: uuid }],
    [`id:${uuid}`, { by: 'id', id: uuid }],
    ['id: Ä ', { by: 'id', id: ' Ä ' }],
    ['email:Ann@EXAMPLE.com', { by: 'email', address: 'Ann@example.com', key: 'ann@example.com' }],
    ['phone:+65 9123 4567', { by: 'phone', e164: '+6591234567' }],
    ['channel:whatsapp:6591234567', { by: 'channel', channelId: 'whatsapp', externalId: '6591234567' }],
    ['channel:web:user:7:A ', { by: 'channel', channelId: 'web', externalId: 'user:7:A ' }],
    ['channel:web::', { by: 'channel', channelId: 'web', externalId: ':' }],
    ['email', { by: 'id', id: 'email' }],
    ['emails', { by: 'id', id: 'emails' }],
    ['EMAIL:a@example.com', { by: 'id', id: 'EMAIL:a@example.com' }],
    ['tel:+6591234567', { by: 'id', id: 'tel:+6591234567' }],
    ['a@example.com', { by: 'id', id: 'a@example.com' }],
  ])('C4 %s', (ref, parsed) => {
    expect(parseContactRef(ref)).toEqual({ ok: true, value: parsed });
  });
  it('C4 V1 the workspace’s country reads numbers without a plus', () => {
    expect(parseContactRef('phone:9123 4567', { defaultCountry: 'SG' })).toMatchObject({
      value: { e164: '+6591234567' },
    });
    expect(faults(parseContactRef('phone:9123 4567'))).toEqual(['ref PHONE_MISSING_COUNTRY']);
  });
  it.each<[unknown, string]>([
    ['', 'INPUT_INVALID_VALUE'],
    ['id:', 'INPUT_INVALID_VALUE'],
    ['channel:', 'INPUT_INVALID_VALUE'],
    ['channel:web', 'INPUT_INVALID_VALUE'],
    ['channel:web:', 'INPUT_INVALID_VALUE'],
    ['channel::x', 'INPUT_INVALID_VALUE'],
    ['a\0b', 'INPUT_INVALID_VALUE'],
    ['id:\ud83d', 'INPUT_INVALID_VALUE'],
    ['channel:a\0b:x', 'INPUT_INVALID_VALUE'],
    ['channel:web:a\0b', 'INPUT_INVALID_VALUE'],
    ['email:', 'EMAIL_EMPTY'],
    ['email:none', 'EMAIL_INVALID'],
    ['phone:', 'PHONE_EMPTY'],
    ['phone:ann', 'PHONE_INVALID_CHARACTERS'],
    [undefined, 'INPUT_REQUIRED'],
    [null, 'INPUT_INVALID_TYPE'],
    [7, 'INPUT_INVALID_TYPE'],
    [{ id: uuid }, 'INPUT_INVALID_TYPE'],
  ])('C4 X1 %j is none: %s', (ref, code) => {
    expect(faults(parseContactRef(ref))).toEqual([`ref ${code}`]);
  });
});
