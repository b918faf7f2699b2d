import type { ChannelIdentity, Contact } from '../../contact/contact.js';
import type { Dialect } from './dialect.js';
import { fromJson } from './json.js';
import type { Row } from './tables.js';

/** A row of contactkit_identities as it is collected into its contact's. */
export type IdentityTuple = readonly [
  position: number,
  alias: number,
  channelId: string,
  externalId: string,
  address: string | null,
  connectedAt: string,
  lastInteractionAt: string | null,
  optedOut: ChannelIdentity['optedOut'],
];

/** The same as an expression over `contactkit_identities i`. */
export function identityTuple({ array, nested }: Dialect): string {
  const texts = ['position', 'alias', 'channel_id', 'external_id', 'address', 'connected_at', 'last_interaction_at'];
  return array(...texts.map((name) => `i.${name}`), nested('i.opted_out'));
}

/** Identities from their rows, which come by position, the present external id before the former ones. */
export function identitiesFrom(tuples: readonly IdentityTuple[]): readonly ChannelIdentity[] {
  const identities: (ChannelIdentity & { readonly aliases: string[] })[] = [];
  for (const [, alias, channelId, externalId, address, connectedAt, lastInteractionAt, optedOut] of tuples) {
    if (alias > 0) identities.at(-1)?.aliases.push(externalId);
    else
      identities.push({
        channelId,
        externalId,
        aliases: [],
        address,
        connectedAt,
        lastInteractionAt,
        optedOut: fromJson(optedOut),
      });
  }
  return identities;
}

/** The rows of a contact's identities. */
export function identityRows({ workspaceId, id, channels }: Contact): readonly Row<'contactkit_identities'>[] {
  return channels.flatMap((identity, position) => {
    const { channelId, externalId, aliases, address, connectedAt, lastInteractionAt, optedOut } = identity;
    const common = { workspace_id: workspaceId, contact_id: id, channel_id: channelId, position };
    return [
      {
        ...common,
        external_id: externalId,
        alias: 0,
        address,
        connected_at: connectedAt,
        last_interaction_at: lastInteractionAt,
        opted_out: optedOut,
      },
      ...aliases.map((alias, index) => ({ ...common, external_id: alias, alias: index + 1 })),
    ];
  });
}
