import type * as core from 'contactkit';
import type { ErrorOf, ValueOf } from 'contactkit';
import { expectTypeOf, test } from 'vitest';

type Core = typeof core;
type Codes<O> = O extends (...args: never[]) => infer R
  ? ErrorOf<R> extends { readonly code: infer C }
    ? C
    : never
  : never;
type Answers<O> = O extends (...args: never[]) => infer R
  ? unknown extends R
    ? false
    : R extends { readonly ok: boolean }
      ? true
      : false
  : false;
/** Everything that answers a `Result`, by name. */
type Answering = { [K in keyof Core]: Answers<Core[K]> extends true ? K : never }[keyof Core];
type Parsers = Extract<Answering, `parse${string}` | `${string}FromText`>;

/** Of one contact that there is. */
type OfContact = 'INVALID' | 'FORBIDDEN' | 'CONTACT_DELETED';
/** Of a catalogue. */
type OfCatalogue = 'INVALID' | 'FORBIDDEN';

/** Operation → every code that it can answer, and nothing wider. */
interface Refusals {
  createContact: 'INVALID' | 'FORBIDDEN' | 'TAG_UNKNOWN' | 'LIMIT_REACHED';
  editContact: OfContact;
  assignContact: OfContact;
  tagContact: OfContact | 'TAG_UNKNOWN' | 'LIMIT_REACHED';
  untagContact: OfContact;
  moveToStage: OfContact | 'STAGE_UNKNOWN';
  syncProfile: OfContact;
  observeLanguage: OfContact;
  connectChannel: OfContact | 'IDENTITY_UNKNOWN';
  disconnectChannel: OfContact;
  setOptOut: OfContact | 'IDENTITY_UNKNOWN';
  receiveMessage: OfContact;
  recordSentMessage: OfContact;
  openConversation: OfContact | 'CONTACT_BLOCKED';
  closeConversation: OfContact;
  snoozeConversation: OfContact | 'CONTACT_BLOCKED';
  blockContact: OfContact;
  unblockContact: OfContact;
  deleteContact: OfContact;
  purgeField: OfContact;
  defineField: OfCatalogue | 'FIELD_KEY_TAKEN' | 'FIELD_KEY_PURGING' | 'FIELD_NAME_TAKEN' | 'LIMIT_REACHED';
  changeField:
    | OfCatalogue
    | 'FIELD_NOT_FOUND'
    | 'FIELD_IN_CODE'
    | 'FIELD_STANDARD'
    | 'FIELD_NAME_TAKEN'
    | 'LIMIT_REACHED'
    | 'OPTION_IN_USE';
  reorderFields: OfCatalogue | 'FIELD_NOT_FOUND';
  deleteField: OfCatalogue | 'FIELD_NOT_FOUND' | 'FIELD_IN_CODE' | 'FIELD_STANDARD' | 'FIELD_IN_USE';
  finishPurge: OfCatalogue;
  fieldSet: 'INVALID' | 'FIELD_CONFLICT';
  defineTag: OfCatalogue | 'TAG_NAME_TAKEN';
  changeTag: OfCatalogue | 'TAG_NAME_TAKEN';
  tagImpact: OfCatalogue;
  deleteTag: OfCatalogue | 'TAG_IMPACT_CHANGED';
  defineStage: OfCatalogue | 'STAGE_NAME_TAKEN' | 'LIMIT_REACHED';
  changeStage: OfCatalogue | 'STAGE_UNKNOWN' | 'STAGE_NAME_TAKEN';
  reorderStages: OfCatalogue | 'STAGE_UNKNOWN';
  deleteStage: OfCatalogue | 'STAGE_UNKNOWN' | 'STAGE_IN_USE';
  defineSegment: OfCatalogue | 'SEGMENT_NOT_FOUND' | 'SEGMENT_NAME_TAKEN' | 'LIMIT_REACHED';
  changeSegment: OfCatalogue | 'SEGMENT_NOT_FOUND' | 'SEGMENT_NAME_TAKEN';
  deleteSegment: OfCatalogue | 'SEGMENT_NOT_FOUND';
}

/** Operation on a contact → every event that it can bring. */
interface Events {
  createContact: 'contact.created';
  editContact: 'contact.updated';
  assignContact: 'contact.assigned';
  tagContact: 'contact.tag.added';
  untagContact: 'contact.tag.removed';
  moveToStage: 'contact.stage.changed';
  syncProfile: 'contact.profile.updated' | 'contact.updated';
  observeLanguage: 'contact.updated';
  connectChannel: 'contact.channel.connected' | 'contact.channel.changed';
  disconnectChannel: 'contact.channel.disconnected';
  setOptOut: 'contact.channel.changed';
  receiveMessage: core.InboundEvent;
  recordSentMessage: 'conversation.opened';
  openConversation: 'conversation.opened';
  closeConversation: 'conversation.closed';
  snoozeConversation: 'conversation.snoozed';
  blockContact: 'conversation.closed' | 'contact.blocked';
  unblockContact: 'contact.unblocked';
  deleteContact: 'contact.deleted';
  purgeField: 'contact.field.purged';
}
type Emitted<O> = O extends (...args: never[]) => infer R
  ? ValueOf<R> extends { readonly events: readonly { readonly type: infer T }[] }
    ? T
    : never
  : never;

test('X3 every operation names the codes that it can answer, and nothing wider', () => {
  expectTypeOf<{ [K in keyof Refusals]: Codes<Core[K]> }>().toEqualTypeOf<Refusals>();
});

test('X3 a parser answers bad input, and nothing else', () => {
  expectTypeOf<Codes<Core[Parsers]>>().toEqualTypeOf<'INVALID'>();
});

test('X3 nothing else answers a result, but chain: see results.test-d.ts', () => {
  expectTypeOf<Exclude<Answering, Parsers | keyof Refusals>>().toBeNever();
});

test('E1 every operation names the events that it can bring', () => {
  expectTypeOf<{ [K in keyof Events]: Emitted<Core[K]> }>().toEqualTypeOf<Events>();
});
