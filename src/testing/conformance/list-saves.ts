import type { Contact } from '../../contact/contact.js';
import type { ListReads } from '../../ports/list.js';
import type { Criterion, CriterionPath } from '../../segments/criterion.js';
import { anIdentity } from '../builders.js';
import { equal } from './assert.js';
import { must, type StoreRule } from './rule.js';
import { at, changed, ids, insert, person, reads, remove, unit } from './subjects.js';

const isOneOf = (path: CriterionPath, value: string | number | boolean): Criterion => ({
  is: 'oneOf',
  path,
  values: [value],
});
const isSet = (path: CriterionPath): Criterion => ({ is: 'set', path });
const isText = (path: CriterionPath, key: string): Criterion => ({ is: 'text', path, keys: [key] });
const contains = (path: CriterionPath, key: string): Criterion => ({ is: 'containing', path, key });
const starts = (path: CriterionPath, key: string): Criterion => ({ is: 'starting', path, key });
const has = (path: 'tags' | 'channels', id: string): Criterion => ({ is: 'member', path, ids: [id] });

type Moment = readonly [parts: Partial<Contact>, criterion: Criterion];
/** What changes → contacts before and after a save, each with what was asked for then. */
const moves: Readonly<Record<string, readonly (readonly [before: Moment, after: Moment])[]>> = {
  texts: [
    [
      [{ firstName: 'ANN' }, isText('firstName', 'ann')],
      [{ firstName: 'Bea' }, isText('firstName', 'bea')],
    ],
    [
      [{ lastName: null }, { not: isSet('lastName') }],
      [{ lastName: 'Straße' }, contains('lastName', 'sse')],
    ],
    [
      [{ profile: { displayName: 'Ann ✨', pictureUrl: null, channelId: 'whatsapp' } }, contains('profile', 'ann')],
      [{ profile: { displayName: 'Bea', pictureUrl: null, channelId: 'whatsapp' } }, starts('profile', 'be')],
    ],
    [
      [{ email: 'Ann@x.example' }, isText('email', 'ann@x.example')],
      [{ email: 'Bea@x.example' }, starts('email', 'bea@')],
    ],
    [
      [{ phone: '+6591234567' }, contains('phone', '1234')],
      [{ phone: '+6598765432' }, isText('phone', '+6598765432')],
    ],
  ],
  values: [
    [
      [{ custom: { note: 'Ann' } }, isText('custom.note', 'ann')],
      [{ custom: { note: 'BEA' } }, contains('custom.note', 'bea')],
    ],
    [
      [{ custom: { seats: 1 } }, { is: 'within', path: 'custom.seats', ordering: 'number', bounds: { below: 2 } }],
      [{ custom: { seats: 2 } }, { is: 'within', path: 'custom.seats', ordering: 'number', bounds: { above: 1 } }],
    ],
    [
      [{ custom: { consent: true } }, isOneOf('custom.consent', true)],
      [{ custom: {} }, { not: isSet('custom.consent') }],
    ],
    [
      [{ country: 'SG' }, isOneOf('country', 'SG')],
      [{ country: null }, { not: isSet('country') }],
    ],
    [
      [{ origins: {} }, { not: { is: 'given', path: 'language' } }],
      [{ origins: { language: { source: 'manual', at: at(0) } } }, { is: 'given', path: 'language' }],
    ],
  ],
  sets: [
    [
      [{ tags: ['tag-a', 'tag-b'] }, has('tags', 'tag-a')],
      [{ tags: ['tag-b', 'tag-c'] }, has('tags', 'tag-c')],
    ],
    [
      [{ channels: [anIdentity({ channelId: 'sms' })] }, has('channels', 'sms')],
      [{ channels: [anIdentity({ channelId: 'mail' })] }, has('channels', 'mail')],
    ],
    [
      [{ channels: [] }, { not: isSet('channels') }],
      [{ channels: [anIdentity()] }, isSet('channels')],
    ],
  ],
  states: [
    [
      [{ conversation: null }, { not: isSet('conversation') }],
      [{ conversation: { status: 'open', openedAt: at(0), openedBy: 'user-1' } }, isOneOf('conversation', 'open')],
    ],
    [
      [{ assigneeId: 'user-1' }, isOneOf('assignee', 'user-1')],
      [{ assigneeId: 'user-2' }, isOneOf('assignee', 'user-2')],
    ],
    [
      [{ stageId: 'stage-a' }, isOneOf('stage', 'stage-a')],
      [{ stageId: null }, { not: isSet('stage') }],
    ],
    [
      [{}, isOneOf('status', 'active')],
      [{ status: 'blocked', block: { at: at(0), by: 'user-1', reason: null } }, isOneOf('status', 'blocked')],
    ],
  ],
};

/** N1: the same with identities that nobody else has. */
const ownedBy = (id: string, { channels, ...parts }: Partial<Contact>): Partial<Contact> => ({
  ...parts,
  ...(channels && { channels: channels.map((one) => ({ ...one, externalId: id })) }),
});

const found = async (list: ListReads, criterion: Criterion): Promise<unknown> => [
  ids(await list.page(criterion, { sort: { by: 'createdAt', descending: true }, limit: 9 })),
  await list.count(criterion),
];

/** Q6: lists follow every save, also one that is told what was read. */
export const listSaveRules: readonly StoreRule[] = [
  ...Object.entries(moves).map(([what, rows]) =>
    must(`Q6-list-saved-${what}`, `lists and counts follow a save: ${what}`, ['list'], async ({ store }) => {
      const { list } = reads(store);
      for (const [index, [[had, before], [next, after]]] of rows.entries())
        for (const told of [false, true]) {
          const id = `${index}-${told}`;
          const ann = person(id, ownedBy(id, had));
          await insert(store, ann);
          equal(await found(list, before), [[ann.id], 1], `${JSON.stringify(before)} before a save`);
          equal(await found(list, after), [[], 0], `${JSON.stringify(after)} before a save`);
          const change = changed(ann, { assigneeId: ann.assigneeId, ...ownedBy(id, next) });
          const options = { expectedVersion: 1, ...(told && { before: ann }) };
          await unit(store, ({ contacts }) => contacts.save(change, options));
          equal(await found(list, before), [[], 0], `${JSON.stringify(before)} after a save`);
          equal(await found(list, after), [[ann.id], 1], `${JSON.stringify(after)} after a save`);
          await remove(store, change.contact);
        }
    }),
  ),

  must('Q6-list-saved-order', 'a contact moves in the list when it is saved', ['list'], async ({ store }) => {
    const { list } = reads(store);
    const [ann, bea] = [person('ann', { stageId: 's1' }), person('bea', { stageId: 's2' })];
    await insert(store, ann, bea, person('carl', { stageId: 's3' }));
    const order = async (): Promise<readonly string[]> =>
      ids(await list.page({ is: 'set', path: 'stage' }, { sort: { by: 'stage', descending: false }, limit: 9 }));
    await unit(store, ({ contacts }) => contacts.save(changed(ann, { stageId: 's4' }), { expectedVersion: 1 }));
    equal(await order(), ['bea', 'carl', 'ann'], 'when the first has become the last');
    const moved = changed(bea, { stageId: 's5' });
    await unit(store, ({ contacts }) => contacts.save(moved, { expectedVersion: 1, before: bea }));
    equal(await order(), ['carl', 'ann', 'bea'], 'when the second has, and the save was told what was read');
  }),
];
