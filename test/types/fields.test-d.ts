import {
  type Contact,
  type Contacts,
  type CreateInput,
  createContact,
  createContacts,
  defineFields,
  editContact,
  type FieldDefinition,
  type FieldSet,
  type FieldsOf,
  type Session,
} from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { fixedContext } from 'contactkit/testing';
import { describe, expectTypeOf, test } from 'vitest';

const fields = defineFields({
  plan: { type: 'list', options: ['free', 'pro'] },
  seats: { type: 'number' },
  vat: { type: 'checkbox', name: 'Pays VAT' },
  since: { type: 'date', visibility: 'hidden' },
});
type Fields = FieldsOf<typeof fields>;
type Plan = 'free' | 'pro' | null | undefined;

const contacts = createContacts({ store: memoryStore(), fields });
const acme = contacts.as({ workspaceId: 'acme', actor: { id: 'u1', role: 'manager' } });
const ctx = fixedContext();

describe('F1 fields declared in code are known to the compiler', () => {
  test('as values of a contact', () => {
    expectTypeOf<Contact<Fields>['custom']['plan']>().toEqualTypeOf<Plan>();
    expectTypeOf<Contact<Fields>['custom']['seats']>().toEqualTypeOf<number | null | undefined>();
    expectTypeOf<Contact<Fields>['custom']['vat']>().toEqualTypeOf<boolean | null | undefined>();
    expectTypeOf<Contact<Fields>['custom']['since']>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<keyof Contact<Fields>['custom']>().toEqualTypeOf<'plan' | 'seats' | 'vat' | 'since'>();
  });

  test('in every answer of a session', async () => {
    expectTypeOf(acme).toEqualTypeOf<Session<Fields>>();
    expectTypeOf((await acme.get('c1')).custom.plan).toEqualTypeOf<Plan>();
    expectTypeOf((await acme.block('c1')).custom.plan).toEqualTypeOf<Plan>();
    expectTypeOf((await acme.getMany(['c1']))[0]?.custom.plan).toEqualTypeOf<Plan>();
    const message = { channelId: 'a', externalId: 'b', at: ctx.now };
    expectTypeOf((await acme.receiveMessage(message)).contact.custom.plan).toEqualTypeOf<Plan>();
  });

  test('in what a session takes', () => {
    void acme.create({ firstName: 'Ann', custom: { plan: 'pro', seats: null, vat: undefined } });
    // @ts-expect-error no such option
    void acme.create({ firstName: 'Ann', custom: { plan: 'gold' } });
    // @ts-expect-error a number
    void acme.edit('c1', { custom: { seats: '3' } });
    // @ts-expect-error no such field
    void acme.upsert('email:a@b.example', { custom: { plann: 'pro' } });
    // @ts-expect-error no such field
    void acme.edit('c1', { release: ['custom.plann'] });
    // @ts-expect-error no such path
    void acme.explain('c1', 'fristName');
    void acme.explain('c1', 'custom.plan');
  });

  test('in what an operation takes and answers', () => {
    const made = createContact({ firstName: 'Ann', custom: { plan: 'pro' } }, ctx, { fields });
    if (!made.ok) return;
    expectTypeOf(made.value.contact).toEqualTypeOf<Contact<Fields>>();
    // @ts-expect-error no such option
    createContact({ firstName: 'Ann', custom: { plan: 'gold' } }, ctx, { fields });
    // @ts-expect-error no such option
    editContact(made.value.contact, { custom: { plan: 'gold' } }, ctx, { fields });
    // @ts-expect-error a checkbox
    editContact(made.value.contact, { custom: { vat: 'yes' } }, ctx, { fields });
  });

  test('in the specs of defineFields', () => {
    // @ts-expect-error a list needs options
    defineFields({ plan: { type: 'list' } });
    // @ts-expect-error no such type
    defineFields({ plan: { type: 'string' } });
    // @ts-expect-error only a list has options
    defineFields({ seats: { type: 'number', options: ['1'] } });
  });
});

describe('F1 fields known at run time', () => {
  test('definitions of a database are a field set without types', () => {
    expectTypeOf<readonly FieldDefinition[]>().toExtend<FieldSet>();
    expectTypeOf(fields).toExtend<FieldSet>();
  });

  test('values are those of any type', () => {
    expectTypeOf<Contact['custom'][string]>().toEqualTypeOf<string | number | boolean | null | undefined>();
    const input: CreateInput = { firstName: 'Ann', custom: { anything: 3 } };
    expectTypeOf(input).toEqualTypeOf<CreateInput>();
    // @ts-expect-error nothing that no field can hold
    void ({ custom: { anything: ['a'] } } satisfies CreateInput);
  });

  test('what knows more passes where less is asked for', () => {
    expectTypeOf<Contact<Fields>>().toExtend<Contact>();
    expectTypeOf<Session<Fields>>().toExtend<Session>();
    expectTypeOf<Contacts<Fields>>().toExtend<Contacts>();
    const open: Session = acme;
    void open.edit('c1', { custom: { region: 'EMEA' } });
  });
});
