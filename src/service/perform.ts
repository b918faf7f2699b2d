import type { Checked } from '../access/context.js';
import type { Change } from '../contact/change.js';
import type { Contact } from '../contact/contact.js';
import { purgeField } from '../contact/purge-field.js';
import { moveToStage } from '../contact/stage.js';
import { untagContact } from '../contact/tagging.js';
import { finishPurge } from '../fields/delete-field.js';
import { contactsError, isContactsError, type Rejection, unwrap } from '../kernel/errors.js';
import { ok, type Result } from '../kernel/result.js';
import { isLive, type Stored } from '../ports/contact-repository.js';
import type { Reaction, ReactionTask } from '../ports/outbox.js';
import { noStages } from '../stages/catalogue.js';
import { asking, attempts, contextOf, type Environment, need, readsOf, type Scope, transact } from './scope.js';
import { withSegmentEvent } from './segment-event.js';

/** How many contacts or events a purge takes on at a time: a chunk is short work, and a crash loses at most one. */
const chunk = 100;

/** `done`, or what is left of the task: of a purge that goes on. */
type Outcome = 'done' | ReactionTask;
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

  purgeTag: async (task, scope) => {
    const { tagId } = task;
    const contacts = await transact(scope, ({ tags }) => need(tags, 'tags').contactsWith(tagId, chunk));
    await each(scope, contacts, (contact, ctx) => untagContact(contact, { tags: [`id:${tagId}`] }, ctx, { tags: [] }));
    return contacts.length < chunk ? 'done' : task;
  },

  moveStage: async (task, scope) => {
    const { from, to } = task;
    const { catalogue, contacts } = await transact(scope, async (repositories) => {
      const stages = need(repositories.stages, 'stages');
      return { catalogue: await stages.get(), contacts: await stages.contactsIn(from, chunk) };
    });
    const { stages } = catalogue ?? noStages;
    // The stage they were to go to may be gone by now too.
    const stageId = stages.some(({ id }) => id === to) ? to : null;
    await each(scope, contacts, (contact, ctx) =>
      contact.stageId === from ? moveToStage(contact, { stageId }, ctx, { stages }) : ok({ contact, events: [] }),
    );
    return contacts.length < chunk ? 'done' : task;
  },

  purgeField: async (task, scope) => {
    const { key, reached } = task;
    if (reached?.of !== 'history') {
      const page = { limit: chunk, after: reached?.after };
      const { contacts, next } = await transact(scope, ({ fields }) => need(fields, 'fields').contactsWith(key, page));
      await each(scope, contacts, (contact, ctx) => purgeField(contact, { key }, ctx));
      if (next !== null) return { ...task, reached: { of: 'contacts', after: next } };
    }
    const page = { limit: chunk, after: reached?.of === 'history' ? reached.after : undefined };
    const erased = await transact(scope, async ({ history }) => history?.eraseField(key, page));
    const next = erased?.next ?? null;
    if (next !== null) return { ...task, reached: { of: 'history', after: next } };
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

/** Changes contacts, each in its own unit of work; one that somebody changed meanwhile is read and decided again (R1). */
async function each(
  scope: Scope,
  contacts: readonly Contact[],
  decide: (contact: Contact, ctx: Checked) => Result<Change, Rejection>,
): Promise<void> {
  for (const contact of contacts) {
    let stored: Stored | undefined = contact;
    for (let tried = 1; isLive(stored); tried += 1) {
      const ctx = await contextOf(scope);
      const change: Change = await withSegmentEvent(scope, ctx, stored, unwrap(decide(stored, ctx)));
      if (change.events.length === 0) break;
      const options = { expectedVersion: stored.version, before: stored };
      try {
        await transact(scope, (repositories) => repositories.contacts.save(change, options));
        break;
      } catch (error) {
        // After so many, the reaction fails and comes again later, as any that fails.
        if (tried === attempts || !isContactsError(error, 'VERSION_CONFLICT')) throw error;
      }
      stored = await asking('store', () => readsOf(scope).contacts.get(contact.id));
    }
  }
}
