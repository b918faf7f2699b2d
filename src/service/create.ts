import type { Checked } from '../access/context.js';
import type { Contact } from '../contact/contact.js';
import { type CreateInput, createContact } from '../contact/create.js';
import { editContact } from '../contact/edit.js';
import { type ContactRef, type ParsedRef, parseContactRef } from '../contact/ref.js';
import { contactsError, invalid, unwrap } from '../kernel/errors.js';
import { issue } from '../kernel/issue.js';
import { answerWith } from './answer.js';
import { type Decision, identityOf, run } from './command.js';
import { type CommandOptions, readOptions } from './command-options.js';
import { fieldsFor, stagesOf, tagsNamed } from './facts.js';
import { lookUp } from './find.js';
import { needCapability, type Scope } from './scope.js';
import type { Session } from './session.js';

/** C1, C4: the commands that may make a contact. */
export function createCommands(scope: Scope): Pick<Session, 'create' | 'upsert'> {
  return {
    create: async (input, options) => {
      const { idempotencyKey } = readOptions(options);
      const identity = await identityOf(scope, idempotencyKey, 'create', input);
      const { contact } = await run(scope, { identity, decide: (ctx) => decideCreate(scope, input, ctx) });
      return answerWith(scope, contact);
    },
    upsert: (ref, input, options) => upsert(scope, ref, input, options),
  };
}

/**
 * C4: edits the contact that has the identifier, or makes one with it. Two at the same time make one contact: the store
 * refuses the second insert, and that call finds the first one's contact (C5).
 */
async function upsert(
  scope: Scope,
  ref: ContactRef,
  input: CreateInput,
  options: CommandOptions | undefined,
): Promise<Contact> {
  const { ifVersion, idempotencyKey } = readOptions(options);
  const identity = await identityOf(scope, idempotencyKey, 'upsert', [ref, input]);
  const { contact } = await run(scope, {
    identity,
    once: ifVersion !== undefined,
    retryOn: ['IDENTITY_TAKEN', 'PHONE_TAKEN', 'EMAIL_TAKEN'],
    decide: async (ctx) => {
      const parsed = unwrap(parseContactRef(ref, { defaultCountry: ctx.policy?.defaultCountry }));
      if (parsed.by === 'id') throw contactsError(invalid(issue('INPUT_INVALID_VALUE', ['ref'])).error);
      needCapability(scope, 'uniqueIdentities');
      const found = await lookUp(scope, parsed, ref);
      if (found === undefined) return decideCreate(scope, withIdentifier(input, parsed), ctx, parsed);
      if (ifVersion !== undefined && found.contact.version !== ifVersion) {
        throw contactsError({ code: 'VERSION_CONFLICT', id: found.contact.id, expected: ifVersion });
      }
      const change = unwrap(editContact(found.contact, input, ctx, { fields: await fieldsFor(scope, input) }));
      return { writes: { change, expectedVersion: found.contact.version }, extra: null };
    },
  });
  return answerWith(scope, contact);
}

async function decideCreate(
  scope: Scope,
  input: CreateInput,
  ctx: Checked,
  parsed?: ParsedRef,
): Promise<Decision<null>> {
  const { channel, tags: named } = (input as CreateInput | null) ?? {};
  if (channel !== undefined) needCapability(scope, 'uniqueIdentities');
  const facts = {
    fields: await fieldsFor(scope, input),
    stages: await stagesOf(scope),
    tags: await tagsNamed(scope, named),
  };
  const { tags, ...change } = unwrap(createContact(input, ctx, facts));
  const unique = parsed?.by === 'email' || parsed?.by === 'phone' ? ([parsed.by] as const) : [];
  return { writes: { change, expectedVersion: undefined, tags, unique }, extra: null };
}

// What is no object stays what it is: createContact refuses it.
function withIdentifier(input: CreateInput, parsed: Exclude<ParsedRef, { by: 'id' }>): CreateInput {
  if (typeof input !== 'object' || input === null) return input;
  if (parsed.by === 'email') return { ...input, email: parsed.address };
  if (parsed.by === 'phone') return { ...input, phone: parsed.e164 };
  return { ...input, channel: { channelId: parsed.channelId, externalId: parsed.externalId } };
}
