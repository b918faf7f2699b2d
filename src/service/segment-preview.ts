import type { Checked } from '../access/context.js';
import { assignContact } from '../contact/assign.js';
import { chain } from '../contact/chain.js';
import { unchanged } from '../contact/change.js';
import type { Contact } from '../contact/contact.js';
import { type EditInput, editContact } from '../contact/edit.js';
import type { ContactRef } from '../contact/ref.js';
import { moveToStage } from '../contact/stage.js';
import { tagContact, untagContact } from '../contact/tagging.js';
import type { FieldMap } from '../fields/definition.js';
import { contactsError, type Rejection, unwrap } from '../kernel/errors.js';
import { err, type Result } from '../kernel/result.js';
import { optional, parseWith, strictObject, unknown } from '../kernel/schema.js';
import { concernedBy } from '../segments/concerned-by.js';
import { type SegmentChanges, segmentChanges } from '../segments/segment-changes.js';
import { fieldsFor, stagesOf, tagsNamed } from './facts.js';
import { filterFactsOf } from './filters.js';
import { find } from './find.js';
import type { Scope } from './scope.js';
import { segmentCatalogueOf } from './segments.js';

/** Q8: a change that may be saved later; each member is what the session's method of its name takes. */
export interface ProposedChange<F extends FieldMap = FieldMap> {
  readonly edit?: EditInput<F> | undefined;
  readonly tag?: readonly string[] | undefined;
  readonly untag?: readonly string[] | undefined;
  readonly moveToStage?: string | null | undefined;
  readonly assign?: string | null | undefined;
}

const anything = optional(unknown());
const proposing = strictObject({
  edit: anything,
  tag: anything,
  untag: anything,
  moveToStage: anything,
  assign: anything,
});

/** Q8: what a change would make a contact enter and leave, for this actor; nothing is saved. */
export async function previewSegments(
  scope: Scope,
  ctx: Checked,
  ref: ContactRef,
  proposed: ProposedChange,
): Promise<SegmentChanges> {
  const change = unwrap(parseWith(proposing, proposed)) as ProposedChange;
  const { contact } = await find(scope, ref, ctx.policy);
  if (contact.status === 'deleted') throw contactsError({ code: 'CONTACT_DELETED', id: contact.id });
  const after = await changed(scope, ctx, contact, change);
  const { segments } = await segmentCatalogueOf(scope);
  const concerned = concernedBy(contact, after, segments);
  const facts = await filterFactsOf(
    scope,
    concerned.map(({ filter }) => filter),
  );
  return segmentChanges(contact, after, concerned, facts, { actor: scope.actor, zone: ctx.policy?.timeZone });
}

async function changed(
  scope: Scope,
  ctx: Checked,
  contact: Contact,
  { edit, tag, untag, moveToStage: stageId, assign: assigneeId }: ProposedChange,
): Promise<Contact> {
  const fields = await fieldsFor(scope, edit);
  const tags = await tagsNamed(scope, [tag, untag].flat());
  const stages = stageId === undefined ? [] : await stagesOf(scope);
  const after = chain(
    contact,
    (it) => (edit === undefined ? unchanged(it) : at('edit', editContact(it, edit, ctx, { fields }))),
    (it) => (tag === undefined ? unchanged(it) : instead('tag', tagContact(it, { tags: tag }, ctx, { tags }))),
    (it) => (untag === undefined ? unchanged(it) : instead('untag', untagContact(it, { tags: untag }, ctx, { tags }))),
    (it) =>
      stageId === undefined ? unchanged(it) : instead('moveToStage', moveToStage(it, { stageId }, ctx, { stages })),
    (it) => (assigneeId === undefined ? unchanged(it) : instead('assign', assignContact(it, { assigneeId }, ctx))),
  );
  return unwrap(after).contact;
}

/** X4: the issues of one step, with paths into the whole. */
function at<T, E extends Rejection>(name: string, result: Result<T, E>, skipped = 0): Result<T, E> {
  if (result.ok || result.error.code !== 'INVALID') return result;
  const issues = result.error.issues.map((one) => ({ ...one, path: [name, ...one.path.slice(skipped)] }));
  return err({ ...result.error, issues });
}

/** The same of an input whose one member stands by itself here. */
function instead<T, E extends Rejection>(name: string, result: Result<T, E>): Result<T, E> {
  return at(name, result, 1);
}
