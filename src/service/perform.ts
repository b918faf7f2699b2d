import type { Checked } from '../access/context.js';
import type { Change } from '../contact/change.js';
import type { Contact } from '../contact/contact.js';
import { purgeField } from '../contact/purge-field.js';
import { moveToStage } from '../contact/stage.js';
import { untagContact } from '../contact/tagging.js';
import { finishPurge } from '../fields/delete-field.js';
import { contactsError, isContactsError, type Rejection, unwrap } from '../kernel/errors.js';
import type { Result } from '../kernel/result.js';
import type { Reaction, ReactionTask } from '../ports/outbox.js';
import { noStages } from '../stages/catalogue.js';
import { contextOf, type Environment, need, type Scope, transact } from './scope.js';

/** How many contacts or events a purge takes on at a time: a chunk is short work, and a crash loses at most one. */
const chunk = 100;

type Outcome = 'done' | 'more';
type Perform<T extends ReactionTask['type']> = (
  task: Extract<ReactionTask, { readonly type: T }>,
  scope: Scope,
  reaction: Reaction,
) => Promise<Outcome>;

/** E3: what each task does. All of them may run again after a crash and come to the same. */
const tasks: { readonly [T in ReactionTask['type']]: Perform<T> } = {
  stopWorkflows: async ({ contactId, at }, { env, workspaceId }, { id }) => {
    if (env.workflows === undefined) throw contactsError({ code: 'PORT_FAILED', port: 'workflows' });
    await env.workflows.stopWorkflows({ workspaceId, contactId, at, idempotencyKey: id });
    return 'done';
  },

  deleteMessages: async ({ contactIds }, { env, workspaceId }, { id }) => {
    if (env.messages === undefined) throw contactsError({ code: 'PORT_FAILED', port: 'messages' });
    await env.messages.deleteMessages({ workspaceId, contactIds, idempotencyKey: id });
    return 'done';
  },

  eraseContact: async ({ contactId }, scope) => {
    await transact(scope, async ({ history }) => history?.erase(contactId));
    return 'done';
  },

  purgeTag: ({ tagId }, scope) =>
    each(
      scope,
      () => transact(scope, ({ tags }) => need(tags, 'tags').contactsWith(tagId, chunk)),
      (contact, ctx) => untagContact(contact, { tags: [`id:${tagId}`] }, ctx, { tags: [] }),
    ),

  moveStage: async ({ from, to }, scope) => {
    const { stages } = (await transact(scope, (repositories) => need(repositories.stages, 'stages').get())) ?? noStages;
    return each(
      scope,
      () => transact(scope, (repositories) => need(repositories.stages, 'stages').contactsIn(from, chunk)),
      // The stage they were to go to may be gone by now too.
      (contact, ctx) =>
        moveToStage(contact, { stageId: stages.some(({ id }) => id === to) ? to : null }, ctx, { stages }),
    );
  },

  purgeField: async ({ key }, scope) => {
    const contacts = await each(
      scope,
      () => transact(scope, ({ fields }) => need(fields, 'fields').contactsWith(key, chunk)),
      (contact, ctx) => purgeField(contact, { key }, ctx),
    );
    if (contacts === 'more') return 'more';
    const erased = await transact(scope, async ({ history }) => (await history?.eraseField(key, chunk)) ?? 0);
    if (erased === chunk) return 'more';
    const ctx = await contextOf(scope);
    await transact(scope, async ({ fields }) => {
      const repository = need(fields, 'fields');
      const catalogue = await repository.get();
      if (catalogue === undefined) return;
      const change = unwrap(finishPurge(catalogue, { key }, ctx));
      if (change.events.length > 0) await repository.save(change, { expectedVersion: catalogue.version });
    });
    return 'done';
  },
};

/** Performs a reaction, or a chunk of it. What it throws is the reason of its failure. */
export function perform(env: Environment, reaction: Reaction): Promise<Outcome> {
  const { workspaceId, task } = reaction;
  const scope: Scope = { env, workspaceId, actor: { id: 'contactkit', role: 'system' }, source: undefined };
  return (tasks[task.type] as Perform<ReactionTask['type']>)(task, scope, reaction);
}

/** Changes the contacts of a chunk, each in its own unit of work; one that somebody changed meanwhile comes again. */
async function each(
  scope: Scope,
  read: () => Promise<readonly Contact[]>,
  decide: (contact: Contact, ctx: Checked) => Result<Change, Rejection>,
): Promise<Outcome> {
  const contacts = await read();
  let left = contacts.length >= chunk;
  for (const contact of contacts) {
    const change = unwrap(decide(contact, await contextOf(scope)));
    try {
      await transact(scope, (repositories) => repositories.contacts.save(change, { expectedVersion: contact.version }));
    } catch (error) {
      if (!isContactsError(error, 'VERSION_CONFLICT')) throw error;
      left = true;
    }
  }
  return left ? 'more' : 'done';
}
