import type { ContactEvent } from '../../contact/events.js';
import { customKeys } from './contact-keys.js';

/** F4: the custom fields of which an event has values. */
export function fieldsIn(event: ContactEvent): readonly string[] {
  if (event.type === 'contact.created') return customKeys(event.data.contact);
  if (event.type === 'contact.updated') return customKeys({ custom: {}, origins: event.data.fields });
  return [];
}
