import type { Actor } from '../access/actor.js';
import { checkActor, checkPolicy } from '../access/context.js';
import type { Policy } from '../access/policy.js';
import { mayViewField } from '../access/visibility.js';
import { noFields } from '../fields/catalogue.js';
import type { FieldMap, FieldSet } from '../fields/definition.js';
import { type FieldRow, rowsOf } from '../fields/field-rows.js';
import { err, ok } from '../kernel/result.js';
import { shapeIssues } from '../kernel/shape.js';
import type { Stage } from '../stages/stage.js';
import type { Tag } from '../tags/tag.js';
import { type ActionVerdict, allowedActions } from './allowed-actions.js';
import { answer } from './answer.js';
import { type Channel, channelViews } from './channel-view.js';
import { contactIssues } from './check.js';
import type { Contact, Tombstone } from './contact.js';
import { factsShape, optionsShape } from './details-check.js';
import { type DetailsHeader, detailsHeader } from './details-header.js';
import { type DetailsRow, detailsRows } from './details-rows.js';
import { type Names, type Writer, writerFor } from './details-text.js';
import { visibleContact } from './visible.js';

/** Who looks at the drawer, and in which language. */
export interface DetailsOptions {
  readonly actor: Actor;
  readonly policy?: Policy | undefined;
  /** BCP 47; English where Intl lacks it, or it is none. */
  readonly locale?: string | undefined;
  readonly names?: Names | undefined;
}

/** W5: what of the workspace the drawer needs; left out, there is none of it. */
export interface DetailsFacts {
  /** F2, F3: as `fieldRows` answers them. */
  readonly rows?: readonly FieldRow[] | undefined;
  /** Without `rows`: the custom fields, which then follow the standard ones. */
  readonly fields?: FieldSet | undefined;
  /** T1: the catalogue, or those of it that the contact has, in its order. */
  readonly tags?: readonly Tag[] | undefined;
  /** N4. */
  readonly channels?: readonly Channel[] | undefined;
  /** G1. */
  readonly stages?: readonly Stage[] | undefined;
}

/** W1–W4: the contact drawer as data. */
export interface ContactDetails {
  readonly id: string;
  /** For `ifVersion`. */
  readonly version: number;
  readonly header: DetailsHeader;
  readonly rows: readonly DetailsRow[];
  /** D3: what a merge discarded; the contact is still found by them. */
  readonly aliases: readonly DetailsAlias[];
  readonly tags: readonly Tag[];
  readonly menu: readonly DetailsMenuItem[];
}

/** D3: a phone number or email address of the contact beside its present one. */
export interface DetailsAlias {
  readonly type: 'phone' | 'email';
  readonly value: string;
  readonly text: string;
}

/** W4: `block` stands in the menu of an active contact, `unblock` in that of a blocked one. */
export type DetailsMenuItem = ActionVerdict<'viewMessages' | 'block' | 'unblock' | 'delete'>;

/**
 * The contact drawer as data (W1–W5): header, fields in the workspace's order, tags in catalogue order, and what the
 * actor may do. Fields hidden from the actor are in none of it, the name included (A4). A tag, stage or channel that the
 * facts do not hold is left out. Needs no store and loads nothing, so that the same call runs in a browser. Throws
 * `INVALID`, `CONTACT_DELETED`.
 */
export function contactDetails<F extends FieldMap>(
  contact: Contact<F> | Tombstone,
  options: DetailsOptions,
  facts: DetailsFacts = {},
): ContactDetails {
  return answerDetails(contact, options, facts, draw);
}

/** X1: what `make` says of a contact, of arguments that were looked at. */
export function answerDetails<T>(
  contact: Contact | Tombstone,
  options: DetailsOptions,
  facts: DetailsFacts,
  make: (contact: Contact, options: DetailsOptions, facts: DetailsFacts) => T,
): T {
  return answer(
    { contact, input: options, facts },
    (faults) => {
      faults.push(
        ...contactIssues(contact),
        ...shapeIssues(options, optionsShape, []),
        ...shapeIssues(facts, factsShape, ['facts']),
      );
      if (faults.length > 0) return;
      checkActor(options.actor, faults);
      checkPolicy(options.policy, faults);
    },
    () => {
      if (contact.status === 'deleted') return err({ code: 'CONTACT_DELETED', id: contact.id });
      return ok(make(contact, options, facts));
    },
  );
}

/** W1–W4: the drawer, of arguments that were looked at. */
export function draw(
  contact: Contact,
  { actor, policy, locale, names = {} }: DetailsOptions,
  { fields = [], rows = defaultRows(fields), tags = [], channels = [], stages = [] }: DetailsFacts,
): ContactDetails {
  const seen = visibleContact(contact, actor);
  const write = writerFor(locale, names);
  const verdicts = allowedActions(contact, actor, policy);
  const shown = rows.filter(({ path }) => mayViewField(actor, path));
  return {
    id: seen.id,
    version: seen.version,
    header: detailsHeader(seen, { write, channels: channelViews(seen, channels), stages }),
    rows: detailsRows(seen, shown, {
      write,
      names,
      may: (wanted) => verdicts.some(({ action, enabled }) => action === wanted && enabled),
    }),
    aliases: aliasesOf(seen, write),
    tags: tags.filter(({ id }) => seen.tags.includes(id)),
    menu: verdicts.filter(inMenu(seen)),
  };
}

function defaultRows(fields: FieldSet): readonly FieldRow[] {
  return rowsOf(
    noFields,
    [...fields].sort((one, other) => one.position - other.position),
  );
}

function aliasesOf({ aliases: { phones, emails } }: Contact, write: Writer): readonly DetailsAlias[] {
  const shown = (type: 'phone' | 'email', values: readonly string[]): readonly DetailsAlias[] =>
    values.map((value) => ({ type, value, text: write(type, value) }));
  return [...shown('phone', phones), ...shown('email', emails)];
}

function inMenu({ status }: Contact): (verdict: ActionVerdict) => verdict is DetailsMenuItem {
  const shown: readonly string[] = ['viewMessages', status === 'blocked' ? 'unblock' : 'block', 'delete'];
  return (verdict): verdict is DetailsMenuItem => shown.includes(verdict.action);
}
