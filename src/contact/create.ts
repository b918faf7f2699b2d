import { type Checked, type Context, checkContext } from '../access/context.js';
import { forbidden } from '../access/permissions.js';
import type { FieldMap, FieldSet, FieldValue, StandardField } from '../fields/definition.js';
import { allowsSource, isStandardField } from '../fields/standard.js';
import type { Rejection } from '../kernel/errors.js';
import { faulty, invalid } from '../kernel/errors.js';
import { guard } from '../kernel/guard.js';
import { badId, isId } from '../kernel/id.js';
import { issue } from '../kernel/issue.js';
import { type Plain, plain } from '../kernel/plain.js';
import { err, ok, type Result } from '../kernel/result.js';
import { boolean, nullable, optional, parsed, parsePlain, strictObject } from '../kernel/schema.js';
import { shapeIssues } from '../kernel/shape.js';
import { stagesShape } from '../stages/shape.js';
import type { Stage } from '../stages/stage.js';
import type { Tag } from '../tags/tag.js';
import { lineOrNull } from '../values/line.js';
import { blank } from './blank.js';
import { type Change, type ContactDraft, envelope } from './change.js';
import type { Contact, Profile } from './contact.js';
import { open } from './conversation.js';
import type { ContactEvent, EventType } from './events.js';
import { newIdentity } from './identity.js';
import { identityShape, idOrNull } from './input.js';
import { factsIssues } from './operate.js';
import { type FieldWrite, readFields } from './read-fields.js';
import { parseTagRefs, resolveTags } from './resolve-tags.js';
import { type Touch, touch } from './touch.js';
import { fieldChanges, putChanges } from './write-fields.js';

/** Standard fields and `custom`, as typed by `defineFields`. Absent and undefined: not said; null: none. */
export type FieldInput<F extends FieldMap = FieldMap> = {
  readonly [K in StandardField]?: string | null | undefined;
} & {
  readonly custom?: { readonly [K in keyof F]?: FieldValue<F[K]> | null | undefined } | undefined;
};

/** N1: a channel identity as it comes in. */
export interface IdentityInput {
  readonly channelId: string;
  readonly externalId: string;
  /** D1: the phone number or address that the channel declares beside the id; at most 320 code points. */
  readonly address?: string | null | undefined;
}

/** What `createContact` takes. */
export type CreateInput<F extends FieldMap = FieldMap> = FieldInput<F> & {
  readonly channel?: IdentityInput | undefined;
  /** T2: names, or `id:<tagId>`. */
  readonly tags?: readonly string[] | undefined;
  /** T2: whether unknown tag names become tags. */
  readonly createMissing?: boolean | undefined;
  readonly assigneeId?: string | null | undefined;
};

/** What of the workspace creating needs to know: left out, there is none of it. */
export interface CreateFacts<F extends FieldMap = FieldMap> {
  readonly fields?: FieldSet<F> | undefined;
  /** The tags that may be named; those that are not named need not be among them. */
  readonly tags?: readonly Tag[] | undefined;
  /** G1: new contacts begin in the default one. */
  readonly stages?: readonly Stage[] | undefined;
}

const rest = strictObject({
  channel: optional(strictObject({ ...identityShape, address: optional(parsed(lineOrNull(320))) })),
  tags: optional(parsed(parseTagRefs)),
  createMissing: optional(boolean()),
  assigneeId: optional(nullable(parsed(idOrNull))),
});

/**
 * Makes a contact of at least one of first name, phone, email or channel identity (C1), in the default stage (G1), with a
 * country from its phone when none is given (P2). All faults are reported at once (C2). `tags` are the catalogue's new
 * tags, to be saved with the contact (T2).
 */
export function createContact<F extends FieldMap = FieldMap>(
  input: CreateInput<NoInfer<F>>,
  ctx: Context,
  facts: CreateFacts<F> = {},
): Result<
  Change<F, 'contact.created'> & { readonly tags: readonly Tag[] },
  Rejection<'INVALID' | 'FORBIDDEN' | 'TAG_UNKNOWN' | 'LIMIT_REACHED'>
> {
  return guard({ input, ctx, facts }, () => {
    const context = checkContext(ctx);
    if (!context.ok) return context;
    const denied = forbidden('create', context.value.actor, context.value.policy);
    if (denied !== undefined) return err(denied);
    const unusable = faulty(factsIssues(facts));
    if (unusable !== undefined) return unusable;
    const copied = plain(input);
    if (!copied.ok) return copied;
    const { fields, others } = splitInput(copied.value);
    const given = parsePlain(rest, others);
    const reading = readFields(fields, null, context.value, facts.fields ?? []);
    const refused = faulty([...reading.issues, ...(given.ok ? [] : given.error.issues)]);
    if (refused !== undefined) return refused;
    if (!given.ok) return given;
    const { channel, tags: wanted = [], createMissing = false, assigneeId = null } = given.value;
    const identifies = ({ path }: FieldWrite): boolean =>
      identifying.includes(path) && allowsSource(path, context.value.source);
    if (channel === undefined && !reading.writes.some(identifies)) {
      return invalid(issue('INPUT_REQUIRED', [], { anyOf: [...identifying, 'channel'].join(' ') }));
    }
    const tags = resolveTags(wanted, createMissing, facts.tags ?? [], [], context.value);
    if (!tags.ok) return tags;
    const made = newContact<F, 'contact.created'>(context.value, {
      writes: reading.writes,
      stages: facts.stages ?? [],
      tags: tags.value.ids,
      assigneeId,
      identity: channel,
    });
    return made.ok ? ok({ ...made.value, tags: tags.value.created }) : made;
  });
}

/** C1: one of these, or a channel identity, makes a contact. */
const identifying: readonly string[] = ['firstName', 'phone', 'email'];

/**
 * An input for `readFields`, which passes over what is no field, and the rest of it; a value that is no object has no fields,
 * and its rest is refused.
 */
export function splitInput(input: Plain): {
  readonly fields: Readonly<Record<string, Plain>>;
  readonly others: Plain;
} {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return { fields: {}, others: input };
  const fields = input as Readonly<Record<string, Plain>>;
  const others: Record<string, Plain> = {};
  for (const key of Object.keys(fields)) {
    if (key === 'custom' || isStandardField(key)) continue;
    // Not by assignment: the input may have a key `__proto__`, and the rest has to show it.
    Object.defineProperty(others, key, { value: fields[key], enumerable: true });
  }
  return { fields, others };
}

/** What a new contact starts with. */
interface Beginning {
  readonly writes: readonly FieldWrite[];
  readonly stages: readonly Stage[];
  readonly tags?: readonly string[];
  readonly assigneeId?: string | null;
  readonly identity: IdentityInput | undefined;
  readonly profile?: Profile | undefined;
  /** N6: its first message, which opens the conversation. */
  readonly message?: Omit<Touch, 'inbound'>;
}

/** The contact that a checked beginning makes, and its events: all of version 1. */
export function newContact<F extends FieldMap, T extends EventType>(
  ctx: Checked,
  beginning: Beginning,
): Result<Change<F, T>, Rejection<'INVALID'>> {
  const { writes, stages, tags = [], assigneeId = null, identity, profile, message } = beginning;
  const unusable = faulty(shapeIssues({ stages }, stagesShape, ['facts']));
  if (unusable !== undefined) return unusable;
  const draft: ContactDraft = {
    ...blank(ctx.newId(), ctx.workspaceId, ctx.now),
    tags: [...tags],
    assigneeId,
    channels: identity === undefined ? [] : [newIdentity(identity, ctx.now)],
    profile: profile === undefined ? null : { ...profile },
    stageId: stages.find(({ isDefault }) => isDefault)?.id ?? null,
  };
  putChanges(
    draft,
    draft,
    fieldChanges(
      draft,
      writes,
      ctx,
      identity !== undefined && ctx.source === 'channel' ? { channelId: identity.channelId } : {},
    ),
  );
  if (message !== undefined) touch(draft, { ...message, inbound: true });
  const events: ContactEvent[] = [
    envelope(ctx, draft, 0, 'contact.created', { contact: message === undefined ? draft : { ...draft } }),
  ];
  if (message !== undefined)
    open(draft, ctx, 'message', (type, data) => events.push(envelope(ctx, draft, events.length, type, data)));
  if (![draft, ...events].every(({ id }) => isId(id))) return badId();
  return ok({ contact: draft as Contact<F>, events: events as ContactEvent<T>[] });
}
