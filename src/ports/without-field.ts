import type { KeptEvent } from './history.js';

/** F4: an event without the values of a custom field; the same one when it has none. */
export function withoutField(event: KeptEvent, key: string): KeptEvent {
  if (event.data === null) return event;
  const path = `custom.${key}`;
  if (event.type === 'contact.created') {
    const { contact } = event.data;
    if (!Object.hasOwn(contact.custom, key) && !Object.hasOwn(contact.origins, path)) return event;
    const cleaned = { ...contact, custom: without(contact.custom, key), origins: without(contact.origins, path) };
    return { ...event, data: { contact: cleaned } };
  }
  if (event.type === 'contact.updated' && Object.hasOwn(event.data.fields, path)) {
    return { ...event, data: { fields: without(event.data.fields, path) } };
  }
  return event;
}

function without<T extends object>(record: T, key: string): T {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key)) as T;
}
