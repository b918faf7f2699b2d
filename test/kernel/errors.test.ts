import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { contactsError, faulty, invalid, isContactsError, type Rejection, unwrap } from '../../src/kernel/errors.js';
import { issue } from '../../src/kernel/issue.js';
import { err, ok, type Result } from '../../src/kernel/result.js';

const rejection: Rejection<'CONTACT_NOT_FOUND'> = { code: 'CONTACT_NOT_FOUND', ref: 'phone:+65' };

describe('a thrown error is a plain Error that carries the rejection', () => {
  it('is an Error with name, code and the very rejection', () => {
    const error = contactsError(rejection);
    expect(error).toBeInstanceOf(Error);
    expect(Object.getPrototypeOf(error)).toBe(Error.prototype);
    expect(error.name).toBe('ContactsError');
    expect(error.code).toBe('CONTACT_NOT_FOUND');
    expect(error.rejection).toBe(rejection);
    expect('cause' in error).toBe(false);
    expect(error.message).toBe('CONTACT_NOT_FOUND');
  });
  it('keeps the cause, a falsy one too', () => {
    expect(contactsError(rejection, 'driver').cause).toBe('driver');
    expect(contactsError(rejection, null)).toHaveProperty('cause', null);
  });
  it('says in its message which inputs are wrong, and never their values', () => {
    const { error } = invalid(issue('PHONE_INVALID', ['phone'], { value: 7 }), issue('INPUT_REQUIRED'));
    expect(contactsError(error).message).toBe('INVALID: PHONE_INVALID at phone, INPUT_REQUIRED');
    const nested = invalid(issue('OPTION_UNKNOWN', ['custom', 'plan', 0]));
    expect(contactsError(nested.error).message).toBe('INVALID: OPTION_UNKNOWN at custom.plan.0');
  });
});

describe('isContactsError looks at the mark', () => {
  it('narrows by code', () => {
    const error: unknown = contactsError(rejection);
    expect(isContactsError(error)).toBe(true);
    expect(isContactsError(error, 'CONTACT_NOT_FOUND', 'FORBIDDEN')).toBe(true);
    expect(isContactsError(error, 'FORBIDDEN')).toBe(false);
    expect(isContactsError(error, 'CONTACT_NOT_FOUND') && error.rejection.ref).toBe('phone:+65');
  });
  it('holds for the error of another copy of the package, of another realm', () => {
    const other: unknown = runInNewContext(
      "Object.assign(new Error('x'), { name: 'ContactsError', code: 'FORBIDDEN', rejection: {} })",
    );
    expect(isContactsError(other, 'FORBIDDEN')).toBe(true);
  });

  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const { proxy: callable, revoke: revokeCallable } = Proxy.revocable(() => 1, {});
  revokeCallable();
  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['a string', 'ContactsError'],
    ['a symbol', Symbol('x')],
    ['another Error', new Error('ContactsError')],
    ['a name without a code', { name: 'ContactsError' }],
    ['a code that is no text', { name: 'ContactsError', code: 7 }],
    ['a code without the name', { name: 'Error', code: 'FORBIDDEN' }],
    [
      'a getter that throws',
      {
        get name(): string {
          throw new Error('read');
        },
      },
    ],
    [
      'a code that throws',
      {
        name: 'ContactsError',
        get code(): string {
          throw new Error('read');
        },
      },
    ],
    ['a revoked proxy', proxy],
    ['a revoked function', callable],
    [
      'a proxy that throws',
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('trap');
          },
        },
      ),
    ],
  ])('%s is none', (_, value) => {
    expect(isContactsError(value)).toBe(false);
    expect(isContactsError(value, 'FORBIDDEN')).toBe(false);
  });
});

describe('helpers', () => {
  it('unwrap gives the value, or throws the rejection', () => {
    const value = { a: 1 };
    expect(unwrap(ok(value))).toBe(value);
    const refused: Result<never, Rejection> = err(rejection);
    expect(() => unwrap(refused)).toThrow(expect.objectContaining({ code: 'CONTACT_NOT_FOUND', rejection }) as Error);
  });
  it('C2 faulty holds all faults, or there is none', () => {
    expect(faulty([])).toBeUndefined();
    const faults = [issue('NAME_TOO_LONG', ['firstName']), issue('EMAIL_INVALID', ['email'])];
    expect(faulty(faults)).toEqual({ ok: false, error: { code: 'INVALID', issues: faults } });
  });
});
