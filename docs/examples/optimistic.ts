// The code of "A front end that does not wait" of getting-started.md.
import { contactFrom, defineFields } from 'contactkit';

const ann = contactFrom({
  id: 'c1',
  workspaceId: 'acme',
  version: 1,
  createdAt: '2026-01-05T08:30:00.000Z',
  firstName: 'Ann',
});
const fields = defineFields({ plan: { type: 'list', options: ['free', 'pro'] } });
const me = { id: 'u1', role: 'agent' } as const;
let shown = ann;
const send = async (): Promise<boolean> => false;

// #region optimistic
import { changePatches, editContact } from 'contactkit';
import { applyPatches, enablePatches } from 'immer';

enablePatches();

// In the browser: the same operation that the server will run.
const edited = editContact(
  shown,
  { lastName: 'Tan', custom: { plan: 'pro' } },
  {
    workspaceId: 'acme',
    actor: me,
    now: new Date().toISOString(),
    newId: () => crypto.randomUUID(),
  },
  { fields },
);
if (!edited.ok) throw new Error(edited.error.code); // the form shows edited.error.issues

const before = shown;
const after = edited.value.contact;
shown = applyPatches(shown, [...changePatches(before, after)]);
console.log(shown.lastName, changePatches(before, after).length); // Tan 6

// The server refused it: take back this change, and nothing that came after it.
if (!(await send())) shown = applyPatches(shown, [...changePatches(after, before)]);
console.log(shown.lastName); // null
// #endregion optimistic
