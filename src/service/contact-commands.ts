import type { Checked } from '../access/context.js';
import { assignContact } from '../contact/assign.js';
import { blockContact, unblockContact } from '../contact/block.js';
import type { Change } from '../contact/change.js';
import { connectChannel, disconnectChannel, setOptOut } from '../contact/channels.js';
import type { Contact, Tombstone } from '../contact/contact.js';
import { closeConversation, openConversation, snoozeConversation } from '../contact/conversation.js';
import { deleteContact } from '../contact/delete.js';
import { editContact } from '../contact/edit.js';
import { observeLanguage, syncProfile } from '../contact/profile.js';
import { moveToStage } from '../contact/stage.js';
import { tagContact, untagContact } from '../contact/tagging.js';
import { type Rejection, unwrap } from '../kernel/errors.js';
import type { Issue } from '../kernel/issue.js';
import type { Result } from '../kernel/result.js';
import type { Tag } from '../tags/tag.js';
import { answerWith } from './answer.js';
import { runOn } from './command.js';
import { fieldsFor, stagesOf, tagsNamed } from './facts.js';
import { membersOf } from './members.js';
import { needCapability, type Scope } from './scope.js';
import type { Reacted, Session } from './session.js';

type Answered = Change & { readonly tags?: readonly Tag[]; readonly ignored?: readonly Issue[] };
type Operation = (
  contact: Contact | Tombstone,
  ctx: Checked,
) => Result<Answered, Rejection> | Promise<Result<Answered, Rejection>>;

/** The commands on one contact that exists: each is an operation of the core, and what it needs to know. */
export function contactCommands(
  scope: Scope,
): Pick<
  Session,
  | 'edit'
  | 'assign'
  | 'tag'
  | 'untag'
  | 'moveToStage'
  | 'block'
  | 'unblock'
  | 'delete'
  | 'syncProfile'
  | 'observeLanguage'
  | 'connectChannel'
  | 'disconnectChannel'
  | 'setOptOut'
  | 'openConversation'
  | 'closeConversation'
  | 'snoozeConversation'
> {
  const command = async (
    name: string,
    ref: string,
    input: unknown,
    options: object | undefined,
    operation: Operation,
  ): Promise<{ contact: Contact; ignored: readonly Issue[] }> => {
    const { contact, extra } = await runOn(scope, name, ref, input, options, async (before, ctx) => {
      const { tags, ignored = [], ...change } = unwrap(await operation(before, ctx));
      return { writes: { change, before, tags }, extra: ignored };
    });
    return { contact: answerWith(scope, contact), ignored: extra };
  };
  const plainly = async (...args: Parameters<typeof command>): Promise<Contact> => (await command(...args)).contact;

  return {
    edit: (ref, input, options) =>
      plainly('edit', ref, input, options, async (contact, ctx) =>
        editContact(contact, input, ctx, { fields: await fieldsFor(scope, input) }),
      ),
    assign: (ref, assigneeId, options) =>
      plainly('assign', ref, assigneeId, options, (contact, ctx) => assignContact(contact, { assigneeId }, ctx)),
    tag: async (ref, tags, options) => {
      const { createMissing, ...rest } = membersOf(options, ['options']);
      return plainly('tag', ref, { tags, createMissing }, rest, async (contact, ctx) =>
        tagContact(contact, { tags, createMissing }, ctx, { tags: await tagsNamed(scope, tags) }),
      );
    },
    untag: (ref, tags, options) =>
      plainly('untag', ref, tags, options, async (contact, ctx) =>
        untagContact(contact, { tags }, ctx, { tags: await tagsNamed(scope, tags) }),
      ),
    moveToStage: (ref, stageId, options) =>
      plainly('moveToStage', ref, stageId, options, async (contact, ctx) =>
        moveToStage(contact, { stageId }, ctx, { stages: await stagesOf(scope) }),
      ),
    block: async (ref, input = {}, options) => {
      const contact = await plainly('block', ref, input, options, (before, ctx) => blockContact(before, input, ctx));
      return { ...contact, reactions: await reactionsOf(scope, contact.id) };
    },
    unblock: (ref, options) => plainly('unblock', ref, {}, options, (contact, ctx) => unblockContact(contact, {}, ctx)),
    openConversation: (ref, options) =>
      plainly('openConversation', ref, {}, options, (contact, ctx) => openConversation(contact, {}, ctx)),
    closeConversation: (ref, input = {}, options) =>
      plainly('closeConversation', ref, input, options, (contact, ctx) => closeConversation(contact, input, ctx)),
    snoozeConversation: (ref, input = {}, options) =>
      plainly('snoozeConversation', ref, input, options, (contact, ctx) => snoozeConversation(contact, input, ctx)),
    connectChannel: async (ref, input, options) => {
      needCapability(scope, 'uniqueIdentities');
      return plainly('connectChannel', ref, input, options, (contact, ctx) => connectChannel(contact, input, ctx));
    },
    disconnectChannel: (ref, input, options) =>
      plainly('disconnectChannel', ref, input, options, (contact, ctx) => disconnectChannel(contact, input, ctx)),
    setOptOut: (ref, input, options) =>
      plainly('setOptOut', ref, input, options, (contact, ctx) => setOptOut(contact, input, ctx)),
    syncProfile: (ref, input, options) =>
      command('syncProfile', ref, input, options, async (contact, ctx) =>
        syncProfile(contact, input, ctx, { fields: await fieldsFor(scope, input) }),
      ),
    observeLanguage: (ref, input, options) =>
      command('observeLanguage', ref, input, options, (contact, ctx) => observeLanguage(contact, input, ctx)),
    delete: async (ref, options) => {
      const { contact } = await runOn(scope, 'delete', ref, {}, options, async (before, ctx) => ({
        writes: { change: unwrap(deleteContact(before, {}, ctx)), before },
        extra: null,
      }));
      // R3: a repeat finds the tombstone, and it is the answer.
      const tombstone = contact as Tombstone;
      const reactions = await reactionsOf(scope, tombstone.id);
      return { ...tombstone, reactions, toErase: scope.env.messages === undefined ? [tombstone.id] : null };
    },
  };
}

/** E3: whether anything is left to do for a contact. The command has happened: not to know it is no reason to fail. */
async function reactionsOf({ env, workspaceId }: Scope, contactId: string): Promise<Reacted['reactions']> {
  try {
    const left = (await env.store.read(workspaceId).outbox?.pending(1, contactId)) ?? [];
    return left.length === 0 ? 'done' : 'pending';
  } catch {
    return 'pending';
  }
}
