import type { Actor } from '../access/actor.js';
import { mayViewField } from '../access/visibility.js';
import type { CustomValue, StandardField } from '../fields/definition.js';
import { isStandardField } from '../fields/standard.js';
import type { ChannelIdentity, Contact } from './contact.js';
import type { ContactEvent } from './events.js';
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
  const channels = contact.channels.map((identity) => visibleIdentity(identity, actor));
  return { ...contact, ...standard, custom, origins, aliases, channels };
}

/** A4: the same for an event of the activity. */
export function visibleEvent(event: ContactEvent, actor: Actor): ContactEvent {
  if (event.type === 'contact.created')
    return { ...event, data: { contact: visibleContact(event.data.contact, actor) } };
  if (event.type === 'contact.updated') {
    const fields = Object.fromEntries(Object.entries(event.data.fields).filter(([path]) => mayViewField(actor, path)));
    return { ...event, data: { fields } };
  }
  if (event.type === 'contact.channel.connected' || event.type === 'contact.channel.disconnected')
    return { ...event, data: { identity: visibleIdentity(event.data.identity, actor) } };
  if (event.type !== 'contact.channel.changed') return event;
  const { before, after } = event.data;
  return { ...event, data: { before: visibleIdentity(before, actor), after: visibleIdentity(after, actor) } };
}

// The address that a channel declares is a phone number or an email address.
function visibleIdentity(identity: ChannelIdentity, actor: Actor): ChannelIdentity {
  return mayViewField(actor, 'phone') && mayViewField(actor, 'email') ? identity : { ...identity, address: null };
}
