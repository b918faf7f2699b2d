import { fc } from '@fast-check/vitest';
import { fixtures } from 'contactkit/testing';
import type { Context } from '../../src/access/context.js';
import { assignContact } from '../../src/contact/assign.js';
import { blockContact, unblockContact } from '../../src/contact/block.js';
import type { Change, Deletion } from '../../src/contact/change.js';
import { connectChannel, disconnectChannel, setOptOut } from '../../src/contact/channels.js';
import type { Contact, Tombstone } from '../../src/contact/contact.js';
import { closeConversation, openConversation, snoozeConversation } from '../../src/contact/conversation.js';
import { deleteContact } from '../../src/contact/delete.js';
import { editContact } from '../../src/contact/edit.js';
import { receiveMessage, recordSentMessage } from '../../src/contact/messages.js';
import { observeLanguage, syncProfile } from '../../src/contact/profile.js';
import { moveToStage } from '../../src/contact/stage.js';
import { tagContact, untagContact } from '../../src/contact/tagging.js';
import type { Rejection } from '../../src/kernel/errors.js';
import type { Result } from '../../src/kernel/result.js';
import type { ContactAction } from '../../src/kernel/vocabulary.js';
import * as inputs from './inputs.js';

/** An operation with its input untyped, so that the laws can run all of them alike. */
export interface Operation {
  readonly run: (contact: Contact | Tombstone, input: unknown, ctx: Context) => Result<Change | Deletion, Rejection>;
  /** Mostly good inputs, sometimes bad ones. */
  readonly input: fc.Arbitrary<unknown>;
  /** One that is good for every contact, and changes an active one that has nothing yet. */
  readonly sample: unknown;
}

const { fields, tags, stages } = fixtures;

// biome-ignore lint: the one place where inputs lose their types.
const untyped = (run: unknown, facts?: unknown): Operation['run'] =>
  facts === undefined
    ? (run as Operation['run'])
    : (contact, input, ctx) =>
        (run as (...args: readonly unknown[]) => ReturnType<Operation['run']>)(contact, input, ctx, facts);

/** Every operation of one contact. A new action of the vocabulary does not compile until it stands here. */
export const operations: { readonly [A in Exclude<ContactAction, 'merge' | 'unmerge'>]: Operation } = {
  edit: { run: untyped(editContact, { fields }), input: inputs.edit, sample: { lastName: 'Tan' } },
  assign: { run: untyped(assignContact), input: inputs.assign, sample: { assigneeId: 'user-9' } },
  tag: { run: untyped(tagContact, { tags }), input: inputs.tag, sample: { tags: ['VIP'] } },
  untag: { run: untyped(untagContact, { tags }), input: inputs.untag, sample: { tags: ['VIP'] } },
  moveToStage: { run: untyped(moveToStage, { stages }), input: inputs.moveToStage, sample: { stageId: 'stage-lost' } },
  syncProfile: {
    run: untyped(syncProfile, { fields }),
    input: inputs.syncProfile,
    sample: { channelId: 'whatsapp', profile: { displayName: 'ann' } },
  },
  observeLanguage: { run: untyped(observeLanguage), input: inputs.observeLanguage, sample: { language: 'de-DE' } },
  connectChannel: {
    run: untyped(connectChannel),
    input: inputs.connectChannel,
    sample: { channelId: 'webchat', externalId: 'v-1' },
  },
  disconnectChannel: {
    run: untyped(disconnectChannel),
    input: inputs.disconnectChannel,
    sample: { channelId: 'whatsapp', externalId: '6591234567' },
  },
  setOptOut: {
    run: untyped(setOptOut),
    input: inputs.setOptOut,
    sample: { channelId: 'whatsapp', externalId: '6591234567', optedOut: true },
  },
  receiveMessage: {
    run: untyped(receiveMessage, { fields, stages }),
    input: inputs.receiveMessage,
    sample: { channelId: 'whatsapp', externalId: '6591234567', at: '2026-11-23T08:59:00.000Z' },
  },
  recordSentMessage: {
    run: untyped(recordSentMessage),
    input: inputs.recordSentMessage,
    sample: { channelId: 'whatsapp', at: '2026-11-23T08:59:00.000Z' },
  },
  openConversation: { run: untyped(openConversation), input: inputs.nothing, sample: {} },
  closeConversation: { run: untyped(closeConversation), input: inputs.close, sample: { category: 'Billing' } },
  snoozeConversation: {
    run: untyped(snoozeConversation),
    input: inputs.snooze,
    sample: { until: '2027-06-01T00:00:00.000Z' },
  },
  block: { run: untyped(blockContact), input: inputs.block, sample: { reason: 'spam' } },
  unblock: { run: untyped(unblockContact), input: inputs.nothing, sample: {} },
  delete: { run: untyped(deleteContact), input: inputs.nothing, sample: {} },
};
/** The name of an operation: its action. */
export type OperationName = keyof typeof operations;
/** All of them. */
export const operationNames = Object.keys(operations) as readonly OperationName[];
