import { testWorkspaceId } from '../context.js';
import { equal, refused } from './assert.js';
import { kinds } from './kinds.js';
import { must, type StoreRule } from './rule.js';
import { insert, made, person, reads, save, unit } from './subjects.js';

const awkward = '👩‍👩‍👧‍👦 e\u0301é 𠮷 \' " \\ % _ $1 ? ` \n\t';
/** What no database keeps: U+0000, and halves of surrogate pairs. */
const unstorable = ['a\u0000b', '\uD83D', 'a\uDC4Bb'];

/** R4: text comes back as it was, or is refused. */
export const awkwardRules: readonly StoreRule[] = [
  ...kinds.map(({ name, needs, ...kind }) =>
    must(`R4-text-${name}`, `awkward text comes back as it was: ${name}`, needs, async ({ store }) => {
      await unit(store, (all) => kind.writing(testWorkspaceId, awkward).put(all));
      equal(await kind.read(reads(store), awkward), kind.written(testWorkspaceId, awkward), 'what comes back');
    }),
  ),

  ...kinds.map(({ name, needs, ...kind }) =>
    must(`R4-refused-${name}`, `text that can't be kept is INVALID: ${name}`, needs, async ({ store }) => {
      for (const text of unstorable) {
        const attempt = unit(store, (all) => kind.writing(testWorkspaceId, text).put(all));
        await refused(attempt, 'INVALID', JSON.stringify(text));
      }
      equal(await kind.read(reads(store), 'text'), kind.nothing, 'after refusals');
    }),
  ),

  must('R4-refused-save', 'a save with text that can’t be kept is INVALID', [], async ({ store }) => {
    const ann = person('contact-1');
    await insert(store, ann);
    for (const text of unstorable) await refused(save(store, ann, { lastName: text }), 'INVALID', JSON.stringify(text));
    equal(await reads(store).contacts.get(ann.id), ann, 'the contact');
  }),

  must('R4-refused-batch', 'a batch with text that can’t be kept is INVALID', ['batch'], async ({ store }) => {
    for (const lastName of unstorable) {
      const contacts = [person('contact-1'), person('contact-2', { lastName })];
      const attempt = unit(store, ({ batch }) => batch.insert(contacts.map(made)));
      await refused(attempt, 'INVALID', JSON.stringify(lastName));
    }
    equal(await reads(store).contacts.get('contact-1'), undefined, 'the contact before it');
  }),
];
