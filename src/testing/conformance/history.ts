import type { Contact } from '../../contact/contact.js';
import type { ContactEvent, FieldState } from '../../contact/events.js';
import type { KeptEvent } from '../../ports/history.js';
import type { Store } from '../../ports/store.js';
import { equal, holds } from './assert.js';
import { must, type StoreRule } from './rule.js';
import { at, changed, deleted, event, insert, made, person, reads, save, unit } from './subjects.js';

const needs = ['history'] as const;
const ann = person('contact-1', { custom: { plan: 'pro', note: 'x' } });
const bob = person('contact-2', { custom: { plan: 'free' } });

const state = (value: string): FieldState => ({ value, origin: { source: 'manual', at: at(1), by: 'user-1' } });
const list = (store: Store, id = ann.id, limit = 99): Promise<readonly KeptEvent[]> =>
  reads(store).history.list(id, { limit });

/** A contact of which `versions` were saved, two events each after the first; gives the events, newest first. */
async function lived(store: Store, versions: number): Promise<readonly ContactEvent[]> {
  await insert(store, ann);
  const events: ContactEvent[] = [...made(ann).events];
  let before: Contact = ann;
  for (let version = 2; version <= versions; version += 1) {
    const { contact } = changed(before, { assigneeId: `user-${version}` });
    const two = [event(contact, 'conversation.opened', { by: 'manual' }), event(contact, 'contact.unblocked', {}, 1)];
    const expectedVersion = before.version;
    await unit(store, ({ contacts }) => contacts.save({ contact, events: two }, { expectedVersion }));
    events.push(...two);
    before = contact;
  }
  return events.reverse();
}

/** Saves a change of fields of a contact at its first version. */
async function edit(
  store: Store,
  before: Contact,
  fields: Readonly<Record<string, readonly [FieldState, FieldState]>>,
): Promise<ContactEvent> {
  const { contact } = changed(before);
  const updated = event(contact, 'contact.updated', { fields });
  await unit(store, ({ contacts }) =>
    contacts.save({ contact, events: [updated] }, { expectedVersion: before.version }),
  );
  return updated;
}

/** Takes the values of a field out of history, to the last page. */
async function purge(store: Store, key: string, limit: number): Promise<void> {
  let after: string | undefined;
  for (let page = 0; ; page += 1) {
    const { next } = await unit(store, ({ history }) => history.eraseField(key, { limit, after }));
    if (next === null) return;
    holds(page < 100, 'eraseField comes to no end');
    after = next;
  }
}

/** What a purge of the field `plan` leaves. */
function withoutPlan(contact: Contact): Contact {
  const [custom, origins] = [{ ...contact.custom }, { ...contact.origins }];
  delete custom['plan'];
  delete origins['custom.plan'];
  return { ...contact, custom, origins };
}

/** The events of contacts, which are written with their row. */
export const historyRules: readonly StoreRule[] = [
  must('E2-events', 'the events of inserts, saves and deletions are kept with them', needs, async ({ store }) => {
    await insert(store, ann);
    const { contact } = changed(ann);
    const many = [
      event(contact, 'conversation.closed', { by: 'block', category: null, summary: 'ünï' }),
      event(contact, 'contact.blocked', { reason: null }, 1),
    ];
    await unit(store, ({ contacts }) => contacts.save({ contact, events: many }, { expectedVersion: 1 }));
    const gone = deleted(contact);
    await unit(store, ({ contacts }) => contacts.save(gone, { expectedVersion: 2 }));
    equal(await list(store), [...gone.events, ...many.slice().reverse(), ...made(ann).events], 'the events');
  }),

  must('E1-order', 'events are listed newest first, by version and then seq', needs, async ({ store }) => {
    const events = await lived(store, 12);
    equal(await list(store), events, 'the events');
  }),

  must('E1-limit', 'no more events are listed than asked for', needs, async ({ store }) => {
    const events = await lived(store, 3);
    equal(await list(store, ann.id, 2), events.slice(0, 2), 'the first two');
  }),

  must('E1-pages', 'pages of events give each once, also when events come in between', needs, async ({ store }) => {
    const events = await lived(store, 4);
    const seen: KeptEvent[] = [];
    let page = await list(store, ann.id, 2);
    const last = (await reads(store).contacts.get(ann.id)) as Contact;
    await save(store, last, { assigneeId: 'user-late' });
    for (let pages = 0; page.length > 0 && pages < 9; pages += 1) {
      seen.push(...page);
      const { version, seq } = page.at(-1) as KeptEvent;
      page = await reads(store).history.list(ann.id, { limit: 2, before: { version, seq } });
    }
    equal(seen, events, 'all pages');
  }),

  must('E1-own', 'the events of one contact are listed, and of no other', needs, async ({ store }) => {
    await insert(store, ann, bob);
    equal(await list(store, bob.id), made(bob).events, 'the events of one of two');
    equal(await list(store, 'unknown'), [], 'the events of none');
  }),

  must('S8-erase', 'erased events keep all but their data', needs, async ({ store }) => {
    const events = await lived(store, 2);
    await unit(store, ({ history }) => history.erase(ann.id));
    const erased = events.map((one) => ({ ...one, data: null }));
    equal(await list(store), erased, 'the events');
  }),

  must('S8-erase-again', 'erasing again gives the same', needs, async ({ store }) => {
    await insert(store, ann);
    for (let times = 0; times < 2; times += 1) await unit(store, ({ history }) => history.erase(ann.id));
    equal(
      (await list(store)).map(({ data }) => data),
      [null],
      'the data of the events',
    );
  }),

  must('S8-erase-own', 'erasing one contact leaves the others', needs, async ({ store }) => {
    await insert(store, ann, bob);
    await unit(store, ({ history }) => history.erase(ann.id));
    equal(await list(store, bob.id), made(bob).events, 'the events of another');
  }),

  must('F4-erase-created', 'a purged field leaves the contact in contact.created', needs, async ({ store }) => {
    await insert(store, ann);
    await purge(store, 'plan', 9);
    equal(await list(store), [{ ...made(ann).events[0], data: { contact: withoutPlan(ann) } }], 'the events');
  }),

  must('F4-erase-updated', 'a purged field leaves contact.updated, before and after', needs, async ({ store }) => {
    await insert(store, ann);
    const kept = { 'custom.planned': [null, state('a')], firstName: [state('a'), state('b')] } as const;
    const updated = await edit(store, ann, { 'custom.plan': [state('pro'), state('free')], ...kept });
    await purge(store, 'plan', 9);
    equal((await list(store))[0], { ...updated, data: { fields: kept } }, 'the event');
  }),

  must('F4-erase-origin', 'a field that was cleared before leaves with its origin', needs, async ({ store }) => {
    const cleared = person('contact-1', { origins: { 'custom.plan': { source: 'api', at: at(0) } } });
    await insert(store, cleared);
    await purge(store, 'plan', 9);
    equal((await list(store))[0]?.data, { contact: withoutPlan(cleared) }, 'the data of the event');
  }),

  must('F4-erase-pages', 'it leaves all events of all contacts, page by page', needs, async ({ store }) => {
    const contacts = ['a', 'b', 'c', 'd', 'e'].map((id) => person(id, { custom: { plan: 'pro' } }));
    await insert(store, ...contacts);
    await purge(store, 'plan', 2);
    for (const contact of contacts)
      equal((await list(store, contact.id))[0]?.data, { contact: withoutPlan(contact) }, `the data of ${contact.id}`);
  }),

  must('F4-erase-erased', 'events without data are passed over', needs, async ({ store }) => {
    const eve = person('contact-9', { custom: { plan: 'free' } });
    await insert(store, ann, eve);
    await unit(store, ({ history }) => history.erase(ann.id));
    await purge(store, 'plan', 9);
    equal((await list(store))[0]?.data, null, 'the data of the erased one');
    equal((await list(store, eve.id))[0]?.data, { contact: withoutPlan(eve) }, 'the data of the other');
  }),

  must('F4-erase-rows', 'purging history leaves the contacts themselves', needs, async ({ store }) => {
    await insert(store, ann);
    await purge(store, 'plan', 9);
    equal(await reads(store).contacts.get(ann.id), ann, 'the contact');
  }),
];
