import { aContact, anActor, aTombstone } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Policy } from '../../src/access/policy.js';
import type { Contact } from '../../src/contact/contact.js';
import { editContact } from '../../src/contact/edit.js';
import { explainField } from '../../src/contact/explain.js';
import { syncProfile } from '../../src/contact/profile.js';
import type { Origin } from '../../src/fields/origin.js';
import { sources } from '../../src/kernel/vocabulary.js';
import { thrown } from './thrown.js';

const at = '2026-03-01T10:00:00.000Z';
const by = (source: Origin['source']): Origin => ({ source, at });
const boom = (): never => {
  throw new Error('no');
};
const known = (path: string, value: string | null, origin: Origin): Contact =>
  aContact({
    ...(path === 'custom.note' ? { custom: { note: value } } : { [path]: value }),
    origins: { [path]: origin },
  });

describe('explainField', () => {
  it.each([
    ['neverSet', aContact(), null, null],
    ['cleared', known('email', null, by('manual')), null, by('manual')],
    [
      'set',
      known('email', 'a@b.example', { ...by('channel'), channelId: 'mail' }),
      'a@b.example',
      { ...by('channel'), channelId: 'mail' },
    ],
  ])('P4 says what stands there and where it came from: %s', (state, contact, value, origin) => {
    expect(explainField(contact, 'email')).toMatchObject({ path: 'email', state, value, origin });
  });

  const people = { manual: 'person', api: 'person', workflow: 'person', import: 'person' } as const;
  // Source → why it may write; in capitals, why it may not.
  const cases: readonly (readonly [string, Contact, string, object])[] = [
    ['nothing was ever set', aContact(), 'email', { ...people, channel: 'neverSet', browser: 'NOT', phone: 'NOT' }],
    [
      'a person set it',
      known('email', 'a@b.example', by('manual')),
      'email',
      { ...people, channel: 'RANKS', browser: 'NOT', phone: 'NOT' },
    ],
    [
      'a person cleared it',
      known('email', null, by('api')),
      'email',
      { ...people, channel: 'RANKS', browser: 'NOT', phone: 'NOT' },
    ],
    [
      'a channel set it',
      known('email', 'a@b.example', by('channel')),
      'email',
      { ...people, channel: 'ranks', browser: 'NOT', phone: 'NOT' },
    ],
    ['no language', aContact(), 'language', { ...people, channel: 'neverSet', browser: 'neverSet', phone: 'NOT' }],
    [
      'the browser said it',
      known('language', 'de', by('browser')),
      'language',
      { ...people, channel: 'ranks', browser: 'ranks', phone: 'NOT' },
    ],
    [
      'a channel said it',
      known('language', 'de', by('channel')),
      'language',
      { ...people, channel: 'ranks', browser: 'RANKS', phone: 'NOT' },
    ],
    ['no country', aContact(), 'country', { ...people, channel: 'neverSet', browser: 'NOT', phone: 'neverSet' }],
    [
      'derived from the phone',
      known('country', 'SG', by('phone')),
      'country',
      { ...people, channel: 'ranks', browser: 'NOT', phone: 'ranks' },
    ],
    [
      'a person decided',
      known('country', 'SG', by('import')),
      'country',
      { ...people, channel: 'RANKS', browser: 'NOT', phone: 'RANKS' },
    ],
    [
      'a custom field',
      known('custom.note', 'x', by('channel')),
      'custom.note',
      { ...people, channel: 'ranks', browser: 'NOT', phone: 'NOT' },
    ],
    [
      'a custom field never set',
      aContact(),
      'custom.note',
      { ...people, channel: 'neverSet', browser: 'NOT', phone: 'NOT' },
    ],
  ];
  const words = (contact: Contact, path: string, policy?: Policy): object =>
    Object.fromEntries(
      explainField(contact, path as 'email', { policy }).sources.map(({ source, mayWrite, because }) => {
        const word = because === 'notOfField' ? 'not' : because;
        return [source, mayWrite ? word : word.toUpperCase()];
      }),
    );

  it.each(cases)('P2 P4 F6 says who may write it now, and by which rule: %s', (_, contact, path, expected) => {
    expect(words(contact, path)).toEqual(expected);
    expect(Object.keys(words(contact, path))).toEqual([...sources]);
  });

  it('P4 goes by the ranks of the policy', () => {
    const ranks = { channel: ['manual', 'api', 'workflow', 'import'], browser: [], phone: ['manual'] } as const;
    expect(words(known('country', 'SG', by('manual')), 'country', { ranks })).toMatchObject({
      channel: 'ranks',
      phone: 'ranks',
    });
    expect(words(known('language', 'de', by('browser')), 'language', { ranks })).toMatchObject({
      channel: 'RANKS',
      browser: 'RANKS',
    });
  });

  it('P4 tells the truth about what the operations do', () => {
    const ctx = { workspaceId: 'workspace-1', actor: anActor(), now: at, newId: () => 'id' };
    for (const [, contact] of cases.filter(([, , path]) => path === 'email')) {
      const verdicts = explainField(contact, 'email').sources;
      const may = (source: string) => verdicts.find((one) => one.source === source)?.mayWrite;
      const input = { email: 'new@example.com' };
      const synced = syncProfile(contact, { channelId: 'mail', ...input }, ctx);
      expect(synced.ok && synced.value.contact.email === input.email).toBe(may('channel'));
      const edited = editContact(contact, input, ctx, { fields: [] });
      expect(edited.ok && edited.value.contact.email === input.email).toBe(may('manual'));
    }
  });

  it.each<[string, string | undefined, readonly string[]]>([
    ['no path', 'nobody', []],
    ['a row that is no field', 'assignee', []],
    ['a key that none can have', 'custom.__proto__', []],
    ['a key with a dot', 'custom.a.b', []],
    ['no text', 7 as unknown as string, []],
    ['A4 a hidden field', 'email', ['email']],
    ['A4 a hidden custom field', 'custom.note', ['custom.note']],
  ])('P4 knows no field at %s', (_, path, hiddenFields) => {
    const call = () => explainField(aContact(), path as 'email', { actor: anActor({ hiddenFields }) });
    expect(thrown(call)).toMatchObject({
      rejection: { code: 'INVALID', issues: [{ code: 'FIELD_UNKNOWN', path: ['path'] }] },
    });
  });

  it('S7 has nothing to say of a deleted contact', () => {
    expect(thrown(() => explainField(aTombstone(), 'email'))).toMatchObject({ code: 'CONTACT_DELETED' });
  });

  it.each<[unknown, unknown, readonly string[]]>([
    [undefined, {}, ['contact']],
    [Object.defineProperty({}, 'id', { enumerable: true, get: boom }), {}, ['contact', 'id']],
    [aContact(), null, []],
    [aContact(), Object.defineProperty({}, 'actor', { enumerable: true, get: boom }), ['actor']],
    [aContact(), { actor: {} }, ['actor', 'id']],
    [aContact(), { actor: { id: 'u', role: 'agent', hiddenFields: 7 } }, ['actor', 'hiddenFields']],
    [aContact(), { policy: { ranks: { channel: ['nobody'] } } }, ['policy', 'ranks']],
  ])('X1 refuses bad arguments', (contact, options, path) => {
    const error = thrown(() => explainField(contact as Contact, 'email', options as Record<never, never>));
    expect(error).toMatchObject({
      code: 'INVALID',
      rejection: { issues: expect.arrayContaining([expect.objectContaining({ path })]) },
    });
  });
});
