import type { Actor } from '../access/actor.js';
import { mayViewField } from '../access/visibility.js';
import { invalid, unwrap } from '../kernel/errors.js';
import { issue, under } from '../kernel/issue.js';
import { plain } from '../kernel/plain.js';
import { ok } from '../kernel/result.js';
import type { Filter } from './filter.js';

/** Q9: what a filter depends on, each list sorted and without doubles. */
export interface FilterNames {
  /** Paths: `email`, `tags`, `custom.plan`. */
  readonly fields: readonly string[];
  /** Ids. */
  readonly tags: readonly string[];
  /** Ids. */
  readonly stages: readonly string[];
}

/** What one condition names: its field, and the texts of its operand. */
interface Naming {
  readonly field: string;
  readonly texts: readonly string[];
}

/**
 * Q9: the fields, tags and stages that a filter names, whether or not there are any such. Throws `INVALID` for what is no
 * object; of a tree that is no filter, what its conditions name.
 */
export function filterNames(filter: Filter): FilterNames {
  const copied = plain(filter);
  if (!copied.ok) return unwrap(invalid(...under('filter', copied.error.issues)));
  const isObject = typeof copied.value === 'object' && copied.value !== null && !Array.isArray(copied.value);
  const refused = isObject ? undefined : invalid(issue('INPUT_INVALID_TYPE', ['filter'], { expected: 'object' }));
  return unwrap(refused ?? ok(namesIn(copied.value)));
}

/** The same for a filter that was copied, or that a store gave. */
export function namesIn(filter: unknown): FilterNames {
  const named = namingsIn(filter);
  const textsOf = (path: string): readonly string[] =>
    named.flatMap(({ field, texts }) => (field === path ? texts : []));
  return {
    fields: sorted(named.map(({ field }) => field)),
    tags: sorted(textsOf('tags')),
    stages: sorted(textsOf('stage')),
  };
}

/** Every condition of a tree; what is none is passed over. */
export function namingsIn(node: unknown): readonly Naming[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap(namingsIn);
  const { and, or, not, field, operator, value } = node as { readonly [key: string]: unknown };
  const group = and ?? or ?? not;
  if (group !== undefined) return namingsIn(group);
  if (typeof field !== 'string') return [];
  // What `doesNotExist` may say is no value of the field (Q2).
  const values = operator === 'doesNotExist' ? [] : Array.isArray(value) ? (value as readonly unknown[]) : [value];
  return [{ field, texts: values.filter((one) => typeof one === 'string') }];
}

/** A4: whether a segment with this filter exists for the actor: it asks for nothing that is hidden from them. */
export function maySeeFilter(actor: Actor | undefined, filter: unknown): boolean {
  // Asked of hundreds of segments at a time, and of most actors nothing is hidden.
  if ((actor?.hiddenFields ?? []).length === 0) return true;
  return namingsIn(filter).every(({ field }) => mayViewField(actor!, field));
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
