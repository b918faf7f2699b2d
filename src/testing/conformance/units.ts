import { testWorkspaceId } from '../context.js';
import { equal, holds, refused } from './assert.js';
import { type Kind, kinds } from './kinds.js';
import { must, type StoreRule } from './rule.js';
import { changed, insert, made, person, reads, unit } from './subjects.js';

/** What can be changed once it is there: a record of idempotency can't. */
const changing: readonly Kind[] = kinds.filter(({ name }) => name !== 'idempotency');

/** Units of work: all or none, seen by nobody before they are done. */
export const unitRules: readonly StoreRule[] = [
  must('E2-answer', 'a unit of work answers what its work answers, the very same', [], async ({ store }) => {
    const answer = { of: 'the work' };
    holds((await unit(store, async () => answer)) === answer, 'another answer came out than work gave');
  }),

  must('E2-thrown', 'what work throws is thrown on, the very same', [], async ({ store }) => {
    const thrown = new Error('of the work');
    const failing = unit(store, async (all) => {
      await all.contacts.get('contact-1');
      throw thrown;
    });
    const [outcome] = await Promise.allSettled([failing]);
    holds(outcome.status === 'rejected', 'the unit of work was done, though its work threw');
    holds(outcome.status === 'rejected' && outcome.reason === thrown, 'another error came out than work threw');
  }),

  ...kinds.map(({ name, needs, ...kind }) =>
    must(`E2-rollback-${name}`, `a unit of work that fails leaves no trace: ${name}`, needs, async ({ store }) => {
      const failing = unit(store, async (all) => {
        await kind.writing(testWorkspaceId, 'text').put(all);
        throw new Error('of the work');
      });
      await Promise.allSettled([failing]);
      equal(await kind.read(reads(store), 'text'), kind.nothing, 'after a unit of work that failed');
    }),
  ),

  ...changing.map(({ name, needs, ...kind }) =>
    must(`E2-undone-${name}`, `a unit of work that fails changes nothing: ${name}`, needs, async ({ store }) => {
      await unit(store, (all) => kind.writing(testWorkspaceId, 'x').put(all));
      for (const [method, meddle] of Object.entries(kind.meddling(testWorkspaceId))) {
        const failing = unit(store, async (all) => {
          await meddle(all);
          throw new Error('of the work');
        });
        await Promise.allSettled([failing]);
        equal(
          await kind.read(reads(store), 'x'),
          kind.written(testWorkspaceId, 'x'),
          `after ${method} in a failed one`,
        );
      }
    }),
  ),

  must('E2-doomed', 'the first failure dooms the unit of work, even if work catches it', [], async ({ store }) => {
    const ann = person('contact-1');
    await insert(store, ann);
    const doomed = unit(store, async ({ contacts }) => {
      await contacts.insert(made(person('contact-2')));
      await Promise.allSettled([contacts.save(changed(ann), { expectedVersion: 7 })]);
    });
    await refused(doomed, 'VERSION_CONFLICT', 'a unit of work whose work caught a failure');
    equal(await reads(store).contacts.get('contact-2'), undefined, 'what a doomed unit of work wrote');
  }),

  ...kinds.map(({ name, needs, ...kind }) =>
    must(`E2-own-writes-${name}`, `a unit of work sees its own writes: ${name}`, needs, async ({ store }) => {
      await unit(store, async (all) => {
        await kind.writing(testWorkspaceId, 'text').put(all);
        const written = kind.written(testWorkspaceId, 'text');
        equal(await kind.read(all, 'text'), written, 'inside the unit of work that wrote it');
      });
    }),
  ),

  must('E2-own-saves', 'a unit of work can save what it inserted', [], async ({ store }) => {
    const ann = person('contact-1', { phone: '+6591234567' });
    await unit(store, async (all) => {
      await all.contacts.insert(made(ann));
      const moved = { ...made(ann), contact: { ...ann, version: 2, phone: '+6598765432' }, events: [] };
      await all.contacts.save(moved, { expectedVersion: 1 });
      equal(await all.contacts.findByPhone('+6591234567', 9), [], 'the former phone');
      equal(await all.contacts.findByPhone('+6598765432', 9), [moved.contact], 'the new phone');
    });
  }),

  must('E2-unseen', 'nobody outside sees what a unit of work has not committed', [], async ({ store }) => {
    const ann = person('contact-1');
    await insert(store, ann);
    let outside: Promise<unknown> = Promise.resolve();
    const failing = unit(store, async ({ contacts }) => {
      await contacts.touch(ann.id, { channelId: 'whatsapp', at: '2027-01-01T00:00:00.000Z', inbound: true });
      // A store with one connection answers it later, so nobody waits for it in here.
      outside = reads(store).contacts.get(ann.id);
      for (let times = 0; times < 3; times += 1) await contacts.get(ann.id);
      throw new Error('of the work');
    });
    await Promise.allSettled([failing]);
    equal(await outside, ann, 'seen from outside');
  }),
];
