import type { Contacts, Cycle, Store } from 'contactkit';
import { createContacts } from 'contactkit';
import type { Keeping } from './keeping.js';
import { fileChannel } from './row-key.js';

/** The host application: contactkit on a store, and around it what every host has: a clock, channels, other modules. */
export interface App {
  readonly contacts: Contacts;
  /** Hands out a contactkit whose writes are one transaction: for many contacts at a time. */
  readonly together: <T>(work: (contacts: Contacts) => Promise<T>) => Promise<T>;
  /** The present moment, as the app tells it to contactkit. */
  readonly now: () => string;
  /** Turns the clock forward, for what happens next month. */
  readonly skipTo: (instant: string) => void;
  /** What contactkit asked other modules to do, since this was last called. */
  readonly takeOrders: () => readonly string[];
}

/** Everybody in the demo works here. */
export const workspaceId = 'demo';

/** The app, on what was kept from earlier runs. */
export function openApp(
  { store, together }: Pick<Keeping, 'store' | 'together'>,
  defaultCountry: string | undefined,
): App {
  let ahead = 0;
  let orders: string[] = [];
  const now = (): string => new Date(Date.now() + ahead).toISOString();
  const contactsOn = (kept: Store): Contacts =>
    createContacts({
      store: kept,
      channels: [
        { id: 'whatsapp', name: 'WhatsApp', kind: 'phone' },
        { id: 'mail', name: 'E-mail', kind: 'email' },
        { id: 'webchat', name: 'Web chat', kind: 'inbound' },
        { id: fileChannel, name: 'Imported file', kind: 'external' },
      ],
      messages: {
        deleteMessages: async ({ contactIds }) => void orders.push(`delete all messages of ${contactIds.join(', ')}`),
      },
      workflows: { stopWorkflows: async ({ at }) => void orders.push(`stop the workflows begun until ${at}`) },
      policy: { defaultCountry, cycle: calendarMonth },
      clock: now,
    });
  return {
    contacts: contactsOn(store),
    together: (work) => together((kept) => work(contactsOn(kept))),
    now,
    skipTo: (instant) => {
      ahead = Date.parse(instant) - Date.now();
    },
    takeOrders: () => {
      const taken = orders;
      orders = [];
      return taken;
    },
  };
}

/** M4: this host bills by calendar months of UTC. */
function calendarMonth(at: string): Cycle {
  const [year, month] = [Number(at.slice(0, 4)), Number(at.slice(5, 7))];
  const first = (months: number): string => new Date(Date.UTC(year, month - 1 + months, 1)).toISOString();
  return { id: at.slice(0, 7), from: first(0), to: first(1) };
}
