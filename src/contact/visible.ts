import type { Actor } from '../access/actor.js';
import { mayViewField, mayViewIdentifiers } from '../access/visibility.js';
import type { CustomValue, StandardField } from '../fields/definition.js';
import { isStandardField } from '../fields/standard.js';
import type { ChannelIdentity, Contact } from './contact.js';
import type { ContactEvent, EventData, EventType, PassedSegment } from './events.js';
import { customKey } from './field-state.js';

/** A4: the contact as this actor may see it: a hidden field has no value, no origin and no alias. */
export function visibleContact<C extends Contact>(contact: C, actor: Actor): C {
  const { hiddenFields = [] } = actor;
  if (hiddenFields.length === 0) return contact;
  const custom: Record<string, CustomValue | undefined> = { ...contact.custom };
  const standard: Partial<Record<StandardField, null>> = {};
  for (const path of hiddenFields) {
    const key = customKey(path);
    if (key !== undefined) delete custom[key];
    else if (isStandardField(path)) standard[path] = null;
  }
  const hidden = (path: string): boolean => !mayViewField(actor, path);
  const origins = Object.fromEntries(Object.entries(contact.origins).filter(([path]) => !hidden(path)));
  const aliases = {
    phones: hidden('phone') ? [] : contact.aliases.phones,
    emails: hidden('email') ? [] : contact.aliases.emails,
  };
  const profile = hidden('profile') ? null : contact.profile;
  const channels = contact.channels.map((identity) => visibleIdentity(identity, actor));
  return { ...contact, ...standard, profile, custom, origins, aliases, channels };
}

/** Type of event → what of its data the actor may see; undefined: nothing that says anything. */
const visibleData: { readonly [T in EventType]?: (data: EventData[T], actor: Actor) => EventData[T] | undefined } = {
  'contact.created': ({ contact }, actor) => ({ contact: visibleContact(contact, actor) }),
  'contact.updated'({ fields }, actor) {
    const shown = Object.entries(fields).filter(([path]) => mayViewField(actor, path));
    return shown.length === 0 ? undefined : { fields: Object.fromEntries(shown) };
  },
  'contact.profile.updated': (data, actor) => (mayViewField(actor, 'profile') ? data : undefined),
  'contact.channel.connected': ({ identity }, actor) => ({ identity: visibleIdentity(identity, actor) }),
  'contact.channel.changed': ({ before, after }, actor) => ({
    before: visibleIdentity(before, actor),
    after: visibleIdentity(after, actor),
  }),
  'contact.channel.disconnected': ({ identity }, actor) => ({ identity: visibleIdentity(identity, actor) }),
  'contact.segments.changed'(data, actor) {
    const shown = ({ fields }: PassedSegment): boolean => fields.every((path) => mayViewField(actor, path));
    const [entered, left] = [data.entered.filter(shown), data.left.filter(shown)];
    return entered.length + left.length === 0 ? undefined : { entered, left };
  },
};

/** A4: the same for an event of the activity; undefined: it says nothing but of what is hidden. */
export function visibleEvent(event: ContactEvent, actor: Actor): ContactEvent | undefined {
  const see = visibleData[event.type] as ((data: unknown, actor: Actor) => unknown) | undefined;
  if (see === undefined) return event;
  const data = see(event.data, actor);
  return data === undefined ? undefined : ({ ...event, data } as ContactEvent);
}

// An external id may be the very phone number or email address that is hidden, and so is the address beside it.
function visibleIdentity(identity: ChannelIdentity, actor: Actor): ChannelIdentity {
  return mayViewIdentifiers(actor) ? identity : { ...identity, externalId: '', aliases: [], address: null };
}
