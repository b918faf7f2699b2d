import { forbidden } from '../access/permissions.js';
import { allowedActions } from '../contact/allowed-actions.js';
import type { Contact } from '../contact/contact.js';
import { contactDetails } from '../contact/details.js';
import { explainField } from '../contact/explain.js';
import type { ContactRef } from '../contact/ref.js';
import { contactsError } from '../kernel/errors.js';
import { issue } from '../kernel/issue.js';
import { isStorable } from '../kernel/storable.js';
import type { Tag } from '../tags/tag.js';
import { activityOf, allEventsOf } from './activity.js';
import { answerWith } from './answer.js';
import { fieldRowsOf, stagesOf, verifyFields } from './facts.js';
import { find } from './find.js';
import { membersOf } from './members.js';
import { asking, contextOf, readsOf, type Scope, sees } from './scope.js';
import type { Session } from './session.js';

/** How many contacts `getMany` takes. */
const manyLimit = 100;

/** What only reads. */
export function readingCommands(
  scope: Scope,
): Pick<Session, 'get' | 'getMany' | 'details' | 'allowedActions' | 'explain' | 'activity' | 'exportPerson'> {
  return {
    get: (ref) => read(scope, ref),

    getMany: async (ids) => {
      if (
        !Array.isArray(ids) ||
        ids.length > manyLimit ||
        !ids.every((id) => typeof id === 'string' && isStorable(id))
      ) {
        throw contactsError({ code: 'INVALID', issues: [issue('INPUT_INVALID_VALUE', ['ids'], { max: manyLimit })] });
      }
      await verifyFields(scope);
      const found = await asking('store', () => readsOf(scope).contacts.getMany(ids));
      const live = new Map<string, Contact>();
      for (const stored of found) {
        if ((stored.status === 'active' || stored.status === 'blocked') && sees(scope, stored))
          live.set(stored.id, answerWith(scope, stored));
      }
      return ids.flatMap((id: string) => live.get(id) ?? []);
    },

    details: async (ref, options) => {
      const { locale, names } = membersOf(options);
      const contact = await read(scope, ref);
      const { env, workspaceId, actor } = scope;
      const [rows, tags, stages] = [await fieldRowsOf(scope), await tagsOf(scope, contact), await stagesOf(scope)];
      const channels = await asking('policy', () => env.channelsOf(workspaceId));
      const { policy } = await contextOf(scope);
      return contactDetails(contact, { locale, names, actor, policy }, { rows, tags, channels, stages });
    },

    allowedActions: async (ref) => {
      const { policy } = await contextOf(scope);
      return allowedActions(await read(scope, ref), scope.actor, policy);
    },

    explain: async (ref, path) => {
      const { policy } = await contextOf(scope);
      return explainField(await read(scope, ref), path, { actor: scope.actor, policy });
    },

    activity: async (ref, page) => activityOf(scope, await read(scope, ref), page),

    exportPerson: async (ref) => {
      const { policy } = await contextOf(scope);
      const denied = forbidden('export', scope.actor, policy);
      if (denied !== undefined) throw contactsError(denied);
      const contact = await read(scope, ref);
      return { contact, tags: await tagsOf(scope, contact), events: await allEventsOf(scope, contact) };
    },
  };
}

async function read(scope: Scope, ref: ContactRef): Promise<Contact> {
  const { policy } = await contextOf(scope);
  await verifyFields(scope);
  return answerWith(scope, (await find(scope, ref, policy)).contact);
}

/** W3: the tags of a contact in the catalogue's order; one that is deleted is not among them. */
async function tagsOf(scope: Scope, { tags: ids }: Contact): Promise<readonly Tag[]> {
  const { tags } = readsOf(scope);
  if (tags === undefined) return scope.env.tags.filter(({ id }) => ids.includes(id));
  const known = ids.length === 0 ? [] : await asking('store', () => tags.getMany(ids));
  return [...known].sort((one, other) => (one.key < other.key ? -1 : 1));
}
