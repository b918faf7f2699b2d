import type { ContactEvent } from '../../contact/events.js';
import type { KeptEvent } from '../../ports/history.js';
import { customKeys, customPath } from './contact-keys.js';

/** F4: the custom fields of which an event has values. */
export function fieldsIn(event: ContactEvent): readonly string[] {
  if (event.type === 'contact.created') return customKeys(event.data.contact);
  if (event.type === 'contact.updated') return customKeys({ custom: {}, origins: event.data.fields });
  return [];
}

/** F4: the event without the values of a custom field; undefined when it has no data any more. */
export function withoutField(event: KeptEvent, key: string): KeptEvent | undefined {
  if (event.data === null) return undefined;
  if (event.type === 'contact.created') {
    const { contact } = event.data;
    const custom = without(contact.custom, key);
    const origins = without(contact.origins, customPath(key));
    return { ...event, data: { contact: { ...contact, custom, origins } } };
  }
  if (event.type === 'contact.updated') {
    return { ...event, data: { fields: without(event.data.fields, customPath(key)) } };
  }
  return undefined;
}

function without<T extends object>(record: T, key: string): T {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key)) as T;
}
