// The code of "Who may do what" of getting-started.md.
import { memoryStore } from 'contactkit/memory';

const store = memoryStore();

// #region roles
import { createContacts, isContactsError } from 'contactkit';

const contacts = createContacts({ store });
const owner = contacts.as({ workspaceId: 'acme', actor: { id: 'u1', role: 'owner' } });
const agent = contacts.as({ workspaceId: 'acme', actor: { id: 'u2', role: 'agent' } });

const ann = await owner.create({ firstName: 'Ann', email: 'ann@example.com', assigneeId: 'u1' });
try {
  await agent.delete(ann.id);
} catch (error) {
  if (!isContactsError(error, 'FORBIDDEN')) throw error;
  console.log(error.rejection.action, error.rejection.because); // delete role
}
// #endregion roles

// #region menu
for (const { action, enabled, reason, effects } of (await agent.details(ann.id)).menu)
  console.log(action, enabled, reason?.code ?? effects ?? []);
// viewMessages true []
// block true [ 'stopsWorkflows', 'hidesMessages' ]
// delete false FORBIDDEN
// #endregion menu

// #region scopes
const mine = contacts.as({ workspaceId: 'acme', actor: { id: 'u3', role: 'agent', restrictions: ['onlyMine'] } });
const found = await mine.get(ann.id).catch((error: unknown) => isContactsError(error) && error.code);
console.log(found); // CONTACT_NOT_FOUND

const temp = contacts.as({ workspaceId: 'acme', actor: { id: 'u4', role: 'agent', hiddenFields: ['email'] } });
const seen = await temp.get(ann.id);
console.log(seen.firstName, seen.email, seen.origins.email); // Ann null undefined

const other = contacts.as({ workspaceId: 'globex', actor: { id: 'u1', role: 'owner' } });
console.log(await other.getMany([ann.id])); // []
// #endregion scopes
