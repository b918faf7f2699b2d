import { fc, test } from '@fast-check/vitest';
import { aContact, anActor, aTombstone } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../src/contact/contact.js';
import { displayName, initialsOf, nameOf } from '../../src/contact/display.js';
import { rowsOf } from '../values/rows.js';
import { thrown } from './thrown.js';

const named = (known: Partial<Contact>): string => displayName(aContact({ firstName: null, ...known }));
const profile = (called: string | null) => ({ displayName: called, pictureUrl: null, channelId: 'whatsapp' });

/** What a row of the reference vectors calls the parts of a contact. */
interface Parts {
  readonly given?: string;
  readonly family?: string;
  readonly displayName?: string;
  readonly email?: string;
  readonly phone?: string;
  /** Of the name, so the contact's language. */
  readonly locale?: string;
}

describe('displayName', () => {
  it.each(rowsOf('names', 'display'))('W1 reference vector $id: $why', ({ input, expected }) => {
    const {
      given = null,
      family = null,
      displayName: called,
      email = null,
      phone = null,
      locale = null,
    } = input as Parts;
    const known = { firstName: given, lastName: family, email, phone, language: locale };
    // "International" leaves the separators open: the reference has Google's hyphens, our library E.123's spaces.
    const wanted = phone === null ? expected : String(expected).replaceAll('-', ' ');
    expect(named({ ...known, profile: called === undefined ? null : profile(called) })).toBe(wanted);
  });

  // Each row lacks what the one before it was named by.
  const all = {
    firstName: 'Ann',
    lastName: 'Tan',
    profile: profile('annie'),
    phone: '+6591234567',
    email: 'a@b.example',
  };
  it.each([
    ['first and last name', {}, 'Ann Tan'],
    ['the first name alone', { lastName: null }, 'Ann'],
    ['the last name alone', { firstName: null }, 'Tan'],
    ['the profile', { firstName: null, lastName: null }, 'annie'],
    ['the phone, for people', { firstName: null, lastName: null, profile: null }, '+65 9123 4567'],
    [
      'the phone, when the profile has no name',
      { firstName: null, lastName: null, profile: profile(null) },
      '+65 9123 4567',
    ],
    ['the email', { firstName: null, lastName: null, profile: null, phone: null }, 'a@b.example'],
    ['the id', { firstName: null, lastName: null, profile: null, phone: null, email: null }, 'contact-1'],
    ['what can be seen of a name', { firstName: ' \u200b', lastName: '\u3164' }, 'annie'],
    ['what can be seen of a profile', { firstName: null, lastName: null, profile: profile('\u200d') }, '+65 9123 4567'],
  ])('W1 is %s', (_, lacking, expected) => {
    expect(named({ ...all, ...lacking })).toBe(expected);
  });

  it.each([
    ['太郎', '山田', null, '山田太郎'],
    ['はなこ', 'ヤマダ', 'ja', 'ヤマダはなこ'],
    ['길동', '홍', 'ko', '홍길동'],
    ['葛\u{e0100}', '佐々木', 'ja', '佐々木葛\u{e0100}'],
    ['ジョン・ポール', 'スミス', null, 'スミスジョン・ポール'],
    // East Asian script decides before the language does.
    ['明', '阮', 'vi', '阮明'],
    ['Hana', '山田', 'ja', 'Hana 山田'],
    ['Taro', 'Yamada', 'ja', 'Taro Yamada'],
    ['Ferenc', 'Nagy', 'hu', 'Nagy Ferenc'],
    ['Văn An', 'Nguyễn', 'vi', 'Nguyễn Văn An'],
    ['Ferenc', 'Nagy', 'de', 'Ferenc Nagy'],
    ['Ferenc', 'Nagy', null, 'Ferenc Nagy'],
  ])(
    'W1 puts the surname where the script or the language wants it: %s, %s in %s',
    (firstName, lastName, language, expected) => {
      expect(named({ firstName, lastName, language })).toBe(expected);
    },
  );

  it.each([
    [['firstName'], 'Tan'],
    [['firstName', 'lastName'], '+65 9123 4567'],
    [['firstName', 'lastName', 'phone'], 'a@b.example'],
    [['firstName', 'lastName', 'phone', 'email'], 'contact-1'],
    [[], 'Ann Tan'],
  ])('A4 passes over fields that are hidden from the actor: %j', (hiddenFields, expected) => {
    const contact = aContact({ ...all, profile: null });
    expect(displayName(contact, { actor: anActor({ hiddenFields }) })).toBe(expected);
  });

  it('W1 is the id of what is left of a deleted contact', () => {
    expect(displayName(aTombstone({ id: 'gone' }))).toBe('gone');
  });

  it.each<[unknown, unknown, readonly string[]]>([
    [null, undefined, ['contact']],
    [{ id: 'a' }, undefined, ['contact', 'workspaceId']],
    [aContact(), null, []],
    [aContact(), { actor: 7 }, ['actor']],
    [aContact(), { actor: { id: 'u', role: 'king' } }, ['actor', 'role']],
  ])('X1 refuses bad arguments', (contact, options, path) => {
    expect(thrown(() => displayName(contact as Contact, options as Record<never, never>))).toMatchObject({
      code: 'INVALID',
      rejection: { issues: expect.arrayContaining([expect.objectContaining({ path })]) },
    });
  });

  const texts = fc.option(
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', ' ', '山', 'nul\u0000', '\ud800')),
  );
  test.prop([
    fc.record({ firstName: texts, lastName: texts, email: texts, phone: texts, language: texts, called: texts }),
  ])('W1 is total and never empty, whatever a row holds', ({ called, ...known }) => {
    const contact = aContact({ ...known, profile: profile(called) });
    expect(displayName(contact).trim()).not.toBe('');
    expect(initialsOf(nameOf(contact)) ?? 'none').not.toBe('');
  });
});

describe('nameOf', () => {
  it.each([
    [{ firstName: 'Ann', email: 'a@x.org' }, 'name'],
    [{ firstName: null, lastName: 'Tan' }, 'name'],
    [{ firstName: null, profile: profile('annie'), phone: '+6591234567' }, 'profile'],
    [{ firstName: null, phone: '+6591234567', email: 'a@x.org' }, 'phone'],
    [{ firstName: null, email: 'a@x.org' }, 'email'],
    [{ firstName: null }, 'id'],
  ])('W1 says what the name of %j is made of', (known, from) => {
    expect(nameOf(aContact(known)).from).toBe(from);
  });
});

describe('initials', () => {
  it.each([
    [{ firstName: 'ann', lastName: 'tan' }, 'AT'],
    [{ firstName: 'Ann Maria', lastName: 'van der Tan' }, 'AT'],
    [{ firstName: 'Ann' }, 'A'],
    [{ firstName: '明', lastName: '王' }, '王'],
    [{ firstName: '👩‍👩‍👧', lastName: 'क्ष' }, '👩‍👩‍👧क्ष'],
    [{ firstName: '🇸🇬', lastName: 'x̂y' }, '🇸🇬X̂'],
    [{ firstName: '«Ann»', lastName: '(Tan)' }, 'AT'],
    [{ firstName: '𠮷', lastName: '…' }, '𠮷'],
    [{ firstName: '…', lastName: '?!' }, null],
    [{ firstName: null, profile: profile('~annie~ 77') }, 'A7'],
    [{ firstName: null, email: 'ann@example.com' }, 'A'],
    [{ firstName: null, phone: '+6591234567' }, null],
    [{ firstName: null }, null],
  ])('W1 stand in place of a picture: %j', (known, expected) => {
    expect(initialsOf(nameOf(aContact(known)))).toBe(expected);
  });
});
