import type { Checked } from '../access/context.js';
import type { Contact } from '../contact/contact.js';
import { maySend } from '../contact/may-send.js';
import { type Inbound, receiveMessage, recordSentMessage, type Verdict } from '../contact/messages.js';
import { contactsError, unwrap } from '../kernel/errors.js';
import { isId } from '../kernel/id.js';
import { isStorable } from '../kernel/storable.js';
import { countsIn } from '../usage/counts-in.js';
import { parseEmail } from '../values/email.js';
import { parsePhone } from '../values/phone.js';
import { answerWith } from './answer.js';
import { expectVersion, type Identity, identityOf, run } from './command.js';
import { readCreateOptions, readOptions } from './command-options.js';
import { fieldsFor, stagesOf } from './facts.js';
import { find } from './find.js';
import { asking, contextOf, needCapability, readsOf, type Scope, sees } from './scope.js';
import type { Session } from './session.js';

/** M1–M5: what comes in, and what goes out. */
export function messageCommands(scope: Scope): Pick<Session, 'receiveMessage' | 'recordSentMessage' | 'maySend'> {
  return {
    receiveMessage: async (input, options) => {
      needCapability(scope, 'uniqueIdentities');
      const { idempotencyKey } = readCreateOptions(options);
      const identity =
        messageIdentity('in', input) ?? (await identityOf(scope, idempotencyKey, 'receiveMessage', input));
      const { contact, extra } = await run<{ readonly verdict: Verdict; readonly created: boolean }>(scope, {
        identity,
        // N5: of two first messages of one sender the second finds the contact that the first has made.
        retryOn: ['IDENTITY_TAKEN'],
        decide: async (ctx) => {
          const sender = await senderOf(scope, input, ctx);
          const facts = { fields: await fieldsFor(scope, input), stages: sender === null ? await stagesOf(scope) : [] };
          const { verdict, created, touch, ...change } = unwrap(receiveMessage(sender, input, ctx, facts));
          const cycleId = await cycleOf(scope, ctx, { inbound: true, broadcast: false, blockedAt: verdict.blockedAt });
          return { writes: { change, before: sender ?? undefined, touch, cycleId }, extra: { verdict, created } };
        },
      });
      return { contact: answerWith(scope, contact), ...extra };
    },

    recordSentMessage: async (ref, input, options) => {
      const { idempotencyKey, ifVersion } = readOptions(options);
      const identity =
        messageIdentity('out', input) ?? (await identityOf(scope, idempotencyKey, 'recordSentMessage', [ref, input]));
      const { contact } = await run(scope, {
        identity,
        once: ifVersion !== undefined,
        decide: async (ctx) => {
          const found = await find(scope, ref, ctx.policy);
          expectVersion(found, ifVersion);
          const { contact: receiver } = found;
          const { touch, ...change } = unwrap(recordSentMessage(receiver, input, ctx));
          const cycleId = await cycleOf(scope, ctx, {
            inbound: false,
            broadcast: input.broadcast ?? false,
            blockedAt: null,
          });
          return { writes: { change, before: receiver, touch, cycleId }, extra: null };
        },
      });
      return answerWith(scope, contact);
    },

    maySend: async (ref, input) => {
      const { policy } = await contextOf(scope);
      return maySend((await find(scope, ref, policy)).contact, input);
    },
  };
}

/** M5: a message with an id of its channel is known again by it, whoever brings it and whatever else it says. */
function messageIdentity(direction: 'in' | 'out', input: unknown): Identity | undefined {
  const { channelId, messageId } = (input as Partial<Inbound> | null) ?? {};
  // An id with a colon is for the operation to refuse: it could be mistaken for another channel's message.
  if (!isId(channelId) || typeof messageId !== 'string' || !isStorable(messageId)) return undefined;
  return { actorId: '', key: `message:${direction}:${channelId}:${messageId}`, digest: '' };
}

/** N6: the contact that a message is from; null: it makes one. */
async function senderOf(scope: Scope, input: Inbound, ctx: Checked): Promise<Contact | null> {
  const { channelId, externalId } = (input as Partial<Inbound> | null) ?? {};
  // What names no sender is for receiveMessage to refuse.
  if (!isId(channelId) || typeof externalId !== 'string' || !isStorable(externalId)) return null;
  const known = await asking('store', () => readsOf(scope).contacts.findByIdentity(channelId, externalId));
  const sender = known ?? (await matchInbound(scope, input, ctx));
  if (sender !== null && !sees(scope, sender))
    throw contactsError({ code: 'CONTACT_NOT_FOUND', ref: `channel:${channelId}:${externalId}` });
  return sender;
}

/** N6: by phone or email, where the policy says so and exactly one live contact has it. */
async function matchInbound(scope: Scope, input: Inbound, { policy }: Checked): Promise<Contact | null> {
  const { contacts } = readsOf(scope);
  for (const by of policy?.matchInbound ?? []) {
    const given = input[by] ?? input.address;
    const matches = await asking('store', async () => {
      if (by === 'phone') {
        const phone = parsePhone(given, { defaultCountry: policy?.defaultCountry });
        return phone.ok ? contacts.findByPhone(phone.value.e164, 2) : [];
      }
      const email = parseEmail(given);
      return email.ok ? contacts.findByEmail(email.value.key, 2) : [];
    });
    if (matches.length === 1) return matches[0] ?? null;
  }
  return null;
}

/** M4: the billing cycle in which a message counts; undefined: in none, or nobody counts. */
async function cycleOf(
  { env }: Scope,
  { policy, now }: Checked,
  message: { readonly inbound: boolean; readonly broadcast: boolean; readonly blockedAt: string | null },
): Promise<string | undefined> {
  if (policy?.cycle === undefined || !env.store.capabilities.includes('usage')) return undefined;
  const { cycle: cycleAt } = policy;
  const cycle = await asking('policy', () => cycleAt(now));
  return countsIn(cycle, message) ? cycle.id : undefined;
}
