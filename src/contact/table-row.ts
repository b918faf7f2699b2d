import type { FieldMap } from '../fields/definition.js';
import { compareCodePoints } from '../kernel/code-points.js';
import type { Instant } from '../kernel/instant.js';
import type { Tag } from '../tags/tag.js';
import type { ChannelView } from './channel-view.js';
import type { Contact, Tombstone } from './contact.js';
import { answerDetails, type DetailsFacts, type DetailsMenuItem, type DetailsOptions, draw } from './details.js';
import type { DetailsHeader } from './details-header.js';
import { writerFor } from './details-text.js';
import { visibleContact } from './visible.js';

/** How many channels a table shows by name. */
const channelsShown = 3;

/** Q6: a contact as one row of a table of contacts. */
export interface ContactTableRow
  extends Pick<DetailsHeader, 'name' | 'initials' | 'pictureUrl' | 'country' | 'assignee' | 'stage'> {
  readonly id: string;
  /** For `ifVersion`. */
  readonly version: number;
  /** Those that the contact has: the one of the last interaction, then in the order in which they were connected; at most three. */
  readonly channels: readonly ChannelView[];
  /** How many more there are. */
  readonly moreChannels: number;
  readonly email: string | null;
  /** International format. */
  readonly phone: string | null;
  /** Its name in the caller's locale. */
  readonly language: string | null;
  /** T1: in catalogue order. */
  readonly tags: readonly Tag[];
  /** `blocked` whatever the conversation; null: there never was one. */
  readonly conversation: 'open' | 'closed' | 'snoozed' | 'blocked' | null;
  /** Of a message sent or received. */
  readonly lastMessageAt: Instant | null;
  readonly createdAt: Instant;
  readonly menu: readonly DetailsMenuItem[];
}

/**
 * Q6, W5: the columns of a table of contacts as data, for what `list` answered: as the drawer shows them, without what is hidden from
 * the actor (A4). Facts are those of the drawer, of which `rows` and `fields` are not needed. Throws `INVALID`, `CONTACT_DELETED`.
 */
export function contactTableRow<F extends FieldMap>(
  contact: Contact<F> | Tombstone,
  options: DetailsOptions,
  facts: DetailsFacts = {},
): ContactTableRow {
  return answerDetails(contact, options, facts, rowOf);
}

function rowOf(contact: Contact, options: DetailsOptions, facts: DetailsFacts): ContactTableRow {
  const { id, version, header, tags, menu } = draw(contact, options, facts);
  const { name, initials, pictureUrl, country, assignee, stage, status, conversation } = header;
  const { email, phone, language, lastMessageAt, createdAt } = visibleContact(contact, options.actor);
  const write = writerFor(options.locale, options.names ?? {});
  const connected = header.channels.filter(({ connectedAt }) => connectedAt !== null);
  // The drawer has the last one used first, where one was.
  const latest = connected.filter(({ lastInteractionAt }) => lastInteractionAt !== null).slice(0, 1);
  const others = connected
    .filter((channel) => !latest.includes(channel))
    .sort((one, other) => compareCodePoints(one.connectedAt!, other.connectedAt!));
  const channels = [...latest, ...others];
  return {
    id,
    version,
    name,
    initials,
    pictureUrl,
    channels: channels.slice(0, channelsShown),
    moreChannels: Math.max(0, channels.length - channelsShown),
    email,
    phone: phone === null ? null : write('phone', phone),
    tags,
    country,
    language: language === null ? null : write('language', language),
    conversation: status === 'blocked' ? 'blocked' : (conversation?.status ?? null),
    assignee,
    stage,
    lastMessageAt,
    createdAt,
    menu,
  };
}
