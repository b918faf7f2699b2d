import { createContacts, defineFields, isContactsError, parsePhone } from 'contactkit';
import { memoryStore } from 'contactkit/memory';
import { fixedContext } from 'contactkit/testing';

// Compiled against the packed declarations by every supported compiler and in every resolution mode, libraries included.
const contacts = createContacts({
  store: memoryStore(),
  fields: defineFields({ plan: { type: 'list', options: ['free', 'pro'] }, seats: { type: 'number' } }),
});

/** Known to the compiler from the declaration of the fields. */
export async function planOf(name: string): Promise<'free' | 'pro' | null | undefined> {
  const acme = contacts.as({ workspaceId: 'acme', actor: { id: 'u1', role: 'manager' } });
  const contact = await acme.create({ firstName: name, custom: { plan: 'pro', seats: 3 } });
  // @ts-expect-error no such option
  await acme.edit(contact.id, { custom: { plan: 'gold' } });
  return contact.custom.plan;
}

/** Narrowed by `ok`, and by the codes of a thrown error. */
export function read(text: string, thrown: unknown): string {
  const phone = parsePhone(text, { defaultCountry: 'SG' });
  if (phone.ok) return phone.value.e164;
  if (isContactsError(thrown, 'VERSION_CONFLICT')) return thrown.code satisfies 'VERSION_CONFLICT';
  return phone.error.issues[0].code + fixedContext().workspaceId;
}
