import { testWorkspaceId } from '../context.js';
import { equal, refused } from './assert.js';
import { kinds } from './kinds.js';
import { must, type StoreRule } from './rule.js';
import { at, changed, insert, made, otherWorkspaceId, person, reaction, reads, unit } from './subjects.js';

const phone = '+6591234567';

/** A6: a workspace knows nothing of another one, whatever ids are passed. */
export const isolationRules: readonly StoreRule[] = [
  ...kinds.map(({ name, needs, ...kind }) =>
    must(`A6-reads-${name}`, `a workspace is told nothing of another one: ${name}`, needs, async ({ store }) => {
      await unit(store, (all) => kind.writing(testWorkspaceId, 'x').put(all));
      equal(await kind.read(reads(store, otherWorkspaceId), 'x'), kind.nothing, 'what another workspace is told');
      await unit(
        store,
        async (all) => equal(await kind.read(all, 'x'), kind.nothing, 'what its units of work are told'),
        otherWorkspaceId,
      );
    }),
  ),

  ...kinds.map(({ name, needs, ...kind }) =>
    must(`A6-writes-${name}`, `a workspace changes nothing of another one: ${name}`, needs, async ({ store }) => {
      await unit(store, (all) => kind.writing(testWorkspaceId, 'x').put(all));
      const written = kind.written(testWorkspaceId, 'x');
      for (const [method, meddle] of Object.entries(kind.meddling(otherWorkspaceId))) {
        // Whether it is refused is said elsewhere: here it has found nothing to write to.
        await Promise.allSettled([unit(store, meddle, otherWorkspaceId)]);
        equal(await kind.read(reads(store), 'x'), written, `after ${method} of another workspace`);
      }
    }),
  ),

  ...kinds.map(({ name, needs, ...kind }) =>
    must(`A6-same-${name}`, `two workspaces may have the same ids and keys: ${name}`, needs, async ({ store }) => {
      for (const workspaceId of [testWorkspaceId, otherWorkspaceId])
        await unit(store, (all) => kind.writing(workspaceId, 'x').put(all), workspaceId);
      for (const workspaceId of [testWorkspaceId, otherWorkspaceId])
        equal(await kind.read(reads(store, workspaceId), 'x'), kind.written(workspaceId, 'x'), workspaceId);
    }),
  ),

  must('A6-found', 'look-ups find nothing of another workspace', [], async ({ store }) => {
    const ann = person('contact-1', { email: 'ann@example.com', phone: '+6591234567' });
    await insert(store, ann);
    const { contacts } = reads(store, otherWorkspaceId);
    equal(await contacts.findByEmail('ann@example.com', 9), [], 'by email');
    equal(await contacts.findByPhone('+6591234567', 9), [], 'by phone');
  }),

  must(
    'A6-shared',
    'values that are shared in one workspace are none of another',
    ['uniqueIdentities'],
    async ({ store }) => {
      await insert(store, person('contact-1', { phone }), person('contact-2', { phone }));
      equal(await reads(store, otherWorkspaceId).uniqueIdentities.shared('phone', 9), [], 'shared');
    },
  ),

  must('A6-unique', 'what is unique in one workspace may stand in another', ['uniqueIdentities'], async ({ store }) => {
    for (const workspaceId of [testWorkspaceId, otherWorkspaceId]) {
      const change = made(person(`of-${workspaceId}`, { workspaceId, phone }));
      await unit(store, ({ contacts }) => contacts.insert(change, { unique: ['phone'] }), workspaceId);
      equal(await reads(store, workspaceId).contacts.findByPhone(phone, 9), [change.contact], workspaceId);
    }
  }),

  must(
    'A6-tag-contacts',
    'who carries a tag is counted and found in its workspace only',
    ['tags'],
    async ({ store }) => {
      await insert(store, person('contact-1', { tags: ['tag-1'] }));
      const counts = await reads(store, otherWorkspaceId).tags.countContacts(['tag-1']);
      equal(counts['tag-1'] ?? 0, 0, 'countContacts');
      equal(await unit(store, ({ tags }) => tags.contactsWith('tag-1', 9), otherWorkspaceId), [], 'contactsWith');
    },
  ),

  must('A6-field-contacts', 'who has a custom value is found in its workspace only', ['fields'], async ({ store }) => {
    await insert(store, person('contact-1', { custom: { plan: 'pro' } }));
    const page = await unit(store, ({ fields }) => fields.contactsWith('plan', { limit: 9 }), otherWorkspaceId);
    equal(page.contacts, [], 'contactsWith');
  }),

  must('A6-stage-contacts', 'who is in a stage is found in its workspace only', ['stages'], async ({ store }) => {
    await insert(store, person('contact-1', { stageId: 'lead' }));
    equal(await unit(store, ({ stages }) => stages.contactsIn('lead', 9), otherWorkspaceId), [], 'contactsIn');
  }),

  must(
    'A6-claims',
    'the work of a contact is claimed and listed in its workspace only',
    ['outbox'],
    async ({ store }) => {
      await unit(store, ({ outbox }) => outbox.add([reaction('reaction-1')]));
      const claimed = await unit(store, ({ outbox }) => outbox.claim('contact-1', at(1), at(60)), otherWorkspaceId);
      equal(claimed, [], 'claim');
      equal(await reads(store, otherWorkspaceId).outbox.pending(9, 'contact-1'), [], 'pending');
    },
  ),

  must('A6-wrong-insert', 'a new contact of another workspace is INVALID', [], async ({ store }) => {
    const foreign = made(person('contact-1', { workspaceId: otherWorkspaceId }));
    await refused(
      unit(store, ({ contacts }) => contacts.insert(foreign)),
      'INVALID',
      'an insert',
    );
    equal(await reads(store).contacts.get('contact-1'), undefined, 'here');
    equal(await reads(store, otherWorkspaceId).contacts.get('contact-1'), undefined, 'there');
  }),

  must('A6-wrong-save', 'the next state of a contact of another workspace is INVALID', [], async ({ store }) => {
    const ann = person('contact-1');
    await insert(store, ann);
    const foreign = changed(ann, { workspaceId: otherWorkspaceId });
    const attempt = unit(store, ({ contacts }) => contacts.save(foreign, { expectedVersion: 1 }));
    await refused(attempt, 'INVALID', 'a save');
    equal(await reads(store).contacts.get('contact-1'), ann, 'the contact');
  }),

  must('A6-wrong-reaction', 'a reaction of another workspace is INVALID', ['outbox'], async ({ store }) => {
    const foreign = reaction('reaction-1', { workspaceId: otherWorkspaceId });
    await refused(
      unit(store, ({ outbox }) => outbox.add([foreign])),
      'INVALID',
      'adding it',
    );
    await unit(store, ({ outbox }) => outbox.add([reaction('reaction-1')]));
    await refused(
      unit(store, ({ outbox }) => outbox.update(foreign)),
      'INVALID',
      'an update with it',
    );
    equal(await reads(store).outbox.get('reaction-1'), reaction('reaction-1'), 'the reaction');
  }),

  must('A6-wrong-batch', 'a batch with a contact of another workspace is INVALID', ['batch'], async ({ store }) => {
    const foreign = [made(person('contact-1')), made(person('contact-2', { workspaceId: otherWorkspaceId }))];
    await refused(
      unit(store, ({ batch }) => batch.insert(foreign)),
      'INVALID',
      'the batch',
    );
    equal(await reads(store).contacts.get('contact-1'), undefined, 'the contact before it');
  }),
];
