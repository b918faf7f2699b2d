import type { Random } from './random.js';

/** A call of a session: plain data, so that it can be written down before it is given. */
export interface Command {
  /** Of this command alone; it is the actor as well, so that every event tells whose it is. No colon (C4). */
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly args: readonly unknown[];
  /** Known again by a repeat: it has an idempotency key, or the id of a message. */
  readonly keyed: boolean;
}

type Make = (random: Random, id: string) => readonly unknown[];

/** So few people, each on two channels, that commands meet. */
const people = 5;
const channels = ['whatsapp', 'telegram'];
const tags = ['VIP', 'newsletter', 'Straße', 'late', 'spam', '❤️'];

const emailOf = (random: Random): string => `Person${random.below(people)}@example.com`;
const phoneOf = (random: Random): string => `+659123456${random.below(people)}`;
const identityOf = (random: Random): { readonly channelId: string; readonly externalId: string } => ({
  channelId: random.pick(channels),
  externalId: `p${random.below(people)}`,
});
const identifierOf = (random: Random): string => {
  const { channelId, externalId } = identityOf(random);
  return random.pick([
    `channel:${channelId}:${externalId}`,
    `channel:${channelId}:${externalId}`,
    `channel:${channelId}:${externalId}`,
    `email:${emailOf(random)}`,
    `phone:${phoneOf(random)}`,
  ]);
};

/** What only this command writes: a change of it is never nothing. */
const written: Make = (random, id) => [
  {
    lastName: id,
    ...(random.chance(0.2) && { email: emailOf(random) }),
    ...(random.chance(0.2) && { phone: random.chance(0.8) ? phoneOf(random) : null }),
    ...(random.chance(0.3) && { custom: { note: id } }),
  },
];
const messageOf: Make = (random, id) => [
  {
    ...identityOf(random),
    messageId: id,
    // The sender's clock: the greatest wins, whatever order they come in.
    at: new Date(Date.UTC(2026, 0, 1) + random.below(1e9)).toISOString(),
  },
];

/** Command → how often it comes, and its arguments but for the options. */
const commands: { readonly [name: string]: readonly [weight: number, make: Make] } = {
  receiveMessage: [20, messageOf],
  recordSentMessage: [5, (random, id) => [identifierOf(random), ...messageOf(random, id)]],
  create: [4, (random, id) => [{ firstName: id, email: emailOf(random), channel: identityOf(random) }]],
  upsert: [8, (random, id) => [identifierOf(random), ...written(random, id)]],
  edit: [18, (random, id) => [identifierOf(random), ...written(random, id)]],
  assign: [6, (random, id) => [identifierOf(random), id]],
  tag: [9, (random) => [identifierOf(random), [random.pick(tags), random.pick(tags)]]],
  untag: [5, (random) => [identifierOf(random), [random.pick(tags)]]],
  block: [12, (random, id) => [identifierOf(random), { reason: id }]],
  unblock: [9, (random) => [identifierOf(random)]],
  delete: [5, (random) => [identifierOf(random)]],
  openConversation: [2, (random) => [identifierOf(random)]],
  snoozeConversation: [2, (random) => [identifierOf(random), {}]],
  closeConversation: [2, (random, id) => [identifierOf(random), { summary: id }]],
  connectChannel: [
    3,
    (random) => {
      const { channelId, externalId } = identityOf(random);
      const replaces = random.chance(0.5) ? { replaces: identityOf(random).externalId } : {};
      return [identifierOf(random), { channelId, externalId, ...replaces }];
    },
  ],
  disconnectChannel: [2, (random) => [identifierOf(random), identityOf(random)]],
  setOptOut: [2, (random) => [identifierOf(random), { ...identityOf(random), optedOut: random.chance(0.5) }]],
  deleteTag: [1, (random) => [random.pick(tags)]],
};

const names = Object.entries(commands).flatMap(([name, [weight]]) => Array.from({ length: weight }, () => name));

/** Those that change something whenever they succeed. */
export const effective: readonly string[] = ['create', 'upsert', 'edit', 'assign'];

/** Those that a message's own id makes known again (M5): way → command. */
export const messages = { in: 'receiveMessage', out: 'recordSentMessage' } as const;

/** The next command; `keyed` of them have an idempotency key where they can. */
export function randomCommand(random: Random, id: string, workspaceId: string, keyed = 0.5): Command {
  const name = random.pick(names);
  const isMessage = Object.values<string>(messages).includes(name);
  const args = commands[name]![1](random, id);
  const hasKey = random.chance(keyed) && name !== 'deleteTag' && !isMessage;
  const options = { ...(name === 'tag' && { createMissing: true }), ...(hasKey && { idempotencyKey: id }) };
  return { id, workspaceId, name, args: [...args, options], keyed: hasKey || isMessage };
}
