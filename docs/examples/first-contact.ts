// The code of "A contact in five minutes" of getting-started.md.
// #region setup
import { createContacts } from 'contactkit';
import { memoryStore } from 'contactkit/memory';

const contacts = createContacts({ store: memoryStore(), policy: { defaultCountry: 'SG' } });
const acme = contacts.as({ workspaceId: 'acme', actor: { id: 'u1', role: 'manager' } });
// #endregion setup

// #region create
const ann = await acme.create({ firstName: ' Ann ', phone: '9123 4567' });

console.log(ann.firstName, ann.phone, ann.version); // Ann +6591234567 1
console.log(ann.country); // SG
// #endregion create

// #region find
const same = await acme.get('phone:+65 9123 4567');
console.log(same.id === ann.id); // true

const updated = await acme.upsert('email:ann@example.com', { firstName: 'Ann', lastName: 'Tan' });
console.log(updated.id === ann.id, updated.email); // false ann@example.com
// #endregion find

// #region edit
await acme.edit(ann.id, { lastName: 'Tan', country: 'MY' });
const cleared = await acme.edit(ann.id, { lastName: null });
console.log(cleared.lastName, cleared.country, cleared.version); // null MY 3

const unchanged = await acme.edit(ann.id, { country: 'MY' });
console.log(unchanged.version); // 3
// #endregion edit

// #region explain
console.log(ann.origins.country?.source, cleared.origins.country?.source); // phone manual

const why = await acme.explain(ann.id, 'country');
console.log(why.state, why.origin?.by); // set u1
console.log(why.sources.filter(({ mayWrite }) => mayWrite).map(({ source }) => source));
// [ 'manual', 'api', 'workflow', 'import' ]

const released = await acme.edit(ann.id, { release: ['country'] });
console.log(released.country, released.origins.country?.source); // SG phone
// #endregion explain

// #region tags
await acme.tag(ann.id, ['VIP', 'newsletter'], { createMissing: true });
await acme.tag(ann.id, ['vip']);
const tagged = await acme.untag(ann.id, ['newsletter']);
console.log(tagged.tags.length); // 1

const { items, create } = await acme.tags.suggest('news');
console.log(items[0]?.tag.name, create); // newsletter news
// #endregion tags

// #region drawer
const drawer = await acme.details(ann.id, { locale: 'de' });
console.log(drawer.header.name, drawer.header.country); // Ann { code: 'SG', name: 'Singapur', flag: '🇸🇬' }
console.log(drawer.rows.find(({ key }) => key === 'phone')?.text); // +65 9123 4567
console.log(drawer.tags.map(({ name }) => name)); // [ 'VIP' ]

const activity = await acme.activity(ann.id, { limit: 3 });
console.log(activity.items.map(({ type }) => type));
// [ 'contact.tag.removed', 'contact.tag.added', 'contact.tag.added' ]
// #endregion drawer
