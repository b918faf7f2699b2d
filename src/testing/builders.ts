import type { Channel } from '../contact/channel-view.js';
import type { ChannelIdentity, Contact, Tombstone } from '../contact/contact.js';
import { contactFrom } from '../contact/contact-from.js';
import type { FieldDefinition, FieldMap } from '../fields/definition.js';
import type { Segment } from '../segments/segment.js';
import type { Stage } from '../stages/stage.js';
import type { Tag } from '../tags/tag.js';
import { tagKey } from '../values/tag-name.js';
import { testWorkspaceId } from './context.js';

/** When the contacts of this entry were made. */
const madeAt = '2026-01-05T08:30:00.000Z';

/**
 * An active contact named Ann, with what is given in place of the defaults. A value that comes without an origin gets one
 * of a person (`api`), as `contactFrom` does it; throws its `INVALID` for what has not the form of a contact.
 */
export function aContact<F extends FieldMap = FieldMap>(overrides: Partial<Contact<F>> = {}): Contact<F> {
  const named: Partial<Contact> = { firstName: 'Ann' };
  return contactFrom<F>({
    id: 'contact-1',
    workspaceId: testWorkspaceId,
    version: 1,
    createdAt: madeAt,
    ...(named as Partial<Contact<F>>),
    ...overrides,
  });
}

/** What deleting left of a contact. */
export function aTombstone(overrides: Partial<Tombstone> = {}): Tombstone {
  return {
    status: 'deleted',
    id: 'contact-1',
    workspaceId: testWorkspaceId,
    version: 2,
    createdAt: madeAt,
    deletedAt: '2026-02-01T12:00:00.000Z',
    ...overrides,
  };
}

/** An identity on the channel `whatsapp`. */
export function anIdentity(overrides: Partial<ChannelIdentity> = {}): ChannelIdentity {
  return {
    channelId: 'whatsapp',
    externalId: '6591234567',
    aliases: [],
    address: null,
    connectedAt: madeAt,
    lastInteractionAt: null,
    optedOut: null,
    ...overrides,
  };
}

/** A tag; its key follows its name (T1), its id too unless given. */
export function aTag(overrides: Partial<Tag> = {}): Tag {
  const { name = 'VIP' } = overrides;
  const key = tagKey(name);
  return {
    id: `tag-${key.replaceAll(/[\s:]+/g, '-')}`,
    name,
    key,
    emoji: null,
    color: null,
    description: null,
    ...overrides,
  };
}

/** A custom field: a text named `note` unless told otherwise. A list has the options `free` and `pro`. */
export function aField(overrides: Partial<FieldDefinition> = {}): FieldDefinition {
  const { key = 'note', type = 'text' } = overrides;
  return {
    key,
    type,
    options: type === 'list' ? ['free', 'pro'] : null,
    name: key,
    description: null,
    visibility: 'always',
    position: 0,
    ...overrides,
  };
}

/** A lifecycle stage, not the default one. */
export function aStage(overrides: Partial<Stage> = {}): Stage {
  return {
    id: 'stage-lead',
    name: 'Lead',
    emoji: null,
    description: null,
    lost: false,
    isDefault: false,
    ...overrides,
  };
}

/** A segment of all contacts with the tag `tag-vip`, whose days are in the zone of the policy. */
export function aSegment(overrides: Partial<Segment> = {}): Segment {
  return {
    id: 'segment-best',
    name: 'Best',
    filter: { field: 'tags', operator: 'hasAnyOf', value: ['tag-vip'] },
    zone: null,
    ...overrides,
  };
}

/** A channel of the workspace, by which people write: `inbound`. */
export function aChannel(overrides: Partial<Channel> = {}): Channel {
  return { id: 'webchat', name: 'Web chat', kind: 'inbound', ...overrides };
}
