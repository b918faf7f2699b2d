import {
  blockContact,
  type Change,
  type Contact,
  type ContactEvent,
  chain,
  changePatches,
  createContact,
  deleteContact,
  editContact,
  type FieldMap,
  type Rejection,
  receiveMessage,
  type Tag,
  type Tombstone,
  tagContact,
  type Verdict,
} from 'contactkit';
import { aContact, fixedContext } from 'contactkit/testing';
import { describe, expectTypeOf, test } from 'vitest';

const ctx = fixedContext();
const contact = aContact();

describe('a result', () => {
  test('has a value or an error, told apart by ok', () => {
    const result = blockContact(contact, { reason: 'spam' }, ctx);
    // @ts-expect-error not before ok was looked at
    void result.value;
    if (result.ok)
      expectTypeOf(result.value).toEqualTypeOf<Change<FieldMap, 'conversation.closed' | 'contact.blocked'>>();
    else expectTypeOf(result.error).toEqualTypeOf<Rejection<'INVALID' | 'FORBIDDEN' | 'CONTACT_DELETED'>>();
  });

  test("can't be written to", () => {
    const result = tagContact(contact, { tags: ['VIP'] }, ctx, { tags: [] });
    if (!result.ok) return;
    const { contact: after, events, tags } = result.value;
    // @ts-expect-error readonly
    after.firstName = 'Bo';
    // @ts-expect-error readonly
    after.tags.push('t1');
    // @ts-expect-error readonly
    after.custom.plan = 'pro';
    // @ts-expect-error readonly
    after.origins.phone = undefined;
    // @ts-expect-error readonly
    events.push(events[0]!);
    // @ts-expect-error readonly
    tags.pop();
  });

  test('S6 deleting leaves a tombstone, which every operation takes', () => {
    const result = deleteContact(contact, {}, ctx);
    if (!result.ok) return;
    expectTypeOf(result.value.contact).toEqualTypeOf<Tombstone>();
    blockContact(result.value.contact, {}, ctx);
    editContact(result.value.contact, {}, ctx);
    changePatches(contact, result.value.contact);
  });

  test('M1 a message answers its verdict beside the change', () => {
    const result = receiveMessage(null, { channelId: 'a', externalId: 'b', at: ctx.now }, ctx);
    if (!result.ok) return;
    expectTypeOf(result.value.verdict).toEqualTypeOf<Verdict>();
    expectTypeOf(result.value.created).toBeBoolean();
  });
});

describe('an event', () => {
  test('E1 is narrowed by its type', () => {
    const look = (event: ContactEvent) => {
      if (event.type === 'contact.blocked')
        expectTypeOf(event.data).toEqualTypeOf<{ readonly reason: string | null }>();
      if (event.type === 'contact.created') expectTypeOf(event.data.contact).toEqualTypeOf<Contact>();
    };
    expectTypeOf(look).returns.toBeVoid();
    expectTypeOf<ContactEvent<'contact.deleted'>['data']['channels'][0]>().toEqualTypeOf<{
      readonly channelId: string;
      readonly externalId: string;
    }>();
  });
});

describe('chain', () => {
  const made = createContact({ firstName: 'Ann' }, ctx);

  test('has the codes of all of its steps, and what the last one answers beside the change', () => {
    if (!made.ok) return;
    const result = chain(
      made.value.contact,
      (it) => blockContact(it, {}, ctx),
      (it) => tagContact(it, { tags: ['VIP'] }, ctx, { tags: [] }),
    );
    if (result.ok) expectTypeOf(result.value.tags).toEqualTypeOf<readonly Tag[]>();
    else
      expectTypeOf(result.error).toEqualTypeOf<
        Rejection<'INVALID' | 'FORBIDDEN' | 'CONTACT_DELETED' | 'TAG_UNKNOWN' | 'LIMIT_REACHED'>
      >();
  });

  test('ends with no deletion, and is never empty', () => {
    if (!made.ok) return;
    // @ts-expect-error a tombstone is no contact to go on with
    chain(made.value.contact, (it) => deleteContact(it, {}, ctx));
    // @ts-expect-error no step
    chain(made.value.contact);
  });
});
