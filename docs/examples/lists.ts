// The code of "Lists and search" and "Segments" of getting-started.md.

// #region list
import { createContacts, defineFields } from 'contactkit';
import { memoryStore } from 'contactkit/memory';

const contacts = createContacts({
  store: memoryStore(),
  fields: defineFields({ plan: { type: 'list', options: ['free', 'pro'] } }),
  policy: { defaultCountry: 'SG', timeZone: 'Asia/Singapore' },
});
const acme = contacts.as({ workspaceId: 'acme', actor: { id: 'u1', role: 'manager' } });
const ann = await acme.create({ firstName: 'Ann', lastName: 'Tan', phone: '9123 4567', custom: { plan: 'pro' } });
await acme.create({ firstName: 'Bob', email: 'bob@example.com', custom: { plan: 'free' } });
await acme.create({ firstName: 'Zoë', lastName: 'Müller', custom: { plan: 'pro' } });

const sort = { by: 'name' } as const;
const filter = { field: 'custom.plan', operator: 'isEqualTo', value: 'pro' } as const;
const first = await acme.list({ filter, sort, limit: 1 });
const second = await acme.list({ filter, sort, limit: 1, after: first.next });
console.log(first.items[0]?.firstName, second.items[0]?.firstName, second.next); // Ann Zoë null
console.log(await acme.count({ filter })); // 2

// #endregion list

// #region table
import { contactTableRow } from 'contactkit';

for (const contact of first.items) {
  const options = { actor: { id: 'u1', role: 'manager' }, locale: 'en' } as const;
  const { name, phone, country, conversation } = contactTableRow(contact, options, { tags: await acme.tags.list() });
  console.log(name, phone, country?.flag, conversation); // Ann Tan +65 9123 4567 🇸🇬 null
}
// #endregion table

// #region search
const found = async (search: string) => (await acme.list({ search })).items.map(({ firstName }) => firstName);
console.log(await found('MÜLLER zo'), await found('09123 45'), await found('bob@')); // [ 'Zoë' ] [ 'Ann' ] [ 'Bob' ]
// #endregion search

// #region segments
const customers = await acme.segments.define('Customers', { filter });
await acme.segments.define('Customers called Ann', {
  filter: { and: [filter, { field: 'firstName', operator: 'isEqualTo', value: 'ann' }] },
});
console.log(await acme.count({ segment: customers.id })); // 2

const { left } = await acme.segments.preview(ann.id, { edit: { custom: { plan: 'free' } } });
console.log(left.map(({ name }) => name)); // [ 'Customers', 'Customers called Ann' ]
// #endregion segments

// #region flagged
const vip = await acme.tags.define('VIP');
await acme.segments.define('VIPs', { filter: { field: 'tags', operator: 'hasAnyOf', value: [vip.id] } });
const { segments, token } = await acme.tags.impact('VIP');
console.log(segments.map(({ name }) => name)); // [ 'VIPs' ]

await acme.tags.delete('VIP', { token });
const flagged = (await acme.segments.list()).filter(({ issues }) => issues.length > 0);
console.log(flagged.map(({ name, issues }) => `${name}: ${issues[0]?.code}`)); // [ 'VIPs: TAG_UNKNOWN' ]
// #endregion flagged
