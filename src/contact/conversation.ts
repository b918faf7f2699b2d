import type { Context } from '../access/context.js';
import type { FieldMap } from '../fields/definition.js';
import type { Rejection } from '../kernel/errors.js';
import { invalid } from '../kernel/errors.js';
import type { Instant } from '../kernel/instant.js';
import { issue } from '../kernel/issue.js';
import type { Result } from '../kernel/result.js';
import { nullable, optional, parsed, parseWith, strictObject } from '../kernel/schema.js';
import type { Source } from '../kernel/vocabulary.js';
import { lineOrNull } from '../values/line.js';
import { type Change, type ContactDraft, change, type Emit, unchanged } from './change.js';
import type { Contact, Tombstone } from './contact.js';
import { instant, noInput } from './input.js';
import { operate } from './operate.js';

const closing = strictObject({
  category: optional(parsed(lineOrNull(128))),
  summary: optional(parsed(lineOrNull(512))),
});
const snoozing = strictObject({ until: optional(nullable(parsed(instant))) });

/** Opens the conversation, or wakes a snoozed one. An open one is a no-op; a blocked contact's can't be opened (S4). */
export function openConversation<F extends FieldMap>(
  contact: Contact<F> | Tombstone,
  input: Record<never, never>,
  ctx: Context,
): Result<
  Change<F, 'conversation.opened'>,
  Rejection<'INVALID' | 'FORBIDDEN' | 'CONTACT_DELETED' | 'CONTACT_BLOCKED'>
> {
  return operate('openConversation', { contact, input, ctx }, (subject, context) => {
    const given = noInput(input);
    if (!given.ok) return given;
    if (subject.conversation?.status === 'open') return unchanged(subject);
    return change(subject, context, (draft, emit) => open(draft, context, context.source, emit));
  });
}

/**
 * Closes an open or snoozed conversation, with a category (≤ 128 code points) and a summary (≤ 512) if wanted. When none
 * is open, a no-op.
 */
export function closeConversation<F extends FieldMap>(
  contact: Contact<F> | Tombstone,
  input: { readonly category?: string | null | undefined; readonly summary?: string | null | undefined },
  ctx: Context,
): Result<Change<F, 'conversation.closed'>, Rejection<'INVALID' | 'FORBIDDEN' | 'CONTACT_DELETED'>> {
  return operate('closeConversation', { contact, input, ctx }, (subject, context) => {
    const given = parseWith(closing, input);
    if (!given.ok) return given;
    return change(subject, context, (draft, emit) => close(draft, context, context.source, emit, given.value));
  });
}

/**
 * Snoozes an open conversation until a moment, or without one until somebody opens it or writes. When none is open, a
 * no-op; a blocked contact's can't be snoozed (S4). `until` must be later than now: `INPUT_INVALID_VALUE`. Nothing wakes
 * by itself: the host opens it when the time has come.
 */
export function snoozeConversation<F extends FieldMap>(
  contact: Contact<F> | Tombstone,
  input: { readonly until?: Instant | null | undefined },
  ctx: Context,
): Result<
  Change<F, 'conversation.snoozed'>,
  Rejection<'INVALID' | 'FORBIDDEN' | 'CONTACT_DELETED' | 'CONTACT_BLOCKED'>
> {
  return operate('snoozeConversation', { contact, input, ctx }, (subject, context) => {
    const given = parseWith(snoozing, input);
    if (!given.ok) return given;
    const until = given.value.until ?? null;
    if (until !== null && until <= context.now) return invalid(issue('INPUT_INVALID_VALUE', ['until']));
    return change(subject, context, (draft, emit) => {
      const { conversation } = draft;
      if (conversation === null || conversation.status === 'closed') return;
      if (conversation.status === 'snoozed' && (conversation.snoozedUntil ?? null) === until) return;
      const { openedAt, openedBy } = conversation;
      draft.conversation = { status: 'snoozed', openedAt, openedBy, ...(until !== null && { snoozedUntil: until }) };
      emit('conversation.snoozed', { until });
    });
  });
}

type By = Pick<Context, 'now' | 'actor'>;

/** Opens it on a draft; what is open stays as it is, a snooze ends, a closed one begins anew. */
export function open(
  draft: ContactDraft,
  { now, actor }: By,
  by: 'message' | Source,
  emit: Emit<'conversation.opened'>,
): void {
  if (draft.conversation?.status === 'open') return;
  draft.conversation = { status: 'open', openedAt: now, openedBy: actor.id };
  emit('conversation.opened', { by });
}

/** Closes it on a draft, where there is something to close. */
export function close(
  draft: ContactDraft,
  { now, actor }: By,
  by: 'block' | Source,
  emit: Emit<'conversation.closed'>,
  note: { readonly category?: string | null | undefined; readonly summary?: string | null | undefined } = {},
): void {
  const { conversation } = draft;
  if (conversation === null || conversation.status === 'closed') return;
  const { openedAt, openedBy } = conversation;
  const category = note.category ?? null;
  const summary = note.summary ?? null;
  draft.conversation = {
    status: 'closed',
    openedAt,
    openedBy,
    closedAt: now,
    closedBy: actor.id,
    ...(category !== null && { category }),
    ...(summary !== null && { summary }),
  };
  emit('conversation.closed', { by, category, summary });
}
