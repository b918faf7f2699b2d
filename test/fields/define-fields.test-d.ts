import { describe, expectTypeOf, it } from 'vitest';
import { defineFields } from '../../src/fields/define-fields.js';
import type {
  CustomValues,
  FieldDefinition,
  FieldMap,
  FieldPath,
  FieldSet,
  FieldsOf,
  List,
} from '../../src/fields/definition.js';

describe('F1 the types of fields in code', () => {
  const fields = defineFields({
    plan: { type: 'list', options: ['free', 'pro'] },
    seats: { type: 'number', name: 'Seats' },
    consent: { type: 'checkbox' },
    birthday: { type: 'date' },
  });
  type Fields = FieldsOf<typeof fields>;

  it('F1 are known to the compiler', () => {
    expectTypeOf<Fields>().toEqualTypeOf<{
      readonly plan: List<'free' | 'pro'>;
      readonly seats: 'number';
      readonly consent: 'checkbox';
      readonly birthday: 'date';
    }>();
    expectTypeOf<CustomValues<Fields>>().toEqualTypeOf<{
      readonly plan?: 'free' | 'pro' | null;
      readonly seats?: number | null;
      readonly consent?: boolean | null;
      readonly birthday?: string | null;
    }>();
    expectTypeOf<Exclude<FieldPath<Fields>, `custom.${string}`>>().toEqualTypeOf<
      'firstName' | 'lastName' | 'email' | 'phone' | 'country' | 'language'
    >();
    expectTypeOf<Extract<FieldPath<Fields>, `custom.${string}`>>().toEqualTypeOf<
      'custom.plan' | 'custom.seats' | 'custom.consent' | 'custom.birthday'
    >();
  });
  it('F1 of a database are not, and pass where any fields pass', () => {
    expectTypeOf<FieldDefinition[]>().toExtend<FieldSet>();
    expectTypeOf<typeof fields>().toExtend<FieldSet>();
    expectTypeOf<FieldsOf<FieldSet>>().toEqualTypeOf<FieldMap>();
  });
  it('F1 refuse what is no spec', () => {
    // @ts-expect-error a list needs options
    defineFields({ plan: { type: 'list' } });
    // @ts-expect-error and nothing else has them
    defineFields({ seats: { type: 'number', options: ['1'] } });
    // @ts-expect-error there is no such type
    defineFields({ owner: { type: 'user' } });
  });
});
