import type { Context } from '../access/context.js';
import type { FieldMap } from '../fields/definition.js';
import type { Rejection } from '../kernel/errors.js';
import { invalid } from '../kernel/errors.js';
import { ok, type Result } from '../kernel/result.js';
import { boolean, optional, parsed, parseWith, strictObject } from '../kernel/schema.js';
import type { Tag } from '../tags/tag.js';
import { type Change, change } from './change.js';
import type { Contact, Tombstone } from './contact.js';
import { operate } from './operate.js';
import { findTag, parseTagRefs, resolveTags, tagFactsIssue } from './resolve-tags.js';

const tagging = strictObject({ tags: parsed(parseTagRefs), createMissing: optional(boolean()) });
const untagging = strictObject({ tags: parsed(parseTagRefs) });

/** The tags of the catalogue that a call may name; those that it does not name need not be among them. */
export interface TagFacts {
  readonly tags: readonly Tag[];
}

/**
 * Adds tags, each named by its name (T1) or `id:<tagId>`; one that the contact has is passed over (T2). An unknown name
 * becomes a tag of the catalogue when `createMissing`: those are in the change's `tags`, to be saved with it. One event a
 * tag (T6).
 */
export function tagContact<F extends FieldMap>(
  contact: Contact<F> | Tombstone,
  input: { readonly tags: readonly string[]; readonly createMissing?: boolean | undefined },
  ctx: Context,
  facts: TagFacts,
): Result<
  Change<F, 'contact.tag.added'> & { readonly tags: readonly Tag[] },
  Rejection<'INVALID' | 'FORBIDDEN' | 'CONTACT_DELETED' | 'TAG_UNKNOWN' | 'LIMIT_REACHED'>
> {
  return operate('tag', { contact, input, ctx, facts }, (subject, context) => {
    const given = parseWith(tagging, input);
    if (!given.ok) return given;
    const { tags, createMissing = false } = given.value;
    const resolved = resolveTags(tags, createMissing, facts.tags, subject.tags, context);
    if (!resolved.ok) return resolved;
    const changed = change<F, 'contact.tag.added'>(subject, context, (draft, emit) => {
      for (const tagId of resolved.value.ids) {
        draft.tags.push(tagId);
        emit('contact.tag.added', { tagId });
      }
    });
    return changed.ok ? ok({ ...changed.value, tags: resolved.value.created }) : changed;
  });
}

/**
 * Removes tags, named like those of {@link tagContact}; one that the contact lacks, or that nobody knows, is passed over
 * (T2). The tags themselves stay in the catalogue (T3).
 */
export function untagContact<F extends FieldMap>(
  contact: Contact<F> | Tombstone,
  input: { readonly tags: readonly string[] },
  ctx: Context,
  facts: TagFacts,
): Result<Change<F, 'contact.tag.removed'>, Rejection<'INVALID' | 'FORBIDDEN' | 'CONTACT_DELETED'>> {
  return operate('untag', { contact, input, ctx, facts }, (subject, context) => {
    const given = parseWith(untagging, input);
    if (!given.ok) return given;
    const fault = tagFactsIssue(facts.tags);
    if (fault !== undefined) return invalid(fault);
    const ids = given.value.tags.map((ref) => ('id' in ref ? ref.id : findTag(facts.tags, ref)?.id));
    return change(subject, context, (draft, emit) => {
      for (const tagId of subject.tags.filter((id) => ids.includes(id))) {
        draft.tags.splice(draft.tags.indexOf(tagId), 1);
        emit('contact.tag.removed', { tagId });
      }
    });
  });
}
