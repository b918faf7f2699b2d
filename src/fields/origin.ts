import type { Ranks } from '../access/policy.js';
import type { Instant } from '../kernel/instant.js';
import type { AutomaticSource, Source } from '../kernel/vocabulary.js';

/** P1: where a field's present value, or its clearing, came from. */
export interface Origin {
  readonly source: Source;
  readonly at: Instant;
  /** The actor; absent for what a channel, a browser or the phone number brought. */
  readonly by?: string;
  /** Of `channel`: which one. */
  readonly channelId?: string;
}

/**
 * P2: what each automatic source may write over. None of them overwrites a value or a clearing by a person. A host
 * replaces the table with `policy.ranks` (P4).
 */
export const ranks: Ranks = {
  channel: ['channel', 'browser', 'phone'],
  browser: ['browser'],
  phone: ['phone'],
};

/** P2: whether `source` may write where `present` is the origin of what stands there; undefined is never set. */
export function mayWrite(source: Source, present: Origin | undefined, table: Ranks = ranks): boolean {
  if (!isAutomatic(source) || present === undefined) return true;
  return table[source].includes(present.source);
}

/** P1: whether nobody decided it: a channel, a browser or the phone number did. */
export function isAutomatic(source: Source): source is AutomaticSource {
  return source === 'channel' || source === 'browser' || source === 'phone';
}
