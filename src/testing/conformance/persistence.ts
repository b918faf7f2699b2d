import type { Contact } from '../../contact/contact.js';
import { testWorkspaceId } from '../context.js';
import { equal } from './assert.js';
import { kinds } from './kinds.js';
import { must, type StoreRule } from './rule.js';
import { at, changed, insert, person, reaction, reads, remove, unit } from './subjects.js';

/** What was committed is there after a restart. */
export const persistenceRules: readonly StoreRule[] = [
  ...kinds.map(({ name, needs, ...kind }) =>
    must(`E2-kept-${name}`, `what was committed outlives the process: ${name}`, needs, async ({ store, reopen }) => {
      await unit(store, (all) => kind.writing(testWorkspaceId, 'text').put(all));
      const again = await reopen();
      equal(await kind.read(reads(again), 'text'), kind.written(testWorkspaceId, 'text'), 'after reopen()');
    }),
  ),

  must('E2-kept-changes', 'saves, touches and deletions outlive the process', [], async ({ store, reopen }) => {
    const [ann, bob] = [person('contact-1'), person('contact-2')];
    await insert(store, ann, bob);
    const saved = changed(ann, { lastName: 'Tan' });
    await unit(store, async ({ contacts }) => {
      await contacts.save(saved, { expectedVersion: 1 });
      await contacts.touch(ann.id, { channelId: 'whatsapp', at: at(9), inbound: false });
    });
    await remove(store, bob);
    const { contacts } = reads(await reopen());
    const { version, lastName, lastMessageAt } = (await contacts.get(ann.id)) as Contact;
    equal(
      { version, lastName, lastMessageAt },
      { version: 2, lastName: 'Tan', lastMessageAt: at(9) },
      'saved and touched',
    );
    equal((await contacts.get(bob.id))?.status, 'deleted', 'the status of the deleted one');
  }),

  must('E3-kept-claims', 'claims outlive the process that made them', ['outbox'], async ({ store, reopen }) => {
    await unit(store, ({ outbox }) => outbox.add([reaction('reaction-1')]));
    await store.claimDue?.(9, at(1), at(60));
    const again = await reopen();
    equal(await again.claimDue?.(9, at(30), at(90)), [], 'while the claim holds');
  }),
];
