import { randomUUID } from 'node:crypto';
import type { Contact } from 'contactkit';
import { displayName, isContactsError } from 'contactkit';
import { drawActivity } from './activity.js';
import { type App, workspaceId } from './app.js';
import { drawDrawer } from './drawer.js';
import type { Terminal } from './terminal.js';
import { shown } from './text.js';

/** What happens to contacts from day to day, step by step: to the best known one of the file, and to one made to be deleted. */
export async function tour(
  { contacts, now, skipTo, takeOrders }: App,
  best: Contact | undefined,
  terminal: Terminal,
): Promise<void> {
  const agent = contacts.as({ workspaceId, actor: { id: 'lena', role: 'agent' } });
  const owner = contacts.as({ workspaceId, actor: { id: 'omar', role: 'owner' } });
  const webchat = contacts.as({ workspaceId, actor: { id: 'webchat', role: 'system' } });
  const ann = best ?? (await agent.upsert('channel:webchat:ann', { firstName: 'Ann' }));
  // Not one of the file's: the next run would have to make it again.
  const ben = await agent.create({ firstName: 'Ben' });
  const visitor = `visitor ${ann.id}`;
  // M5: the same message again would change nothing, and each run has its own.
  const run = randomUUID();
  const say = (done: string, result: string): void => {
    terminal.print(`  ${done.padEnd(22)} ${terminal.dim(result)}`);
    for (const order of takeOrders()) terminal.print(`  ${' '.repeat(22)} ${terminal.dim(`→ ${order}`)}`);
  };
  const receive = async (number: number): Promise<void> => {
    const message = { channelId: 'webchat', externalId: visitor, messageId: `${run} ${number}`, at: now() };
    const { contact, verdict } = await webchat.receiveMessage(message);
    const { cycleId, count } = await owner.usage.monthlyActiveContacts();
    const conversation = contact.conversation?.status ?? 'not begun';
    say(
      'a message comes in',
      `${verdict.visible ? 'visible' : 'hidden'}, conversation ${conversation}, active contacts in ${cycleId}: ${count}`,
    );
  };
  const attempt = async (what: string, act: () => Promise<unknown>): Promise<void> => {
    try {
      await act();
      say(what, 'done');
    } catch (error) {
      if (!isContactsError(error)) throw error;
      say(what, error.code);
    }
  };

  terminal.heading(`A few days with ${shown(displayName(ann))}`);
  const { tags } = await agent.tag(ann.id, ['VIP', 'Imported'], { createMissing: true });
  say('tag', `VIP, Imported: ${tags.length} tags now`);
  const { assigneeId } = await agent.assign(ann.id, 'lena');
  say('assign', `to ${assigneeId}`);
  await agent.connectChannel(ann.id, { channelId: 'webchat', externalId: visitor });
  await receive(1);
  const blocked = await agent.block(ann.id, { reason: 'spam' });
  say('block', `${blocked.status}, conversation ${blocked.conversation?.status}`);
  // In the cycle of the block the contact still counts, from the next one on it does not (M2).
  await receive(2);
  skipTo((await owner.usage.currentCycle())?.to ?? now());
  say('the month goes by', `it is ${now().slice(0, 10)}`);
  await receive(3);
  const unblocked = await agent.unblock(ann.id);
  say('unblock', `${unblocked.status}, conversation ${unblocked.conversation?.status}: what was hidden stays hidden`);

  terminal.heading(`And the end of ${shown(displayName(ben))}`);
  await attempt('delete, as an agent', () => agent.delete(ben.id));
  await attempt('delete, as an owner', () => owner.delete(ben.id));
  await attempt('ask for it again', () => owner.get(ben.id));

  terminal.heading('The drawer, as data from session.details');
  const details = await agent.details(ann.id, { locale: 'en' });
  drawDrawer(details, terminal);
  terminal.heading('The activity, newest first');
  const { items, next } = await agent.activity(ann.id, { limit: 20 });
  drawActivity(items, new Map(details.tags.map(({ id, name }) => [id, name])), terminal);
  if (next !== null) terminal.print(terminal.dim('  … and more from earlier runs'));
}
