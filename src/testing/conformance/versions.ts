import type { Change, Deletion } from '../../contact/change.js';
import type { Contact } from '../../contact/contact.js';
import { equal, oneWins, refused } from './assert.js';
import { race } from './race.js';
import { must, type StoreRule } from './rule.js';
import { at, changed, deleted, insert, made, person, reads, remove, save, unit } from './subjects.js';

const ann = person('contact-1');

/** R1: a contact is written over the version that its writer saw. */
export const versionRules: readonly StoreRule[] = [
  must('R1-insert-twice', 'a contact is not inserted over another', [], async ({ store }) => {
    await insert(store, ann);
    await refused(insert(store, person(ann.id, { firstName: 'Bob' })), 'VERSION_CONFLICT', 'a second insert');
    equal(await reads(store).contacts.get(ann.id), ann, 'the contact');
  }),

  must('S1-insert-over-deleted', 'a contact is not inserted over what deleting left', [], async ({ store }) => {
    await insert(store, ann);
    await remove(store, ann);
    await refused(insert(store, ann), 'VERSION_CONFLICT', 'an insert at the id of a deleted contact');
    equal((await reads(store).contacts.get(ann.id))?.status, 'deleted', 'its status');
  }),

  must('R1-stale-save', 'a save over another version than the stored one changes nothing', [], async ({ store }) => {
    await insert(store, ann);
    const stored = await save(store, await save(store, ann));
    for (const version of [1, 2, 4]) {
      const change = changed({ ...stored, version }, { firstName: 'Bob' });
      const attempt = unit(store, ({ contacts }) => contacts.save(change, { expectedVersion: version }));
      await refused(attempt, 'VERSION_CONFLICT', `a save over version ${version} of 3`);
      equal(await reads(store).contacts.get(ann.id), stored, 'the contact');
    }
  }),

  must('R1-stale-events', 'a save that is refused leaves no events', ['history'], async ({ store }) => {
    await insert(store, ann);
    await save(store, ann);
    const before = await reads(store).history.list(ann.id, { limit: 9 });
    const stale = changed(ann, { assigneeId: 'user-3' });
    const attempt = unit(store, ({ contacts }) => contacts.save(stale, { expectedVersion: 1 }));
    await Promise.allSettled([attempt]);
    equal(await reads(store).history.list(ann.id, { limit: 9 }), before, 'the events');
  }),

  must('R1-save-before', 'a save that is told what was read writes all that differs from it', [], async ({ store }) => {
    const by = (...paths: readonly string[]): Pick<Contact, 'origins'> => ({
      origins: { ...ann.origins, ...Object.fromEntries(paths.map((path) => [path, { source: 'manual', at: at(1) }])) },
    });
    const paths = ['firstName', 'phone', 'email', 'custom.plan', 'country', 'language'];
    const steps: readonly Partial<Contact>[] = [
      { firstName: 'Anna', ...by(...paths.slice(0, 1)) },
      { phone: '+6591234567', email: 'Anna@example.com', ...by(...paths.slice(0, 3)) },
      { custom: { ...ann.custom, plan: 'pro' }, ...by(...paths.slice(0, 4)) },
      { tags: ['tag-1', 'tag-2'] },
      { profile: { displayName: 'A.', pictureUrl: null, channelId: 'whatsapp' } },
      { conversation: { status: 'open', openedAt: at(2), openedBy: 'user-1' } },
      { status: 'blocked', block: { at: at(3), by: 'user-1', reason: null } },
      { status: 'active', block: null, stageId: 'stage-1', country: 'SG', language: 'en', ...by(...paths) },
    ];
    await insert(store, ann);
    let before: Contact = ann;
    for (const step of steps) {
      const change = changed(before, step);
      const { version: expectedVersion } = before;
      await unit(store, ({ contacts }) => contacts.save(change, { expectedVersion, before }));
      equal(await reads(store).contacts.get(ann.id), change.contact, `the contact after ${Object.keys(step).join()}`);
      before = change.contact;
    }
    equal(await reads(store).contacts.findByPhone('+6591234567', 9), [before], 'by its phone');
  }),

  must('R1-save-unknown', 'a contact that is not there is not saved', [], async ({ store }) => {
    const attempt = unit(store, ({ contacts }) => contacts.save(changed(ann), { expectedVersion: 1 }));
    await refused(attempt, 'VERSION_CONFLICT', 'a save of an unknown contact');
    equal(await reads(store).contacts.get(ann.id), undefined, 'at its id');
  }),

  must('S1-save-deleted', 'a deleted contact is not saved any more', [], async ({ store }) => {
    await insert(store, ann);
    await remove(store, ann);
    const { version } = deleted(ann).contact;
    for (const change of [changed({ ...ann, version }), deleted({ ...ann, version })]) {
      const attempt = unit(store, ({ contacts }) => contacts.save(change, { expectedVersion: version }));
      await refused(attempt, 'VERSION_CONFLICT', `a save over it as ${change.contact.status}`);
      equal((await reads(store).contacts.get(ann.id))?.status, 'deleted', 'its status');
    }
  }),

  must('R1-says', 'a version conflict says which contact and version', [], async ({ store }) => {
    await insert(store, ann);
    const attempt = unit(store, ({ contacts }) => contacts.save(changed(ann), { expectedVersion: 7 }));
    const rejection = await refused(attempt, 'VERSION_CONFLICT', 'a stale save');
    equal(rejection, { code: 'VERSION_CONFLICT', id: ann.id, expected: 7 }, 'the rejection');
  }),

  race('R1-saves-race', 'of saves at the same time exactly one wins', [], async ({ store }) => {
    await insert(store, ann);
    const changes = ['user-a', 'user-b', 'user-c'].map((assigneeId) => changed(ann, { assigneeId }));
    const attempts = changes.map((change) =>
      unit(store, ({ contacts }) => contacts.save(change, { expectedVersion: 1 })),
    );
    const winner = await oneWins(attempts, 'VERSION_CONFLICT', 'three saves at once');
    equal(await reads(store).contacts.get(ann.id), changes[winner]?.contact, 'the contact');
  }),

  race('R1-inserts-race', 'of inserts of one id at the same time exactly one wins', [], async ({ store }) => {
    const contacts = ['Ann', 'Bob', 'Eve'].map((firstName) =>
      person('contact-1', { firstName, assigneeId: firstName }),
    );
    const attempts = contacts.map((one) => unit(store, (all) => all.contacts.insert(made(one))));
    const winner = await oneWins(attempts, 'VERSION_CONFLICT', 'three inserts at once');
    equal(await reads(store).contacts.get('contact-1'), contacts[winner], 'the contact');
  }),

  race('S6-delete-race', 'of an edit and deletions at the same time exactly one wins', [], async ({ store }) => {
    await insert(store, ann);
    const again = deleted(ann);
    const [event] = again.events;
    const changes: readonly (Change | Deletion)[] = [
      changed(ann),
      deleted(ann),
      { ...again, events: [{ ...event, id: 'another-deletion' }] },
    ];
    const attempts = changes.map((change) =>
      unit(store, ({ contacts }) => contacts.save(change, { expectedVersion: 1 })),
    );
    const winner = await oneWins(attempts, 'VERSION_CONFLICT', 'an edit and two deletions at once');
    equal((await reads(store).contacts.get(ann.id))?.status, changes[winner]?.contact.status, 'its status');
  }),

  must('S6-tombstone', 'deleting leaves ids and times, and nothing else', [], async ({ store }) => {
    await insert(store, ann);
    await remove(store, ann);
    equal(await reads(store).contacts.get(ann.id), deleted(ann).contact, 'what deleting left');
  }),
];
