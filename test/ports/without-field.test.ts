import { aContact } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { KeptEvent } from '../../src/ports/history.js';
import { withoutField } from '../../src/ports/without-field.js';

const at = '2026-11-23T12:00:00.000Z';
const event = (type: string, data: unknown): KeptEvent =>
  ({
    id: 'e1',
    type,
    workspaceId: 'w',
    subject: { type: 'contact', id: 'c1', status: 'active' },
    version: 1,
    seq: 0,
    at,
    actor: { id: 'u1', role: 'owner' },
    source: 'manual',
    data,
  }) as KeptEvent;
const contact = aContact({ custom: { plan: 'pro', seats: 3 }, origins: { 'custom.plan': { source: 'api', at } } });
const state = { value: 'pro', origin: { source: 'api', at } };

describe('F4 an event without a field', () => {
  it('F4 of a created contact loses value and origin, and nothing else', () => {
    const { plan: _, ...custom } = contact.custom;
    const { 'custom.plan': __, ...origins } = contact.origins;
    expect(withoutField(event('contact.created', { contact }), 'plan').data).toEqual({
      contact: { ...contact, custom, origins },
    });
  });
  it('F4 of an update loses what it says of the field', () => {
    const data = { fields: { 'custom.plan': [null, state], 'custom.planned': [null, state] } };
    expect(withoutField(event('contact.updated', data), 'plan').data).toEqual({
      fields: { 'custom.planned': [null, state] },
    });
  });
  it.each<[string, unknown]>([
    ['contact.created', { contact: aContact({ custom: { seats: 3 } }) }],
    ['contact.updated', { fields: { plan: [null, state] } }],
    ['contact.created', null],
    ['contact.blocked', { reason: 'plan' }],
  ])('F4 that has none is the same: %s %j', (type, data) => {
    const without = event(type, data);
    expect(withoutField(without, 'plan')).toBe(without);
  });
});
