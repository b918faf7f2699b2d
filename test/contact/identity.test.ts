import { anIdentity } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { indexOf, newIdentity, rotated } from '../../src/contact/identity.js';

const channels = [
  anIdentity({ channelId: 'sms', externalId: 'a' }),
  anIdentity({ externalId: 'a', aliases: ['b', 'c'] }),
];

describe('N2 N3 where a contact has an identity', () => {
  it.each([
    ['whatsapp', 'a', 1],
    ['whatsapp', 'c', 1],
    ['sms', 'a', 0],
    ['sms', 'b', -1],
    ['whatsapp', 'A', -1],
    ['mail', 'a', -1],
  ])('N2 N3 %s %s: %i', (channelId, externalId, index) => {
    expect(indexOf({ channels }, channelId, externalId)).toBe(index);
  });
});

it('N1 a new identity has no past', () => {
  const identity = newIdentity(
    { channelId: 'sms', externalId: 'a', more: 1 } as { channelId: string; externalId: string },
    'now',
  );
  expect(identity).toStrictEqual(anIdentity({ channelId: 'sms', externalId: 'a', connectedAt: 'now' }));
});

it('N3 a rotated identity remembers every id it had, the latest last, its present one not', () => {
  const steps = ['b', 'c', 'b', 'a', 'a'].reduce(
    (identity, id) => rotated(identity, id),
    anIdentity({ externalId: 'a' }),
  );
  expect(steps).toEqual(anIdentity({ externalId: 'a', aliases: ['c', 'b'] }));
});
