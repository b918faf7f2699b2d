// The code of "In your own tests" of getting-started.md.
// #region scenario
import { blockContact } from 'contactkit';
import { aContact, anActor, fixedContext, replay, scenario } from 'contactkit/testing';

const conversation = { status: 'open', openedAt: '2026-11-23T08:00:00.000Z', openedBy: 'u1' } as const;
const ctx = fixedContext({ actor: anActor({ id: 'u1', role: 'agent' }) });

const change = scenario(aContact({ conversation }))
  .when((contact) => blockContact(contact, { reason: 'spam' }, ctx))
  .emits('conversation.closed', 'contact.blocked');
console.log(change.contact.block?.reason); // spam

scenario(change.contact)
  .when((contact) => blockContact(contact, {}, ctx))
  .changesNothing();

// What the events say is what happened.
const rebuilt = replay(aContact({ conversation }), change.events);
console.log(rebuilt.status, rebuilt.version === change.contact.version); // blocked true
// #endregion scenario
