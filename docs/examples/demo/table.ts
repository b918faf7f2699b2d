import { type ContactTableRow, contactTableRow, type Filter } from 'contactkit';
import { type App, workspaceId } from './app.js';
import type { Terminal } from './terminal.js';
import { grouped, padded, shown } from './text.js';

const actor = { id: 'omar', role: 'owner' } as const;
const pageSize = 8;

/** What the contacts module of an inbox shows: segments with their counts beside the table, whose first page goes by name. */
export async function drawTable({ contacts }: App, terminal: Terminal): Promise<void> {
  const session = contacts.as({ workspaceId, actor });
  const [vip] = (await session.tags.suggest('VIP')).items;
  const filters: { readonly [name: string]: Filter } = {
    'With phone and email': {
      and: [
        { field: 'phone', operator: 'exists' },
        { field: 'email', operator: 'exists' },
      ],
    },
    VIP: { field: 'tags', operator: 'hasAnyOf', value: vip === undefined ? [] : [vip.tag.id] },
    Blocked: { field: 'status', operator: 'isEqualTo', value: 'blocked' },
  };
  const known = (await session.segments.list()).map(({ name }) => name);
  for (const [name, filter] of Object.entries(filters))
    if (!known.includes(name)) await session.segments.define(name, { filter });

  terminal.heading('The contacts, as data from session.segments and session.list');
  const counted = await session.segments.list({ counts: true });
  const segments = counted.map(({ name, count = 0 }) => `${shown(name)}: ${grouped(count)}`);
  terminal.print(`  ${[`All active: ${grouped(await session.count())}`, ...segments].join(' · ')}\n`);
  const { items } = await session.list({ sort: { by: 'name' }, limit: pageSize });
  const tags = await session.tags.list();
  for (const contact of items) drawRow(contactTableRow(contact, { actor, locale: 'en' }, { tags }), terminal);
}

function drawRow({ name, phone, email, country, conversation, tags }: ContactTableRow, { print, dim }: Terminal): void {
  const words = tags.map((tag) => `#${tag.name}`).join(' ');
  const cells = [padded(shown(name, 24), 24), padded(shown(phone ?? '–', 18), 18), padded(shown(email ?? '–', 28), 28)];
  print(
    `  ${cells.join('  ')}  ${padded(country?.flag ?? '', 2)}  ${dim(shown([conversation ?? [], words].flat().join(' ')))}`,
  );
}
