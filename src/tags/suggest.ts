import { faulty, unwrap } from '../kernel/errors.js';
import { guard } from '../kernel/guard.js';
import { issue } from '../kernel/issue.js';
import { ok } from '../kernel/result.js';
import { isCount, isName, isText, listOf, mapOf, orAbsent, record, type Shape, shapeIssues } from '../kernel/shape.js';
import { parseTagName, tagKey } from '../values/tag-name.js';
import type { Tag } from './tag.js';

/** T5: what there is to suggest. */
export interface SuggestFacts {
  /** The whole catalogue: of a part of it, a tag that is not there would be offered to be created. */
  readonly tags: readonly Tag[];
  /** Ids of those that the contact has. */
  readonly assigned?: readonly string[] | undefined;
  /** Tag id → how many contacts carry it. Left out: none. */
  readonly uses?: { readonly [tagId: string]: number } | undefined;
  /** The most suggestions; 20 when left out. */
  readonly limit?: number | undefined;
}

/** T5: how a tag's name matches what was typed, best first. */
export const tagMatches = ['exact', 'prefix', 'word', 'substring'] as const;

/** T5: one tag that may be meant. */
export interface TagSuggestion {
  readonly tag: Tag;
  readonly match: (typeof tagMatches)[number];
  readonly assigned: boolean;
  readonly uses: number;
}

/** T5: what to show below the field in which a tag is typed. */
export interface TagSuggestions {
  readonly items: readonly TagSuggestion[];
  /** The name under which *create* is offered; null when a tag has its key, or it is no name. */
  readonly create: string | null;
}

const shape: Shape = [
  [
    'tags',
    listOf(
      record([
        ['id', isName],
        ['key', isText],
      ]),
    ),
  ],
  ['assigned', orAbsent(listOf(isText))],
  ['uses', orAbsent(mapOf(isCount))],
  ['limit', orAbsent(isCount)],
];

/**
 * T5: the tags that may be meant by what was typed so far: exact, beginning of the name, beginning of a word, anywhere; then
 * the most used, then by key. Compared by tag key (T1). Nothing typed: all, the most used first. Throws `INVALID`.
 */
export function suggestTags(query: string, facts: SuggestFacts): TagSuggestions {
  const suggested = guard({ query, facts }, () => {
    const wrong = typeof query === 'string' ? [] : [issue('INPUT_INVALID_TYPE', ['query'], { expected: 'string' })];
    const refused = faulty([...wrong, ...shapeIssues(facts, shape, ['facts'])]);
    if (refused !== undefined) return refused;
    const { tags, assigned = [], uses = {}, limit = 20 } = facts;
    const typed = tagKey(query);
    const items = tags.flatMap((tag): TagSuggestion[] => {
      const match = matchOf(tag.key, typed);
      if (match === undefined) return [];
      return [
        { tag, match, assigned: assigned.includes(tag.id), uses: Object.hasOwn(uses, tag.id) ? uses[tag.id]! : 0 },
      ];
    });
    const name = parseTagName(query);
    const create = name.ok && !tags.some(({ key }) => key === typed) ? name.value : null;
    return ok({ items: items.sort(byRank).slice(0, limit), create });
  });
  return unwrap(suggested);
}

// The character before the match, which may be of two units, belongs to no word.
const endsWord = /[^\p{L}\p{M}\p{N}]$/u;

function matchOf(key: string, typed: string): TagSuggestion['match'] | undefined {
  if (key === typed) return 'exact';
  if (key.startsWith(typed)) return 'prefix';
  let at = key.indexOf(typed);
  if (at === -1) return undefined;
  for (; at !== -1; at = key.indexOf(typed, at + 1))
    if (endsWord.test(key.slice(Math.max(at - 2, 0), at))) return 'word';
  return 'substring';
}

function byRank(one: TagSuggestion, other: TagSuggestion): number {
  const rank = tagMatches.indexOf(one.match) - tagMatches.indexOf(other.match) || other.uses - one.uses;
  if (rank !== 0) return rank;
  return one.tag.key < other.tag.key ? -1 : 1;
}
