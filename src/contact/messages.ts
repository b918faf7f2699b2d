import { type Checked, type Context, checkContext } from '../access/context.js';
import type { FieldMap, FieldSet } from '../fields/definition.js';
import type { Rejection } from '../kernel/errors.js';
import { faulty, invalid } from '../kernel/errors.js';
import { guard } from '../kernel/guard.js';
import type { Instant } from '../kernel/instant.js';
import { type Issue, issue, under } from '../kernel/issue.js';
import { plain } from '../kernel/plain.js';
import { ok, type Result } from '../kernel/result.js';
import { boolean, optional, parsed, parsePlain, parseWith, strictObject, unknown } from '../kernel/schema.js';
import type { Stage } from '../stages/stage.js';
import { parseInstant } from '../values/instant.js';
import { lineOrNull } from '../values/line.js';
import { blank } from './blank.js';
import { type Change, change, unchanged } from './change.js';
import type { Contact, Tombstone } from './contact.js';
import { open } from './conversation.js';
import { type FieldInput, newContact, splitInput } from './create.js';
import { indexOf, newIdentity } from './identity.js';
import { exactText, optionalExternalId, parseId } from './input.js';
import { factsIssues, operate } from './operate.js';
import { type Known, type ProfileInput, profileShape, readKnown } from './profile.js';
import { type Touch, touch } from './touch.js';
import { putChanges } from './write-fields.js';

/** A message, as far as the contact is concerned; what it says is the host's. */
export interface Message {
  readonly channelId: string;
  /** When it was sent, by the sender's clock: RFC 3339 with an offset. It moves message times and nothing else (M5). */
  readonly at: Instant;
  /** N1: the sender's or receiver's identity on the channel. */
  readonly externalId?: string | undefined;
  /** M5: of the channel; with `channelId` the key under which a redelivered webhook is known again. */
  readonly messageId?: string | undefined;
}

/** A message of somebody who may not be a contact yet; what the channel knows of them fills what P2 lets it. */
export type Inbound<F extends FieldMap = FieldMap> = Message &
  FieldInput<F> & {
    /** D1: the phone number or address that the channel declares beside the external id. */
    readonly address?: string | null | undefined;
    readonly profile?: ProfileInput | null | undefined;
  };

/** M1: what the host keeps with its message. */
export interface Verdict {
  /** False: came from a blocked contact, and is not shown, now or after an unblock (S5). */
  readonly visible: boolean;
  /** M2: since when the sender is blocked; null when they are not. */
  readonly blockedAt: Instant | null;
  /** P6: what the channel said and was left out. */
  readonly ignored: readonly Issue[];
}

/** M1: beside the change, what a store is told of the message times; it has no version, and may come alone. */
export interface Touched {
  /** For `ContactRepository.touch`; null: nothing to tell, or it stands in the new contact. */
  readonly touch: Touch | null;
}

/** The events that an inbound message can have. */
export type InboundEvent =
  | 'contact.created'
  | 'contact.channel.connected'
  | 'contact.profile.updated'
  | 'contact.updated'
  | 'conversation.opened';

const messageShape = {
  channelId: parsed(parseId),
  at: parsed(parseInstant),
  externalId: optionalExternalId,
  messageId: optional(parsed(exactText(1024))),
};
const inbound = strictObject({ ...messageShape, ...profileShape, address: optional(unknown()) });
const outbound = strictObject({ ...messageShape, broadcast: optional(boolean()), echo: optional(boolean()) });

/**
 * M1: decides on an inbound message and stores none. From an active contact it is visible and opens the conversation when
 * none is open; an identity that the contact lacks is connected. From a blocked one it is hidden, and nothing changes (M2).
 * `null` is a sender who is no contact yet: contact, identity, default stage and open conversation come in one change (N6).
 * Message times move without a version or event; a store takes them through `touch`, with what the answer says.
 */
export function receiveMessage<F extends FieldMap = FieldMap>(
  contact: Contact<F> | Tombstone | null,
  input: Inbound<NoInfer<F>>,
  ctx: Context,
  facts: { readonly fields?: FieldSet<NoInfer<F>> | undefined; readonly stages?: readonly Stage[] | undefined } = {},
): Result<
  Change<F, InboundEvent> & Touched & { readonly verdict: Verdict; readonly created: boolean },
  Rejection<'INVALID' | 'FORBIDDEN' | 'CONTACT_DELETED'>
> {
  if (contact === null) {
    return guard({ input, ctx, facts }, () => {
      const context = checkContext(ctx);
      if (!context.ok) return context;
      return faulty(factsIssues(facts)) ?? firstMessage<F>(input, { ...context.value, source: 'channel' }, facts);
    });
  }
  return operate('receiveMessage', { contact, input, ctx, facts }, (subject, context) => {
    const channel: Checked = { ...context, source: 'channel' };
    const read = readInbound(input, subject, channel, facts.fields ?? []);
    if (!read.ok) return read;
    const { message, known } = read.value;
    if (subject.block !== null) {
      return ok({
        ...unchanged(subject).value,
        touch: null,
        verdict: { visible: false, blockedAt: subject.block.at, ignored: [] },
        created: false,
      });
    }
    const times = touchOf(message, true);
    const changed = change<F, InboundEvent>(subject, channel, (draft, emit) => {
      const { channelId, externalId, address } = message;
      if (externalId !== undefined && indexOf(subject, channelId, externalId) === -1) {
        const identity = newIdentity({ channelId, externalId, address }, context.now);
        draft.channels.push({ ...identity, aliases: [] });
        emit('contact.channel.connected', { identity });
      }
      if (known.profile !== undefined) {
        draft.profile = { ...known.profile };
        emit('contact.profile.updated', { before: subject.profile, after: known.profile });
      }
      if (Object.keys(known.changes).length > 0) {
        putChanges(draft, subject, known.changes);
        emit('contact.updated', { fields: known.changes });
      }
      open(draft, context, 'message', emit);
      touch(draft, times);
    });
    const verdict: Verdict = { visible: true, blockedAt: null, ignored: known.ignored };
    return changed.ok ? ok({ ...changed.value, touch: times, verdict, created: false }) : changed;
  });
}

/**
 * Notes a message that was sent to the contact; a block never refuses it (M3, M5). An agent's message opens the conversation
 * of an active contact, a broadcast or an echo of what was sent elsewhere does not.
 */
export function recordSentMessage<F extends FieldMap>(
  contact: Contact<F> | Tombstone,
  input: Message & { readonly broadcast?: boolean | undefined; readonly echo?: boolean | undefined },
  ctx: Context,
): Result<Change<F, 'conversation.opened'> & Touched, Rejection<'INVALID' | 'FORBIDDEN' | 'CONTACT_DELETED'>> {
  return operate('recordSentMessage', { contact, input, ctx }, (subject, context) => {
    const message = parseWith(outbound, input);
    if (!message.ok) return message;
    const { broadcast = false, echo = false } = message.value;
    const times = touchOf(message.value, false);
    const changed = change<F, 'conversation.opened'>(subject, context, (draft, emit) => {
      if (subject.status === 'active' && !broadcast && !echo) open(draft, context, context.source, emit);
      touch(draft, times);
    });
    return changed.ok ? ok({ ...changed.value, touch: times }) : changed;
  });
}

function firstMessage<F extends FieldMap>(
  input: unknown,
  channel: Checked,
  facts: { readonly fields?: FieldSet | undefined; readonly stages?: readonly Stage[] | undefined },
): Result<
  Change<F, InboundEvent> & Touched & { readonly verdict: Verdict; readonly created: boolean },
  Rejection<'INVALID'>
> {
  const read = readInbound(input, blank('', channel.workspaceId, channel.now), channel, facts.fields ?? []);
  if (!read.ok) return read;
  const { message, known } = read.value;
  const { externalId } = message;
  if (externalId === undefined) return invalid(issue('INPUT_REQUIRED', ['externalId']));
  const made = newContact<F, InboundEvent>(channel, {
    writes: known.writes,
    stages: facts.stages ?? [],
    profile: known.profile,
    identity: { ...message, externalId },
    message,
  });
  const verdict: Verdict = { visible: true, blockedAt: null, ignored: known.ignored };
  return made.ok ? ok({ ...made.value, touch: null, verdict, created: true }) : made;
}

function touchOf({ channelId, externalId, at }: Message, inward: boolean): Touch {
  return { channelId, ...(externalId !== undefined && { externalId }), at, inbound: inward };
}

interface InboundMessage extends Message {
  readonly address?: string | null | undefined;
}

function readInbound(
  input: unknown,
  present: Contact,
  channel: Checked,
  definitions: FieldSet,
): Result<{ readonly message: InboundMessage; readonly known: Known }, Rejection<'INVALID'>> {
  const copied = plain(input);
  if (!copied.ok) return copied;
  const { fields, others } = splitInput(copied.value);
  const message = parsePlain(inbound, others);
  if (!message.ok) return message;
  const { address: said, ...told } = message.value;
  const read = readKnown(present, fields, told, channel, definitions);
  if (!read.ok) return read;
  const known = read.value;
  // P6: what the channel says of the sender is no reason to refuse the message.
  const address = lineOrNull(320)(said ?? null);
  if (address.ok) return ok({ message: { ...told, address: address.value }, known });
  return ok({
    message: told,
    known: { ...known, ignored: [...known.ignored, ...under('address', address.error.issues)] },
  });
}
