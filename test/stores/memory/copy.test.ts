import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { copy, keep, keepBeside, keepContact } from '../../../src/stores/memory/copy.js';
import { at, contact, identity } from './support.js';

/** All objects in it, itself included. */
function objectsIn(value: unknown): readonly object[] {
  return typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
}
const sharesWith = (one: unknown, other: unknown): boolean => {
  const known = new Set(objectsIn(other));
  return objectsIn(one).some((object) => known.has(object));
};

const full = contact('c1', {
  status: 'blocked',
  block: { at: at(1), by: 'u1', reason: null },
  profile: { displayName: 'Ann', pictureUrl: null, channelId: 'chat' },
  phone: '+4915112345678',
  aliases: { phones: ['+4915112345679'], emails: [] },
  custom: { plan: 'pro', seats: 0, gone: null, flag: false, note: '' },
  tags: ['t1'],
  channels: [identity('x', { optedOut: { at: at(2), source: 'manual' } })],
  conversation: { status: 'closed', openedAt: at(0), openedBy: 'u1', closedAt: at(1), closedBy: 'u1' },
});

describe('copies', () => {
  test.prop([fc.jsonValue()])('R2 are equal and share no object, of any JSON', (value) => {
    expect(copy(value)).toEqual(value);
    expect(sharesWith(copy(value), value)).toBe(false);
    expect(keep(value)).toEqual(value);
    expect(sharesWith(keep(value), value)).toBe(false);
  });

  it('R2 of a contact share no part of it, and nothing among themselves', () => {
    const kept = keepContact(full);
    expect(kept).toEqual(full);
    expect(sharesWith(kept, full)).toBe(false);
    expect(copy(kept)).toEqual(full);
    expect(sharesWith(copy(kept), kept)).toBe(false);
    expect(sharesWith(copy(kept), copy(kept))).toBe(false);
  });

  it('keep the key __proto__ as data', () => {
    const value = JSON.parse('{"__proto__":{"x":1},"y":[]}') as object;
    for (const copied of [keep(value), copy(value), keepBeside(value, {}, {})]) {
      expect(JSON.stringify(copied)).toBe('{"__proto__":{"x":1},"y":[]}');
      expect(Object.getPrototypeOf(copied)).toBe(Object.prototype);
    }
  });

  it('are lean: what is empty, or was one object, is kept once', () => {
    const origin = { source: 'manual', at: at(0) } as const;
    const kept = keep({ a: origin, b: origin, none: [], more: [], nothing: {}, least: {} });
    expect(kept.a).toBe(kept.b);
    expect(kept.none).toBe(kept.more);
    expect(kept.nothing).toBe(kept.least);
  });

  it('R2 beside another share with it what the originals shared, and nothing with these', () => {
    const kept = keepContact(full);
    const like = { ...full, lastMessageAt: at(5), tags: [...full.tags] };
    const beside = keepBeside(like, full, kept);
    expect(beside).toEqual(like);
    expect(beside.origins).toBe(kept.origins);
    expect(beside.tags).not.toBe(kept.tags);
    expect(sharesWith(beside, like)).toBe(false);
    expect(keepBeside(full, full, kept)).toBe(kept);
  });
});

describe('keepContact', () => {
  it('R2 keeps what is a contact, and nothing that an answer said beside it', () => {
    const ann = contact('a', { firstName: 'Ann', tags: ['vip'] });
    expect(keepContact({ ...ann, reactions: 'done' } as typeof ann)).toEqual(ann);
    expect(Object.keys(keepContact(ann)).sort()).toEqual(Object.keys(ann).sort());
  });
});
