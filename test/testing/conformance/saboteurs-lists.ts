import type { Contact } from '../../../src/contact/contact.js';
import { isLive } from '../../../src/ports/contact-repository.js';
import { compileCriterion } from '../../../src/segments/compile-criterion.js';
import { type Criterion, everything } from '../../../src/segments/criterion.js';
import { comparePositions, positionOf } from '../../../src/segments/positions.js';
import { type Position, type Sort, type SortField } from '../../../src/segments/sort.js';
import { retext } from './edits.js';
import type { All, Break, Place, Saboteurs } from './sabotage.js';

type List = All['list'];

const lists = (replace: (list: List, place: Place) => Partial<List>): Break => ({ repositories: { list: replace } });
/** All contacts, as the store that is not broken has them. */
const everyone = (list: List): Promise<readonly Contact[]> =>
  list.page(everything, { sort: { by: 'createdAt', descending: false }, limit: 1e6 });

interface Ways {
  readonly means?: (criterion: Criterion) => (contact: Contact) => boolean;
  readonly position?: (sort: Sort, contact: Contact) => Position;
  readonly compare?: (sort: Sort, a: Position, b: Position) => number;
  readonly isAfter?: (sort: Sort, position: Position, after: Position) => boolean;
}

/** A store that goes through its contacts, in some way of its own. */
export function scanning({
  means = compileCriterion,
  position = positionOf,
  compare = comparePositions,
  isAfter = (sort, one, after) => compare(sort, one, after) > 0,
}: Ways): Break {
  return lists((list) => ({
    page: async (criterion, { sort, limit, after }) =>
      (await everyone(list))
        .filter(means(criterion))
        .map((contact) => ({ contact, at: position(sort, contact) }))
        .filter(({ at }) => after === undefined || isAfter(sort, at, after))
        .sort((a, b) => compare(sort, a.at, b.at))
        .slice(0, limit)
        .map(({ contact }) => contact),
    count: async (criterion, max = Number.POSITIVE_INFINITY) =>
      Math.min(max, (await everyone(list)).filter(means(criterion)).length),
  }));
}

/** Lists that are sorted by something else. */
const sortedBy = (by: SortField, valueOf: (contact: Contact) => string | null): Break =>
  scanning({
    position: (sort, contact) =>
      sort.by === by ? { value: valueOf(contact), id: contact.id } : positionOf(sort, contact),
  });
/** By what people call it; what has no name of its own stands for itself. */
const named =
  (names: Readonly<Record<string, string>>) =>
  (value: string | null | undefined): string | null =>
    names[value ?? ''] ?? value ?? null;
const countries = named({ CH: 'Switzerland', CN: 'China', SG: 'Singapore' });
const languages = named({ de: 'German', en: 'English', zh: 'Chinese' });
const work = named({ open: '1', snoozed: '2', closed: '3' });
const funnel = named({ 'stage-lead': '1', 'stage-won': '2', 'stage-lost': '3' });

/** Lists that see some parts of contacts as they were when they were inserted. */
function stale(ways: (look: (contact: Contact) => Contact) => Ways, parts: (inserted: Contact) => Partial<Contact>) {
  const inserted = new Map<string, Contact>();
  const { repositories } = scanning(
    ways((contact) => ({ ...contact, ...parts(inserted.get(`${contact.workspaceId} ${contact.id}`) ?? contact) })),
  );
  return {
    repositories: {
      ...repositories,
      contacts: (contacts: All['contacts']) => ({
        insert: async (...[change, options]: Parameters<All['contacts']['insert']>) => {
          await contacts.insert(change, options);
          inserted.set(`${change.contact.workspaceId} ${change.contact.id}`, change.contact);
        },
      }),
    },
  };
}
const meansStale = (parts: (inserted: Contact) => Partial<Contact>): Break =>
  stale(
    (look) => ({
      means: (criterion) => {
        const means = compileCriterion(criterion);
        return (contact) => means(look(contact));
      },
    }),
    parts,
  );

/** Lists: their order, whom they are of, and what moves them. */
export const listSaboteurs: Saboteurs = {
  'Q6-list-by-name': () =>
    sortedBy(
      'name',
      ({ firstName, lastName, profile }) =>
        `${lastName ?? ''} ${firstName ?? profile?.displayName ?? ''}`.trim().toLowerCase() || null,
    ),
  'Q6-list-by-email': () => sortedBy('email', ({ email }) => email),
  'Q6-list-by-phone': () => sortedBy('phone', ({ phone }) => phone && String(Number(phone)).padStart(15, '0')),
  'Q6-list-by-country': () => sortedBy('country', ({ country }) => countries(country)),
  'Q6-list-by-language': () => sortedBy('language', ({ language }) => languages(language)),
  'Q6-list-by-conversation': () => sortedBy('conversation', ({ conversation }) => work(conversation?.status)),
  'Q6-list-by-stage': () => sortedBy('stage', ({ stageId }) => funnel(stageId)),
  'Q6-list-by-lastMessageAt': () => sortedBy('lastMessageAt', ({ lastInboundAt }) => lastInboundAt),
  'Q6-list-by-createdAt': () => sortedBy('createdAt', ({ updatedAt }) => updatedAt),

  'Q6-list-nulls': () =>
    lists((list) => ({
      page: async (criterion, page) => {
        const found = await list.page(criterion, page);
        if (!page.sort.descending || page.after !== undefined) return found;
        const isNull = (contact: Contact): boolean => positionOf(page.sort, contact).value === null;
        return [...found.filter(isNull), ...found.filter((contact) => !isNull(contact))];
      },
    })),
  'Q6-list-ties': () =>
    scanning({
      compare: (sort, a, b) =>
        comparePositions({ descending: sort.descending && (a.value !== b.value || a.value === null) }, a, b),
    }),
  'Q6-list-code-points': () => {
    const units = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
    return scanning({
      compare: (sort, a, b) => {
        if (a.value === null || b.value === null) return comparePositions(sort, a, b);
        const ascending = units(a.value, b.value) || units(a.id, b.id);
        return sort.descending ? -ascending : ascending;
      },
    });
  },
  'Q6-list-pages': () =>
    scanning({
      isAfter: (sort, one, after) =>
        comparePositions(sort, one, after) > 0 && (after.value === null || one.value !== after.value),
    }),
  'Q6-list-after-gone': () =>
    lists((list, { all: { contacts } }) => ({
      page: async (criterion, { after, ...page }) => {
        const last = after && (await contacts.get(after.id));
        const stands = isLive(last) && positionOf(page.sort, last).value === after?.value;
        return list.page(criterion, { ...page, after: stands ? after : undefined });
      },
    })),
  'Q6-list-after-null': () =>
    lists((list) => ({
      page: async (criterion, page) => (page.after?.value === null ? [] : list.page(criterion, page)),
    })),
  'Q6-list-limit': () =>
    lists((list) => ({
      page: (criterion, page) => list.page(criterion, { ...page, limit: page.limit + 1 }),
    })),

  'Q6-list-count': () => lists((list) => ({ count: async (criterion, max = 100) => list.count(criterion, max) })),
  'Q6-list-count-max': () => lists((list) => ({ count: (criterion) => list.count(criterion) })),
  'S4-list-blocked': () =>
    scanning({
      means: (criterion) => {
        const means = compileCriterion(criterion);
        const asked = JSON.stringify(criterion).includes('"status"');
        return (contact) => means(contact) && (asked || contact.status === 'active');
      },
    }),
  'S6-list-deleted': () => {
    let deleted = 0;
    return {
      repositories: {
        contacts: (contacts) => ({
          save: async (change, options) => {
            await contacts.save(change, options);
            if (change.contact.status === 'deleted') deleted += 1;
          },
        }),
        list: (list) => ({
          count: async (criterion, max) => (await list.count(criterion, max)) + ('and' in criterion ? deleted : 0),
        }),
      },
    };
  },
  'A6-list': () =>
    lists((list, { store, workspaceId }) => ({
      page: async (criterion, page) => {
        const found = await list.page(criterion, page);
        const home = store.read('workspace-1') as All;
        return found.length > 0 || workspaceId === 'workspace-1' ? found : home.list.page(criterion, page);
      },
    })),
  'M1-list-touch': () => {
    const late = new Map<string, string | null>();
    const look = (contact: Contact): Contact => ({
      ...contact,
      lastMessageAt: late.has(contact.id) ? late.get(contact.id)! : contact.lastMessageAt,
    });
    return {
      repositories: {
        ...scanning({ position: (sort, contact) => positionOf(sort, look(contact)) }).repositories,
        contacts: (contacts) => ({
          touch: async (id, times) => {
            const before = await contacts.get(id);
            await contacts.touch(id, times);
            if (isLive(before)) late.set(id, before.lastMessageAt);
          },
        }),
      },
    };
  },
  'R2-list': () => {
    let kept: { readonly text: string; readonly answer: readonly Contact[] } | undefined;
    return lists((list) => ({
      page: async (criterion, page) => {
        const answer = await list.page(criterion, page);
        const text = JSON.stringify(answer);
        if (kept?.text !== text) kept = { text, answer };
        return kept.answer;
      },
    }));
  },
  'R4-list': () =>
    scanning({
      means: (criterion) => compileCriterion(retext(criterion, (text) => text.replace(/[\0\p{Cs}]/gu, ''))),
    }),
  'E2-list': () => lists((_, { store, workspaceId }) => (store.read(workspaceId) as All).list),
  'E2-kept-list': () => ({ reopened: lists(() => ({ page: async () => [] })) }),

  'Q6-list-saved-texts': () =>
    meansStale(({ firstName, lastName, profile, email, phone }) => ({ firstName, lastName, profile, email, phone })),
  'Q6-list-saved-values': () => meansStale(({ custom, country, origins }) => ({ custom, country, origins })),
  'Q6-list-saved-sets': () => meansStale(({ tags, channels }) => ({ tags, channels })),
  'Q6-list-saved-states': () =>
    meansStale(({ conversation, assigneeId, stageId, status }) => ({ conversation, assigneeId, stageId, status })),
  'Q6-list-saved-order': () =>
    stale(
      (look) => ({ position: (sort, contact) => positionOf(sort, look(contact)) }),
      ({ stageId }) => ({ stageId }),
    ),
};
