import type { Effect } from './host.js';
import type { Life } from './lives.js';
import type { Snapshot } from './snapshot.js';

/** E3: event → the port that it asks. */
const demands: { readonly [type: string]: Effect['port'] } = {
  'contact.blocked': 'workflows',
  'contact.deleted': 'messages',
};

/**
 * E3, once nothing is due any more: every event that demands an effect has it at least once, each further time under the same
 * key; no effect is there without its event; of one contact and port they came in the order of the events.
 */
export function reactionViolations(
  { reactions, lanes }: Snapshot,
  lives: ReadonlyMap<string, Life>,
  effects: readonly Effect[],
): readonly string[] {
  const wanted = new Map<string, (string | null)[]>();
  for (const { id, events } of lives.values()) {
    for (const { type, at } of events) {
      const port = demands[type];
      if (port === undefined) continue;
      const lane = `${port} of ${id}`;
      wanted.set(lane, [...(wanted.get(lane) ?? []), port === 'workflows' ? at : null]);
    }
  }
  const found = new Map<string, Effect[]>();
  for (const effect of effects) {
    const lane = `${effect.port} of ${effect.contactId}`;
    found.set(lane, [...(found.get(lane) ?? []), effect]);
  }
  return [
    ...(reactions.length + lanes.length === 0
      ? []
      : [`${reactions.length} reactions and ${lanes.length} places are left`]),
    ...[...found.keys()].filter((lane) => !wanted.has(lane)).map((lane) => `${lane}: an effect of nothing`),
    ...[...wanted].flatMap(([lane, moments]) => laneFaults(lane, moments, found.get(lane) ?? [])),
  ];
}

function laneFaults(lane: string, moments: readonly (string | null)[], effects: readonly Effect[]): readonly string[] {
  const keys = [...new Set(effects.map(({ key }) => key))];
  if (keys.length < moments.length) return [`${lane}: ${moments.length} reactions demanded, ${keys.length} have run`];
  if (keys.length > moments.length) return [`${lane}: ${keys.length} keys for ${moments.length} reactions`];
  const places = effects.map(({ key }) => keys.indexOf(key));
  return [
    ...(places.every((place, index) => place >= (places[index - 1] ?? 0)) ? [] : [`${lane}: out of order`]),
    ...(effects.every(({ at }, index) => at === moments[places[index]!])
      ? []
      : [`${lane}: an effect of another event`]),
  ];
}
