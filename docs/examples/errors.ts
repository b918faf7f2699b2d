// The code of "Errors" of getting-started.md.
import { createContacts } from 'contactkit';
import { memoryStore } from 'contactkit/memory';

const contacts = createContacts({ store: memoryStore() });
const acme = contacts.as({ workspaceId: 'acme', actor: { id: 'u1', role: 'manager' } });
const ann = await acme.create({ firstName: 'Ann' });

// #region reply
import { type ErrorCode, isContactsError } from 'contactkit';

const statusOf: { readonly [C in ErrorCode]?: number } = {
  FORBIDDEN: 403,
  CONTACT_NOT_FOUND: 404,
  CONTACT_DELETED: 404,
};

async function reply(command: () => Promise<unknown>) {
  try {
    return { status: 200, body: await command() };
  } catch (error) {
    if (isContactsError(error, 'INVALID'))
      return { status: 422, body: error.rejection.issues.map(({ code, path }) => `${path.join('.')}: ${code}`) };
    // Not ours, or a store, policy or port of yours that failed: `error.cause` is what it threw.
    if (!isContactsError(error) || error.code === 'PORT_FAILED') throw error;
    return { status: statusOf[error.code] ?? 409, body: error.rejection };
  }
}

console.log(await reply(() => acme.create({ firstName: 'Bo', phone: '9123 4567', email: 'bo@' })));
// { status: 422, body: [ 'phone: PHONE_MISSING_COUNTRY', 'email: EMAIL_INVALID' ] }
console.log(await reply(() => acme.get('nobody')));
// { status: 404, body: { code: 'CONTACT_NOT_FOUND', ref: 'nobody' } }
// #endregion reply

// #region etag
const shown = await acme.get(ann.id);
await acme.edit(ann.id, { lastName: 'Tan' }); // somebody else, meanwhile

const late = await reply(() => acme.edit(ann.id, { lastName: 'Lim' }, { ifVersion: shown.version }));
console.log(late.status); // 409
// #endregion etag

// #region once
const order = { firstName: 'Cy', email: 'cy@example.com' };
const [first, second] = [
  await acme.create(order, { idempotencyKey: 'signup-42' }),
  await acme.create(order, { idempotencyKey: 'signup-42' }),
];
console.log(first.id === second.id); // true
// #endregion once
