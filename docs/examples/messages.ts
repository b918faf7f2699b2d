// The code of "Channels and messages" of getting-started.md.
import { memoryStore } from 'contactkit/memory';

let now = '2026-11-23T09:00:00.000Z';
const store = memoryStore();
const clock = (): string => now;

// #region setup
import { createContacts } from 'contactkit';

const contacts = createContacts({
  store,
  clock,
  channels: [
    { id: 'whatsapp', name: 'WhatsApp', kind: 'phone' },
    { id: 'webchat', name: 'Web chat', kind: 'inbound' },
  ],
  // A calendar month of UTC is this workspace's billing cycle.
  policy: {
    cycle: (at) => {
      const [year, month] = [Number(at.slice(0, 4)), Number(at.slice(5, 7))];
      const first = (months: number) => new Date(Date.UTC(year, month - 1 + months)).toISOString();
      return { id: at.slice(0, 7), from: first(0), to: first(1) };
    },
  },
});
const adapter = contacts.as({ workspaceId: 'acme', actor: { id: 'whatsapp-adapter', role: 'system' } });
const agent = contacts.as({ workspaceId: 'acme', actor: { id: 'u2', role: 'agent' } });
// #endregion setup

// #region receive
const message = {
  channelId: 'whatsapp',
  externalId: '6591234567',
  messageId: 'wamid.1',
  at: '2026-11-23T08:59:58Z',
  profile: { displayName: 'Ann ✨' },
  phone: '+6591234567',
  language: 'xx',
};
const { contact: ann, created, verdict } = await adapter.receiveMessage(message);
console.log(created, verdict.visible, ann.conversation?.status); // true true open
console.log(ann.country, ann.origins.phone?.source); // SG channel
console.log(verdict.ignored.map(({ code, path }) => `${path.join('.')}: ${code}`));
// [ 'language: LANGUAGE_NOT_ISO_639_1' ]

const again = await adapter.receiveMessage(message);
console.log(again.created, again.contact.version === ann.version); // true true
// #endregion receive

// #region send
const outgoing = { channelId: 'whatsapp', externalId: '6591234567' };
const may = await agent.maySend(ann.id, outgoing);
// … the host sends it, and then:
if (may.allowed) await agent.recordSentMessage(ann.id, { ...outgoing, messageId: 'wamid.2', at: now });

await agent.setOptOut(ann.id, { ...outgoing, optedOut: true });
const broadcast = await agent.maySend(ann.id, { ...outgoing, broadcast: true });
console.log(broadcast.allowed || broadcast.reason.code); // OPTED_OUT
// #endregion send

// #region block
const blocked = await agent.block(ann.id, { reason: 'spam' });
console.log(blocked.status, blocked.block?.by, blocked.conversation?.status); // blocked u2 closed

const hidden = await adapter.receiveMessage({ ...message, messageId: 'wamid.3' });
console.log(hidden.verdict.visible, hidden.verdict.blockedAt); // false 2026-11-23T09:00:00.000Z

await agent.unblock(ann.id);
const shown = await adapter.receiveMessage({ ...message, messageId: 'wamid.4' });
console.log(shown.verdict.visible, shown.contact.conversation?.status); // true open
// #endregion block

// #region usage
const manager = contacts.as({ workspaceId: 'acme', actor: { id: 'u1', role: 'manager' } });
console.log(await manager.usage.monthlyActiveContacts()); // { cycleId: '2026-11', count: 1 }
// #endregion usage

// In December a message of a contact that was blocked in November counts no more.
await agent.block(ann.id);
now = '2026-12-01T10:00:00.000Z';
await adapter.receiveMessage({ ...message, messageId: 'wamid.5' });
console.log(await manager.usage.monthlyActiveContacts()); // { cycleId: '2026-12', count: 0 }
