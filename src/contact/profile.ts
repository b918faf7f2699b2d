import type { Checked, Context } from '../access/context.js';
import type { FieldMap, FieldSet } from '../fields/definition.js';
import { faulty, type Rejection } from '../kernel/errors.js';
import { type Issue, issue } from '../kernel/issue.js';
import { type Plain, plain } from '../kernel/plain.js';
import { ok, type Result } from '../kernel/result.js';
import { nullable, optional, parsed, parsePlain, parseWith, strictObject, unknown } from '../kernel/schema.js';
import { parseName } from '../values/text.js';
import { parseUrl } from '../values/url.js';
import { type Change, change, unchanged } from './change.js';
import type { Contact, Profile, Tombstone } from './contact.js';
import { type FieldInput, splitInput } from './create.js';
import { parseId } from './input.js';
import { operate } from './operate.js';
import { type FieldWrite, readFields } from './read-fields.js';
import { type FieldChanges, fieldChanges, putChanges } from './write-fields.js';

/** What a channel tells of the person who writes. What it does not say is left as it is. */
export interface ProfileInput {
  readonly displayName?: string | null | undefined;
  readonly pictureUrl?: string | null | undefined;
}

/** P6: what came of values that nobody typed. */
export interface Ignored {
  /** Values that were left out, and why; paths as in the input. */
  readonly ignored: readonly Issue[];
}

/** The members of an input that say what a channel knows, beside the fields. */
export const profileShape = {
  profile: optional(nullable(strictObject({ displayName: optional(unknown()), pictureUrl: optional(unknown()) }))),
};
const syncing = strictObject({ channelId: parsed(parseId), ...profileShape });
const observing = strictObject({ language: optional(unknown()) });

/**
 * Takes over what a channel says of a person: display name and picture as they are (nobody edits those), and fields where
 * P2 lets a channel fill. Values are parsed one by one, and a bad one is left out and told in `ignored` (P6).
 */
export function syncProfile<F extends FieldMap>(
  contact: Contact<F> | Tombstone,
  input: FieldInput<NoInfer<F>> & { readonly channelId: string; readonly profile?: ProfileInput | null | undefined },
  ctx: Context,
  facts: { readonly fields?: FieldSet<NoInfer<F>> | undefined } = {},
): Result<
  Change<F, 'contact.profile.updated' | 'contact.updated'> & Ignored,
  Rejection<'INVALID' | 'FORBIDDEN' | 'CONTACT_DELETED'>
> {
  return operate('syncProfile', { contact, input, ctx, facts }, (subject, context) => {
    const copied = plain(input);
    if (!copied.ok) return copied;
    const { fields, others } = splitInput(copied.value);
    const given = parsePlain(syncing, others);
    if (!given.ok) return given;
    const read = readKnown(subject, fields, given.value, { ...context, source: 'channel' }, facts.fields ?? []);
    if (!read.ok) return read;
    const known = read.value;
    if (known.profile === undefined && Object.keys(known.changes).length === 0)
      return ok({ ...unchanged(subject).value, ignored: known.ignored });
    const changed = change<F, 'contact.profile.updated' | 'contact.updated'>(
      subject,
      { ...context, source: 'channel' },
      (draft, emit) => {
        if (known.profile !== undefined) {
          draft.profile = { ...known.profile };
          emit('contact.profile.updated', { before: subject.profile, after: known.profile });
        }
        if (Object.keys(known.changes).length === 0) return;
        putChanges(draft, subject, known.changes);
        emit('contact.updated', { fields: known.changes });
      },
    );
    return changed.ok ? ok({ ...changed.value, ignored: known.ignored }) : changed;
  });
}

/** Notes the language of the person's browser, where P2 lets it fill; one that is none is told in `ignored` (P6). */
export function observeLanguage<F extends FieldMap>(
  contact: Contact<F> | Tombstone,
  input: { readonly language?: string | null | undefined },
  ctx: Context,
): Result<Change<F, 'contact.updated'> & Ignored, Rejection<'INVALID' | 'FORBIDDEN' | 'CONTACT_DELETED'>> {
  return operate('observeLanguage', { contact, input, ctx }, (subject, context) => {
    const given = parseWith(observing, input);
    if (!given.ok) return given;
    const language = (given.value.language ?? null) as Plain;
    const browser: Checked = { ...context, source: 'browser' };
    const { writes, issues: ignored } = readFields({ language }, subject, unrestricted(browser), []);
    const changes = fieldChanges(subject, writes, browser);
    if (Object.keys(changes).length === 0) return ok({ ...unchanged(subject).value, ignored });
    const changed = change<F, 'contact.updated'>(subject, browser, (draft, emit) => {
      putChanges(draft, subject, changes);
      emit('contact.updated', { fields: changes });
    });
    return changed.ok ? ok({ ...changed.value, ignored }) : changed;
  });
}

/** What a channel knows, read against the contact it is about. */
export interface Known extends Ignored {
  readonly writes: readonly FieldWrite[];
  readonly changes: FieldChanges;
  /** The profile after, when it is another than before. */
  readonly profile: Profile | undefined;
}

/** P2, P6: reads what a channel says of a contact; never a reason to refuse the message that brought it. */
export function readKnown(
  present: Contact,
  fields: Readonly<Record<string, Plain>>,
  {
    channelId,
    profile,
  }: {
    readonly channelId: string;
    readonly profile?: { readonly displayName?: unknown; readonly pictureUrl?: unknown } | null | undefined;
  },
  ctx: Checked,
  definitions: FieldSet,
): Result<Known, Rejection<'INVALID'>> {
  const { writes, issues } = readFields(fields, present, unrestricted(ctx), definitions);
  // Bad definitions are the caller's fault, not the channel's.
  const refused = faulty(issues.filter(({ path }) => path[0] === 'facts'));
  if (refused !== undefined) return refused;
  const name = readPart(profile?.displayName, parseName, 'displayName');
  const picture = readPart(profile?.pictureUrl, parseUrl, 'pictureUrl');
  const before = present.profile;
  // What a channel does not say stays, but only of the same channel: name and picture belong together.
  const kept = before?.channelId === channelId ? before : { displayName: null, pictureUrl: null };
  const after: Profile = {
    displayName: name.value === undefined ? kept.displayName : name.value,
    pictureUrl: picture.value === undefined ? kept.pictureUrl : picture.value,
    channelId,
  };
  const says = name.value !== undefined || picture.value !== undefined;
  const same =
    before !== null &&
    after.displayName === before.displayName &&
    after.pictureUrl === before.pictureUrl &&
    before.channelId === channelId;
  return ok({
    writes,
    changes: fieldChanges(present, writes, ctx, { channelId }),
    profile: says && !same ? after : undefined,
    ignored: [...issues, ...name.ignored, ...picture.ignored],
  });
}

// A4 hides fields from people; what a channel knows is not theirs to see or to write.
function unrestricted(ctx: Checked): Checked {
  return ctx.actor.hiddenFields === undefined ? ctx : { ...ctx, actor: { ...ctx.actor, hiddenFields: undefined } };
}

function readPart(
  raw: unknown,
  parse: (input: unknown) => Result<string, Rejection<'INVALID'>>,
  name: string,
): { readonly value: string | null | undefined; readonly ignored: readonly Issue[] } {
  if (raw === undefined || raw === null || raw === '')
    return { value: raw === undefined ? undefined : null, ignored: [] };
  const read = parse(raw);
  if (read.ok) return { value: read.value, ignored: [] };
  return { value: undefined, ignored: read.error.issues.map((one) => issue(one.code, ['profile', name], one.params)) };
}
