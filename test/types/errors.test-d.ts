import {
  type ContactsError,
  contactsError,
  type ErrorCode,
  type Issues,
  isContactsError,
  type Rejection,
} from 'contactkit';
import { expectTypeOf, test } from 'vitest';

declare const thrown: unknown;

test('isContactsError narrows to its codes, and a code to its data', () => {
  if (isContactsError(thrown, 'VERSION_CONFLICT', 'INVALID')) {
    expectTypeOf(thrown.code).toEqualTypeOf<'VERSION_CONFLICT' | 'INVALID'>();
    switch (thrown.code) {
      case 'VERSION_CONFLICT':
        expectTypeOf(thrown.rejection).toEqualTypeOf<Rejection<'VERSION_CONFLICT'>>();
        expectTypeOf(thrown.rejection.expected).toBeNumber();
        break;
      case 'INVALID':
        expectTypeOf(thrown.rejection.issues).toEqualTypeOf<Issues>();
    }
  }
});

test('without codes it is any of ours', () => {
  if (isContactsError(thrown)) {
    expectTypeOf(thrown).toEqualTypeOf<ContactsError>();
    expectTypeOf(thrown.code).toEqualTypeOf<ErrorCode>();
    if (thrown.code === 'FORBIDDEN')
      expectTypeOf(thrown.rejection.because).toEqualTypeOf<Rejection<'FORBIDDEN'>['because']>();
  }
});

test('it takes no code that there is none of', () => {
  // @ts-expect-error a typing error
  isContactsError(thrown, 'VERSION_CONFLIT');
});

test('a thrown error is an Error, and carries what the core returned', () => {
  const error = contactsError({ code: 'PHONE_TAKEN', phone: '+6591234567' });
  expectTypeOf(error).toExtend<Error>();
  expectTypeOf(error.rejection).toEqualTypeOf<Rejection<'PHONE_TAKEN'>>();
  // @ts-expect-error the data of another code
  contactsError({ code: 'PHONE_TAKEN', email: 'ann@example.com' });
});

test('V9 issues are never empty, and have a path', () => {
  expectTypeOf<Rejection<'INVALID'>['issues'][0]['path']>().toEqualTypeOf<readonly (string | number)[]>();
  // @ts-expect-error no issue
  contactsError({ code: 'INVALID', issues: [] });
});
