import type { ContactDetails, DetailsRow } from 'contactkit';
import type { Terminal } from './terminal.js';
import { padded, shown } from './text.js';

/** Draws what an inbox shows beside a conversation: `session.details` is all that it takes. */
export function drawDrawer({ header, rows, tags, menu }: ContactDetails, { print, bold, dim }: Terminal): void {
  const { name, country, status, conversation, assignee, channels } = header;
  const facts = [
    country === null ? [] : `${country.flag ?? ''} ${country.name}`.trim(),
    status,
    conversation === null ? [] : `conversation ${conversation.status}`,
    assignee === null ? [] : `assigned to ${assignee.name}`,
  ].flat();
  const from = ({ origin, editable }: DetailsRow): string =>
    [origin === null ? [] : `${origin.source} by ${origin.by ?? 'nobody'}`, editable ? [] : 'read-only']
      .flat()
      .join(', ');

  const rule = '─'.repeat(72);
  const lines = [
    bold(shown(name)),
    facts.join(' · '),
    channels.map(({ name: channel, state }) => `${channel}: ${state}`).join(' · '),
    tags.map((tag) => `#${tag.name}`).join('  '),
    rule,
    ...rows.map((row) => `${padded(shown(row.label, 22), 22)}  ${shown(row.text) || '–'}  ${dim(from(row))}`),
    rule,
    menu.map(({ action, enabled, reason }) => `[${action}${enabled ? '' : `: ${reason?.code ?? 'off'}`}]`).join(' '),
  ];
  print(`  ┌${rule}`);
  for (const line of lines) print(line === rule ? `  ├${rule}` : `  │ ${line}`.trimEnd());
  print(`  └${rule}`);
}
