import type { Stage } from '../stages/stage.js';
import { countryFlag } from '../values/country.js';
import type { ChannelView } from './channel-view.js';
import type { Contact } from './contact.js';
import type { Writer } from './details-text.js';
import { initialsOf, nameOf } from './display.js';

/** W1: the top of the drawer. */
export interface DetailsHeader {
  /** See `displayName`; never empty. */
  readonly name: string;
  /** At most two characters, for when there is no picture; null when the name is a phone number or an id. */
  readonly initials: string | null;
  readonly pictureUrl: string | null;
  /** `name` in the caller's locale; `flag` is an emoji, null where Unicode has none. */
  readonly country: { readonly code: string; readonly name: string; readonly flag: string | null } | null;
  /** N4: in order of last interaction. */
  readonly channels: readonly ChannelView[];
  readonly status: Contact['status'];
  readonly block: Contact['block'];
  readonly conversation: Contact['conversation'];
  readonly assignee: { readonly id: string; readonly name: string } | null;
  /** G1: null for none, and for one that the workspace does not have any more. */
  readonly stage: Stage | null;
}

/** W1: the header of a contact as its viewer sees it. */
export function detailsHeader(
  contact: Contact,
  {
    write,
    channels,
    stages,
  }: { readonly write: Writer; readonly channels: readonly ChannelView[]; readonly stages: readonly Stage[] },
): DetailsHeader {
  const { profile, country, status, block, conversation, assigneeId, stageId } = contact;
  const named = nameOf(contact);
  return {
    name: named.text,
    initials: initialsOf(named),
    pictureUrl: profile?.pictureUrl ?? null,
    country: country === null ? null : { code: country, name: write('country', country), flag: countryFlag(country) },
    channels,
    status,
    block,
    conversation,
    assignee: assigneeId === null ? null : { id: assigneeId, name: write('user', assigneeId) },
    stage: stages.find(({ id }) => id === stageId) ?? null,
  };
}
