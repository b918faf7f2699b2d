import type { ContactEvent, EventData, EventType, KeptEvent } from 'contactkit';
import type { Terminal } from './terminal.js';
import { shown } from './text.js';

type TagNames = ReadonlyMap<string, string>;

/** Event type → what there is to say about it; the others speak for themselves. */
const sayings: { readonly [T in EventType]?: (data: EventData[T], tagNames: TagNames) => string } = {
  'contact.created': ({ contact }) => `with ${Object.keys(contact.origins).length} fields`,
  'contact.updated': ({ fields }) => Object.keys(fields).join(', '),
  'contact.assigned': ({ after }) => `to ${after ?? 'nobody'}`,
  'contact.tag.added': ({ tagId }, tagNames) => tagNames.get(tagId) ?? tagId,
  'contact.channel.connected': ({ identity }) => `${identity.channelId} ${identity.externalId}`,
  'contact.blocked': ({ reason }) => reason ?? 'no reason given',
  'conversation.opened': ({ by }) => `by ${by}`,
  'conversation.closed': ({ by }) => `by ${by}`,
};

/** Writes down what happened to a contact, one line an event, newest first. */
export function drawActivity(events: readonly KeptEvent[], tagNames: TagNames, { print, dim }: Terminal): void {
  for (const event of events) {
    const time = event.at.slice(0, 16).replace('T', ' ');
    const told = event.data === null ? 'erased' : tell(event, tagNames);
    print(
      `  ${dim(time)}  v${event.version}  ${event.type.padEnd(26)} ${event.actor.id.padEnd(8)} ${dim(shown(told))}`,
    );
  }
}

function tell<T extends EventType>({ type, data }: ContactEvent<T>, tagNames: TagNames): string {
  return sayings[type]?.(data, tagNames) ?? '';
}
