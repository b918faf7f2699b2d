import type { Checked } from '../access/context.js';
import { limitOf } from '../access/policy.js';
import type { Rejection } from '../kernel/errors.js';
import { faulty, invalid } from '../kernel/errors.js';
import { badId, isId } from '../kernel/id.js';
import { type Issue, issue, under } from '../kernel/issue.js';
import { err, ok, type Result } from '../kernel/result.js';
import { isText, listOf, record } from '../kernel/shape.js';
import type { Tag } from '../tags/tag.js';
import { parseTagName, tagKey } from '../values/tag-name.js';

/** T2: how a call names a tag. */
type TagRef = { readonly id: string } | { readonly name: string; readonly key: string };

/** T2: tag references as they come in, each `id:<tagId>` or a name. Codes `INPUT_…`, `TAG_…`, with the index in the path. */
export function parseTagRefs(input: unknown): Result<readonly TagRef[], Rejection<'INVALID'>> {
  if (!Array.isArray(input)) return invalid(issue('INPUT_INVALID_TYPE', [], { expected: 'array' }));
  const issues: Issue[] = [];
  const refs: TagRef[] = [];
  for (const [index, text] of (input as readonly unknown[]).entries()) {
    if (typeof text !== 'string') issues.push(issue('INPUT_INVALID_TYPE', [index], { expected: 'string' }));
    else if (text.startsWith('id:')) refs.push({ id: text.slice('id:'.length) });
    else {
      const name = parseTagName(text);
      if (name.ok) refs.push({ name: name.value, key: tagKey(name.value) });
      else issues.push(...under(index, name.error.issues));
    }
  }
  return faulty(issues) ?? ok(refs);
}

/** The tag of the catalogue that is meant. */
export function findTag(known: readonly Tag[], ref: TagRef): Tag | undefined {
  return known.find((tag) => ('id' in ref ? tag.id === ref.id : tag.key === ref.key));
}

const areTags = listOf(
  record([
    ['id', isText],
    ['key', isText],
  ]),
);

/** X1: what is wrong with the tags that a caller handed in. */
export function tagFactsIssue(known: unknown): Issue | undefined {
  return areTags(known) ? undefined : issue('INPUT_INVALID_TYPE', ['facts', 'tags']);
}

/** T2: the tags to add to a contact. */
export interface ResolvedTags {
  /** Each once, without those that it has. */
  readonly ids: readonly string[];
  /** Of `ids`, those that are new in the catalogue. */
  readonly created: readonly Tag[];
}

/**
 * T2: the tags to add to a contact that has `present`. An unknown name becomes a tag when `createMissing`; else, and for
 * an unknown id, all of them are in `TAG_UNKNOWN`.
 */
export function resolveTags(
  refs: readonly TagRef[],
  createMissing: boolean,
  known: readonly Tag[],
  present: readonly string[],
  ctx: Checked,
): Result<ResolvedTags, Rejection<'INVALID' | 'TAG_UNKNOWN' | 'LIMIT_REACHED'>> {
  const fault = tagFactsIssue(known);
  if (fault !== undefined) return invalid(fault);
  const unknown: string[] = [];
  const ids = new Set<string>();
  // By key: a call may name thousands, and looking through them for each would take their square.
  const created = new Map<string, Tag>();
  for (const ref of refs) {
    const tag = findTag(known, ref) ?? ('key' in ref ? created.get(ref.key) : undefined);
    if (tag !== undefined) ids.add(tag.id);
    else if (!createMissing || 'id' in ref) unknown.push('id' in ref ? `id:${ref.id}` : ref.name);
    else {
      const made: Tag = { id: ctx.newId(), name: ref.name, key: ref.key, emoji: null, color: null, description: null };
      if (!isId(made.id)) return badId();
      created.set(made.key, made);
      ids.add(made.id);
    }
  }
  if (unknown.length > 0) return err({ code: 'TAG_UNKNOWN', names: unknown });
  const added = [...ids].filter((id) => !present.includes(id));
  const max = limitOf(ctx.policy, 'tagsPerContact');
  if (added.length > 0 && present.length + added.length > max)
    return err({ code: 'LIMIT_REACHED', limit: 'tagsPerContact', max });
  return ok({ ids: added, created: [...created.values()] });
}
