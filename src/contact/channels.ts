import type { Context } from '../access/context.js';
import type { FieldMap } from '../fields/definition.js';
import type { Rejection } from '../kernel/errors.js';
import { invalid } from '../kernel/errors.js';
import { issue } from '../kernel/issue.js';
import { err, type Result } from '../kernel/result.js';
import { boolean, optional, parsed, parseWith, strictObject } from '../kernel/schema.js';
import { lineOrNull } from '../values/line.js';
import { type Change, change, unchanged } from './change.js';
import type { ChannelIdentity, Contact, Tombstone } from './contact.js';
import { type IdentityRef, indexOf, newIdentity, rotated } from './identity.js';
import { identityShape, optionalExternalId } from './input.js';
import { operate } from './operate.js';

const connecting = strictObject({
  ...identityShape,
  address: optional(parsed(lineOrNull(320))),
  replaces: optionalExternalId,
});
const naming = strictObject(identityShape);
const optingOut = strictObject({ ...identityShape, optedOut: boolean() });

/**
 * Connects a channel identity, or rotates one: `replaces` is its old external id, which stays as an alias (N3). A store
 * refuses an identity that another live contact has (`IDENTITY_TAKEN`, N1). What the contact has already is a no-op; a new
 * `address` is taken over. A `replaces` that the contact lacks is `IDENTITY_UNKNOWN`; one beside another identity that has the
 * new id already, `INPUT_INVALID_VALUE`.
 */
export function connectChannel<F extends FieldMap>(
  contact: Contact<F> | Tombstone,
  input: IdentityRef & { readonly address?: string | null | undefined; readonly replaces?: string | undefined },
  ctx: Context,
): Result<
  Change<F, 'contact.channel.connected' | 'contact.channel.changed'>,
  Rejection<'INVALID' | 'FORBIDDEN' | 'CONTACT_DELETED' | 'IDENTITY_UNKNOWN'>
> {
  return operate('connectChannel', { contact, input, ctx }, (subject, context) => {
    const given = parseWith(connecting, input);
    if (!given.ok) return given;
    const { channelId, externalId, address, replaces } = given.value;
    const index = indexOf(subject, channelId, replaces ?? externalId);
    const before = subject.channels[index];
    if (before === undefined && replaces !== undefined)
      return err({ code: 'IDENTITY_UNKNOWN', channelId, externalId: replaces });
    const other = indexOf(subject, channelId, externalId);
    if (replaces !== undefined && other !== -1 && other !== index)
      return invalid(issue('INPUT_INVALID_VALUE', ['replaces']));
    return change(subject, context, (draft, emit) => {
      if (before === undefined) {
        const identity = newIdentity({ channelId, externalId, address }, context.now);
        draft.channels.push({ ...identity, aliases: [] });
        emit('contact.channel.connected', { identity });
        return;
      }
      const after = {
        ...rotated(before, replaces === undefined ? before.externalId : externalId),
        address: address ?? before.address,
      };
      if (after.externalId === before.externalId && after.address === before.address) return;
      draft.channels[index] = {
        ...after,
        aliases: [...after.aliases],
        optedOut: after.optedOut && { ...after.optedOut },
      };
      emit('contact.channel.changed', { before, after });
    });
  });
}

/** Takes a channel identity off the contact; its history stays the host's. One that the contact lacks is a no-op. */
export function disconnectChannel<F extends FieldMap>(
  contact: Contact<F> | Tombstone,
  input: IdentityRef,
  ctx: Context,
): Result<Change<F, 'contact.channel.disconnected'>, Rejection<'INVALID' | 'FORBIDDEN' | 'CONTACT_DELETED'>> {
  return operate('disconnectChannel', { contact, input, ctx }, (subject, context) => {
    const given = parseWith(naming, input);
    if (!given.ok) return given;
    const index = indexOf(subject, given.value.channelId, given.value.externalId);
    const identity = subject.channels[index];
    if (identity === undefined) return unchanged(subject);
    return change(subject, context, (draft, emit) => {
      draft.channels.splice(index, 1);
      emit('contact.channel.disconnected', { identity });
    });
  });
}

/**
 * N4: notes that the person wants no broadcasts on this identity any more, or wants them again. An identity that the
 * contact lacks is `IDENTITY_UNKNOWN`: an opt-out must not get lost.
 */
export function setOptOut<F extends FieldMap>(
  contact: Contact<F> | Tombstone,
  input: IdentityRef & { readonly optedOut: boolean },
  ctx: Context,
): Result<
  Change<F, 'contact.channel.changed'>,
  Rejection<'INVALID' | 'FORBIDDEN' | 'CONTACT_DELETED' | 'IDENTITY_UNKNOWN'>
> {
  return operate('setOptOut', { contact, input, ctx }, (subject, context) => {
    const given = parseWith(optingOut, input);
    if (!given.ok) return given;
    const { channelId, externalId, optedOut } = given.value;
    const index = indexOf(subject, channelId, externalId);
    const before = subject.channels[index];
    if (before === undefined) return err({ code: 'IDENTITY_UNKNOWN', channelId, externalId });
    if ((before.optedOut !== null) === optedOut) return unchanged(subject);
    const after: ChannelIdentity = {
      ...before,
      optedOut: optedOut ? { at: context.now, source: context.source } : null,
    };
    return change(subject, context, (draft, emit) => {
      draft.channels[index]!.optedOut = after.optedOut && { ...after.optedOut };
      emit('contact.channel.changed', { before, after });
    });
  });
}
