import type { ChannelIdentity, Contact, Conversation, Tombstone } from '../contact/contact.js';
import type { ContactEvent, EventType, FieldState } from '../contact/events.js';
import type { CustomValue } from '../fields/definition.js';
import type { Origin } from '../fields/origin.js';

type State = Contact | Tombstone;
type Evolve<T extends EventType> = (before: Contact, event: ContactEvent<T>) => Partial<Contact> | Tombstone;

/**
 * E4: the state that a contact's events lead to from `before`; null or undefined when they begin with its creation. Written
 * apart from the operations, so that the two can check each other; an event-sourced host can use it as its `evolve`.
 * Message times are in no event but `contact.created` (M1), so they stay as they were. Throws an `Error` for events that do
 * not follow on: of another contact, of a version or `seq` that was left out, or after the end.
 */
export function replay(before: State | null | undefined, events: readonly ContactEvent[]): State {
  let state = before ?? undefined;
  let seq = -1;
  for (const event of events) {
    if (!follows(state, seq, event)) throw new Error(`${event.type} ${event.version}.${event.seq} does not follow on`);
    state = evolve(state, event);
    seq = event.seq;
  }
  if (state === undefined) throw new Error('There is nothing to replay: no contact before, and no events');
  return state;
}

function follows(state: State | undefined, seq: number, { type, subject, version, seq: next }: ContactEvent): boolean {
  if (state === undefined) return type === 'contact.created' && next === 0;
  if (type === 'contact.created' || state.status === 'deleted' || subject.id !== state.id) return false;
  return (version === state.version && next === seq + 1 && seq !== -1) || (version === state.version + 1 && next === 0);
}

function evolve(state: State | undefined, event: ContactEvent): State {
  if (event.type === 'contact.created') return event.data.contact;
  const before = state as Contact;
  const after = (evolutions[event.type] as Evolve<EventType>)(before, event);
  return after.status === 'deleted' ? after : { ...before, ...after, version: event.version, updatedAt: event.at };
}

/** What each type of event does to a contact. */
const evolutions: { readonly [T in Exclude<EventType, 'contact.created'>]: Evolve<T> } = {
  'contact.updated': (before, { data }) =>
    Object.entries(data.fields).reduce<Contact>(
      (contact, [path, [, after]]) => withField(contact, path, after),
      before,
    ),
  'contact.profile.updated': (_, { data }) => ({ profile: data.after }),
  'contact.assigned': (_, { data }) => ({ assigneeId: data.after }),
  'contact.stage.changed': (_, { data }) => ({ stageId: data.after }),
  'contact.tag.added': ({ tags }, { data }) => ({ tags: [...tags, data.tagId] }),
  'contact.tag.removed': ({ tags }, { data }) => ({ tags: tags.filter((id) => id !== data.tagId) }),
  'contact.channel.connected': ({ channels }, { data }) => ({ channels: [...channels, data.identity] }),
  'contact.channel.changed': ({ channels }, { data }) => ({
    channels: channels.map((one) => (isSame(one, data.before) ? data.after : one)),
  }),
  'contact.channel.disconnected': ({ channels }, { data }) => ({
    channels: channels.filter((one) => !isSame(one, data.identity)),
  }),
  'contact.blocked': (_, { at, actor, data }) => ({
    status: 'blocked',
    block: { at, by: actor.id, reason: data.reason },
  }),
  'contact.unblocked': () => ({ status: 'active', block: null }),
  'contact.deleted': ({ id, workspaceId, createdAt }, { version, at }) => ({
    status: 'deleted',
    id,
    workspaceId,
    version,
    createdAt,
    deletedAt: at,
  }),
  'contact.field.purged': (before, { data }) => withField(before, `custom.${data.key}`, null),
  'contact.segments.changed': () => ({}),
  'conversation.opened': (_, { at, actor }) => ({
    conversation: { status: 'open', openedAt: at, openedBy: actor.id },
  }),
  'conversation.snoozed': ({ conversation }, { data }) => ({
    conversation: {
      status: 'snoozed',
      ...beginning(conversation),
      ...(data.until !== null && { snoozedUntil: data.until }),
    },
  }),
  'conversation.closed': ({ conversation }, { at, actor, data }) => ({
    conversation: {
      status: 'closed',
      ...beginning(conversation),
      closedAt: at,
      closedBy: actor.id,
      ...(data.category !== null && { category: data.category }),
      ...(data.summary !== null && { summary: data.summary }),
    },
  }),
};

/** A field path is the name of a standard field, or `custom.` and a key. */
function withField(contact: Contact, path: string, state: FieldState): Contact {
  const origins: Record<string, Origin | undefined> = { ...contact.origins };
  delete origins[path];
  if (state !== null) origins[path] = state.origin;
  if (!path.startsWith('custom.')) return { ...contact, [path]: state?.value ?? null, origins };
  const custom: Record<string, CustomValue | undefined> = { ...contact.custom };
  const key = path.slice('custom.'.length);
  delete custom[key];
  if (state !== null) custom[key] = state.value;
  return { ...contact, custom, origins };
}

function beginning(conversation: Conversation | null): Pick<Conversation, 'openedAt' | 'openedBy'> {
  const { openedAt, openedBy } = conversation as Conversation;
  return { openedAt, openedBy };
}

function isSame(one: ChannelIdentity, other: ChannelIdentity): boolean {
  return one.channelId === other.channelId && one.externalId === other.externalId;
}
