import type { Checked } from '../access/context.js';
import { assignContact } from '../contact/assign.js';
import { chain } from '../contact/chain.js';
import { unchanged } from '../contact/change.js';
import { connectChannel } from '../contact/channels.js';
import type { Contact } from '../contact/contact.js';
import { type CreateInput, createContact } from '../contact/create.js';
import { editContact } from '../contact/edit.js';
import { type ContactRef, type ParsedRef, parseContactRef } from '../contact/ref.js';
import { tagContact } from '../contact/tagging.js';
import { contactsError, invalid, type Rejection, unwrap } from '../kernel/errors.js';
import { issue, under } from '../kernel/issue.js';
import { err, type Result } from '../kernel/result.js';
import { answerWith } from './answer.js';
import { type Decision, expectVersion, identityOf, run } from './command.js';
import { type CommandOptions, readCreateOptions, readOptions } from './command-options.js';
import { fieldsFor, stagesOf, tagsNamed } from './facts.js';
import { lookUp } from './find.js';
import { membersOf } from './members.js';
import { needCapability, type Scope } from './scope.js';
import type { Session } from './session.js';

/** C1, C4: the commands that may make a contact. */
export function createCommands(scope: Scope): Pick<Session, 'create' | 'upsert'> {
  return {
    create: async (input, options) => {
      const { idempotencyKey } = readCreateOptions(options);
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
      expectVersion(found, ifVersion);
      return decideChange(scope, found.contact as Contact, input, ctx);
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
  return { writes: { change, before: undefined, tags, unique }, extra: null };
}

/** C4: all that the input of a create says, done to the contact that there is: one change, one version. */
async function decideChange(scope: Scope, contact: Contact, input: CreateInput, ctx: Checked): Promise<Decision<null>> {
  const { channel, tags, createMissing, assigneeId, ...fields } = membersOf(input);
  const [definitions, known] = [await fieldsFor(scope, fields), await tagsNamed(scope, tags)];
  const { tags: created, ...change } = unwrap(
    chain(
      contact,
      (it) => editContact(it, fields, ctx, { fields: definitions }),
      (it) => (channel === undefined ? unchanged(it) : within('channel', connectChannel(it, channel, ctx))),
      (it) => (assigneeId === undefined ? unchanged(it) : assignContact(it, { assigneeId }, ctx)),
      (it) => tagContact(it, { tags: tags ?? [], createMissing }, ctx, { tags: known }),
    ),
  );
  return { writes: { change, before: contact, tags: created }, extra: null };
}

function within<T, E extends Rejection>(key: string, result: Result<T, E>): Result<T, E> {
  if (result.ok || result.error.code !== 'INVALID') return result;
  return err({ ...result.error, issues: under(key, result.error.issues) });
}

function withIdentifier(input: CreateInput, parsed: Exclude<ParsedRef, { by: 'id' }>): CreateInput {
  const given = membersOf(input);
  if (parsed.by === 'email') return { ...given, email: parsed.address };
  if (parsed.by === 'phone') return { ...given, phone: parsed.e164 };
  return { ...given, channel: { channelId: parsed.channelId, externalId: parsed.externalId } };
}
