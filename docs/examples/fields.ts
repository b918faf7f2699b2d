// The code of "Custom fields" of getting-started.md.
import { memoryStore } from 'contactkit/memory';

const store = memoryStore();

// #region code
import { createContacts, defineFields } from 'contactkit';

const fields = defineFields({
  plan: { type: 'list', options: ['free', 'pro'], name: 'Plan' },
  seats: { type: 'number' },
  renews: { type: 'date', visibility: 'whenFilled' },
});
const contacts = createContacts({ store, fields });
const acme = contacts.as({ workspaceId: 'acme', actor: { id: 'u1', role: 'owner' } });

const ann = await acme.create({ firstName: 'Ann', custom: { plan: 'pro', seats: 3 } });
const plan: 'free' | 'pro' | null | undefined = ann.custom.plan;
console.log(plan, ann.custom.seats, ann.custom.renews); // pro 3 undefined

// @ts-expect-error no such option: it does not compile, and from JavaScript it is refused
const refused = await acme.edit(ann.id, { custom: { plan: 'gold' } }).catch((error: Error) => error.message);
console.log(refused); // INVALID: OPTION_UNKNOWN at custom.plan

// #endregion code

// #region runtime
import type { Session } from 'contactkit';

// A session that knows no fields at compile time takes any key, and checks it when it runs.
const open: Session = acme;
await open.fields.define('region', { type: 'list', options: ['EMEA', 'APAC'], description: 'Who sells' });

const edited = await open.edit(ann.id, { custom: { region: 'apac' } });
console.log(edited.custom['region']); // APAC

await open.fields.change('region', { options: ['EMEA', 'Asia'] });
const row = (await open.details(ann.id)).rows.find(({ key }) => key === 'custom.region');
console.log(row?.text, row?.options, row?.withdrawn); // APAC [ 'EMEA', 'Asia' ] true
// #endregion runtime

// #region order
await open.fields.reorder(['email', 'plan', 'region']);
await open.fields.change('profile', { visibility: 'hidden' });
const rows = await open.fields.rows();
console.log(rows.map(({ path }) => path).slice(0, 3)); // [ 'email', 'custom.plan', 'custom.region' ]

await open.fields.delete('region');
console.log((await open.get(ann.id)).custom['region']); // undefined
// #endregion order
