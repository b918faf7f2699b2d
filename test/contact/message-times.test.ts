import { describe, expect, it } from 'vitest';
import { keepLatestTimes, touchContact } from '../../src/contact/message-times.js';
import { touched, withLatestTimes } from '../../src/contact/touch.js';
import type { ContactsError } from '../../src/kernel/errors.js';
import { aContact, anIdentity } from '../../src/testing/index.js';
import { thrown } from './thrown.js';

const at = '2026-11-23T10:00:00.000Z';
const contact = aContact({ channels: [anIdentity({ channelId: 'chat', externalId: 'e' })] });
const boom = (): never => {
  throw new Error('no');
};
const throwing = (key: string) => Object.defineProperty({}, key, { enumerable: true, get: boom }) as never;
const times = { channelId: 'chat', externalId: 'e', at, inbound: true };

describe('message times for stores', () => {
  it('M1 are those that the operations and the stores of the box write', () => {
    expect(touchContact(contact, times)).toEqual(touched(contact, times));
    const later = touchContact(contact, times);
    expect(later.channels[0]!.lastInteractionAt).toBe(at);
    expect(keepLatestTimes(contact, later)).toEqual(withLatestTimes(contact, later));
    expect(keepLatestTimes(contact, later).lastInboundAt).toBe(at);
  });

  it.each([
    [() => touchContact({ ...contact, tags: 'x' } as never, times), [['INPUT_INVALID_TYPE', ['contact', 'tags']]]],
    [() => touchContact(contact, { ...times, at: 'soon' }), [['INPUT_INVALID_TYPE', ['times', 'at']]]],
    [() => keepLatestTimes(contact, null as never), [['INPUT_INVALID_TYPE', ['contact']]]],
    [() => touchContact(throwing('id'), times), [['INPUT_NOT_PLAIN', ['contact', 'id']]]],
    [() => touchContact(contact, throwing('at')), [['INPUT_NOT_PLAIN', ['times', 'at']]]],
    [() => keepLatestTimes(throwing('id'), contact), [['INPUT_NOT_PLAIN', ['next', 'id']]]],
    [() => keepLatestTimes(contact, throwing('id')), [['INPUT_NOT_PLAIN', ['stored', 'id']]]],
  ])('X1 refuses what is no contact and no touch: %#', (call, faults) => {
    const { rejection } = thrown(call) as ContactsError<'INVALID'>;
    expect(rejection.issues.map(({ code, path }) => [code, path])).toEqual(faults);
  });
});
