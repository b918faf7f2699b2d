// The core and the service. Names are exported one by one: what stands here is the public API, and is snapshot-tested.

// Who acts, and what the workspace decides.
export type { Actor } from './access/actor.js';
export type { Context } from './access/context.js';
export { permissions } from './access/permissions.js';
export type { Cycle, Limits, Policy, Ranks } from './access/policy.js';
// The contact and its operations.
export {
  type ActionEffect,
  type ActionVerdict,
  allowedActions,
  type MenuAction,
  menuActions,
} from './contact/allowed-actions.js';
export { assignContact } from './contact/assign.js';
export { blockContact, unblockContact } from './contact/block.js';
export { chain, type Step } from './contact/chain.js';
export type { Change, Deletion } from './contact/change.js';
export type { Channel, ChannelKind, ChannelView } from './contact/channel-view.js';
export { connectChannel, disconnectChannel, setOptOut } from './contact/channels.js';
export type { Alias, ChannelIdentity, Contact, Conversation, Profile, Tombstone } from './contact/contact.js';
export { contactFrom } from './contact/contact-from.js';
export { closeConversation, openConversation, snoozeConversation } from './contact/conversation.js';
export {
  type CreateFacts,
  type CreateInput,
  createContact,
  type FieldInput,
  type IdentityInput,
} from './contact/create.js';
export { deleteContact } from './contact/delete.js';
export {
  type ContactDetails,
  contactDetails,
  type DetailsAlias,
  type DetailsFacts,
  type DetailsMenuItem,
  type DetailsOptions,
} from './contact/details.js';
export type { DetailsHeader } from './contact/details-header.js';
export type { DetailsRow } from './contact/details-rows.js';
export type { Names } from './contact/details-text.js';
export { displayName } from './contact/display.js';
export { type EditInput, editContact } from './contact/edit.js';
export type {
  ContactEvent,
  ContactSubject,
  EventData,
  EventType,
  FieldState,
  PassedSegment,
} from './contact/events.js';
export { explainField, type FieldExplanation, type SourceVerdict } from './contact/explain.js';
export type { IdentityRef } from './contact/identity.js';
export { lifecycle } from './contact/lifecycle.js';
export { maySend, type SendVerdict } from './contact/may-send.js';
export { keepLatestTimes, touchContact } from './contact/message-times.js';
export {
  type Inbound,
  type InboundEvent,
  type Message,
  receiveMessage,
  recordSentMessage,
  type Touched,
  type Verdict,
} from './contact/messages.js';
export { changePatches, type Patch } from './contact/patches.js';
export { type Ignored, observeLanguage, type ProfileInput, syncProfile } from './contact/profile.js';
export { purgeField } from './contact/purge-field.js';
export { type ContactRef, type ParsedRef, parseContactRef } from './contact/ref.js';
export { moveToStage } from './contact/stage.js';
export { type ContactTableRow, contactTableRow } from './contact/table-row.js';
export { type TagFacts, tagContact, untagContact } from './contact/tagging.js';
export type { Touch } from './contact/touch.js';
// Fields.
export { type FieldCatalogue, noFields } from './fields/catalogue.js';
export { changeField } from './fields/change-field.js';
export { defineField } from './fields/define-field.js';
export { defineFields } from './fields/define-fields.js';
export type {
  CustomValue,
  CustomValues,
  FieldDefinition,
  FieldMap,
  FieldPath,
  FieldSet,
  FieldSpec,
  FieldsOf,
  FieldType,
  FieldValue,
  List,
  StandardField,
  Visibility,
} from './fields/definition.js';
export { deleteField, finishPurge } from './fields/delete-field.js';
export type { FieldEvent, FieldEventData, FieldEventType } from './fields/events.js';
export type { FieldChange } from './fields/field-change.js';
export { type FieldRow, fieldRows } from './fields/field-rows.js';
export { fieldSet } from './fields/field-set.js';
export type { FieldEdit } from './fields/field-spec.js';
export type { OptionFacts, OptionUse } from './fields/option-uses.js';
export { type Origin, ranks } from './fields/origin.js';
export { reorderFields } from './fields/reorder-fields.js';
export type { FieldFacts } from './fields/shape.js';
export { type StandardRow, standardFields } from './fields/standard.js';
export type { DependentSegments, Dependents } from './kernel/dependents.js';
// Results, errors, words.
export {
  type ContactsError,
  contactsError,
  type ErrorCode,
  type ErrorData,
  isContactsError,
  type Rejection,
  unwrap,
} from './kernel/errors.js';
export type { EventEnvelope } from './kernel/event.js';
export type { Instant } from './kernel/instant.js';
export type { Issue, IssueCode, IssueParams, Issues, Path } from './kernel/issue.js';
export type { ErrorOf, Result, ValueOf } from './kernel/result.js';
export { admit, refuseUnstorable } from './kernel/storable.js';
export type {
  Action,
  AutomaticSource,
  Capability,
  ContactAction,
  Restriction,
  Role,
  Source,
} from './kernel/vocabulary.js';
// What a host implements.
export type { BatchRepository } from './ports/batch.js';
export type {
  FieldReads,
  FieldRepository,
  SegmentReads,
  SegmentRepository,
  StageReads,
  StageRepository,
  Sweep,
  SweepPage,
  TagReads,
  TagRepository,
} from './ports/catalogues.js';
export type { ContactReads, ContactRepository, SaveOptions, Stored, UniqueReads } from './ports/contact-repository.js';
export type { HistoryPage, HistoryReads, HistoryRepository, KeptEvent } from './ports/history.js';
export type { Dependency, MessagePort, ReactionCall, WorkflowPort } from './ports/host.js';
export type { IdempotencyReads, IdempotencyRecord, IdempotencyRepository } from './ports/idempotency.js';
export type { ListPage, ListReads } from './ports/list.js';
export type {
  Backlog,
  DueReaction,
  OutboxReads,
  OutboxRepository,
  Reaction,
  ReactionPort,
  ReactionTask,
} from './ports/outbox.js';
export type { Reads, Repositories, Store } from './ports/store.js';
export type { UsageReads, UsageRepository } from './ports/usage.js';
export { changeSegment } from './segments/change-segment.js';
// Segments.
export { compileCriterion } from './segments/compile-criterion.js';
export type { MaybeContact } from './segments/concerned-by.js';
export type { Bounds, Criterion, CriterionPath, Ordering } from './segments/criterion.js';
export { defineSegment, type NewSegment } from './segments/define-segment.js';
export { deleteSegment } from './segments/delete-segment.js';
export { compileFilter, matches } from './segments/evaluate.js';
export type { Condition, Filter } from './segments/filter.js';
export type { FilterFacts, FilterOptions } from './segments/filter-facts.js';
export { type FilterNames, filterNames } from './segments/filter-names.js';
export { type Absence, type FilterKind, operators, type StandardFilterField } from './segments/operators.js';
export { parseFilter } from './segments/parse-filter.js';
export { comparePositions, positionOf } from './segments/positions.js';
export type { Segment, SegmentRef } from './segments/segment.js';
export { noSegments, type SegmentCatalogue } from './segments/segment-catalogue.js';
export type { SegmentChange } from './segments/segment-change.js';
export { type SegmentChanges, segmentChanges } from './segments/segment-changes.js';
export type { SegmentEvent, SegmentEventData, SegmentEventType } from './segments/segment-events.js';
export { type SegmentRow, segmentRows } from './segments/segment-rows.js';
export type { Position, Sort, SortField } from './segments/sort.js';
// The service.
export type { CommandOptions, CreateOptions } from './service/command-options.js';
export { type Contacts, createContacts, type Who } from './service/create-contacts.js';
export type { FieldGroup } from './service/field-group.js';
export type { ContactList, ContactQuery, ListQuery } from './service/list-query.js';
export type { ContactsOptions } from './service/options.js';
export type { Resumed } from './service/resume.js';
export type { CountedSegment, SegmentGroup } from './service/segment-methods.js';
export type { ProposedChange } from './service/segment-preview.js';
export type { Activity, Deleted, PersonExport, Reacted, Session } from './service/session.js';
export type { StageGroup } from './service/stage-group.js';
export type { TagGroup } from './service/tag-group.js';
export type { UsageGroup } from './service/usage-group.js';
// Stages.
export { noStages, type StageCatalogue } from './stages/catalogue.js';
export { changeStage, defineStage, type StageSpec } from './stages/define-stage.js';
export { deleteStage, type StageDeletionFacts } from './stages/delete-stage.js';
export type { StageEvent, StageEventData, StageEventType } from './stages/events.js';
export { reorderStages } from './stages/reorder-stages.js';
export type { Stage } from './stages/stage.js';
export type { StageChange } from './stages/stage-change.js';
// Tags.
export { tagsCreated } from './tags/created.js';
export { changeTag, defineTag, type TagLooks } from './tags/define-tag.js';
export { deleteTag, type TagDeletion, type TagImpact, tagImpact } from './tags/delete-tag.js';
export type { TagEvent, TagEventData, TagEventType } from './tags/events.js';
export { type SuggestFacts, suggestTags, type TagSuggestion, type TagSuggestions } from './tags/suggest.js';
export { type Tag, type TagColor, tagColors } from './tags/tag.js';
export type { TagChange } from './tags/tag-change.js';
// Usage.
export { monthlyActiveContacts, type Usage, type UsageMessage } from './usage/monthly-active.js';
// Values (V1–V9): unknown input in, canonical value or issues out.
export { checkboxFromText, parseCheckbox } from './values/checkbox.js';
export { parseCountry, parseCountryName } from './values/country.js';
export { parseDate } from './values/date.js';
export { type Email, parseEmail } from './values/email.js';
export { parseInstant, parseTimeZone } from './values/instant.js';
export { parseLanguage } from './values/language.js';
export { numberFromText, parseNumber } from './values/number.js';
export { optionFromText, parseOption } from './values/option.js';
export { formatPhone, type Phone, parsePhone } from './values/phone.js';
export { parseTagName, tagKey } from './values/tag-name.js';
export { parseLine, parseName, parseText } from './values/text.js';
export { parseTime } from './values/time.js';
export { parseUrl } from './values/url.js';
