import type { Contact } from '../contact/contact.js';
import type { FieldCatalogue } from '../fields/catalogue.js';
import type { FieldEvent } from '../fields/events.js';
import type { SegmentCatalogue } from '../segments/segment-catalogue.js';
import type { SegmentEvent } from '../segments/segment-events.js';
import type { StageCatalogue } from '../stages/catalogue.js';
import type { StageEvent } from '../stages/events.js';
import type { TagEvent } from '../tags/events.js';
import type { Tag } from '../tags/tag.js';

/** Asks for one page of a sweep: going once through all that a store has, in an order of its own, where no index need lead. */
export interface SweepPage {
  /** At most so many matches. A page may hold fewer, or none, and not be the last: `next` alone tells. */
  readonly limit: number;
  /** `next` of the page before, perhaps of another process and long ago; left out, from the start. */
  readonly after?: string | undefined;
}
/** Where a sweep has come to. */
export interface Sweep {
  /** For `after` of the next page, opaque; null: that was the last. Matches that come meanwhile may be missed. */
  readonly next: string | null;
}

/** Capability `fields`: the field catalogue of a workspace. */
export interface FieldReads {
  /** The catalogue; undefined when it was never saved. */
  get(): Promise<FieldCatalogue | undefined>;
}
/** The same inside a unit of work. */
export interface FieldRepository extends FieldReads {
  /**
   * The catalogue and its events, or nothing. Throws `VERSION_CONFLICT` when the stored version (0: none) is not
   * `expectedVersion`.
   */
  save(
    change: { readonly catalogue: FieldCatalogue; readonly events: readonly FieldEvent[] },
    options: { readonly expectedVersion: number },
  ): Promise<void>;
  /** F4: a sweep of the live contacts that have a value or an origin under this custom key, for its purge. */
  contactsWith(key: string, page: SweepPage): Promise<Sweep & { readonly contacts: readonly Contact[] }>;
}

/** Capability `tags`: the tag catalogue of a workspace. */
export interface TagReads {
  /** All tags, in order of name key. */
  list(): Promise<readonly Tag[]>;
  /** Those of these ids that there are, in any order. */
  getMany(ids: readonly string[]): Promise<readonly Tag[]>;
  /** T1: by `tagKey`. */
  findByKeys(keys: readonly string[]): Promise<readonly Tag[]>;
  /** T4, T5: tag id → how many live contacts carry it; a tag that none carries may be left out. */
  countContacts(ids: readonly string[]): Promise<{ readonly [tagId: string]: number }>;
}
/** The same inside a unit of work. */
export interface TagRepository extends TagReads {
  /**
   * New tags with their events, or nothing. Throws `TAG_NAME_TAKEN` when the workspace has a tag with one of the keys: of two
   * simultaneous inserts of one key exactly one wins.
   */
  insert(change: { readonly tags: readonly Tag[]; readonly events: readonly TagEvent[] }): Promise<void>;
  /** A changed tag with its events. Throws `TAG_NAME_TAKEN` for another tag's key; an unknown id is a no-op. */
  save(change: { readonly tag: Tag; readonly events: readonly TagEvent[] }): Promise<void>;
  /** T4: takes the tag out of the catalogue at once; contacts lose it by a reaction. */
  remove(change: { readonly tagId: string; readonly events: readonly TagEvent[] }): Promise<void>;
  /** T4: live contacts that carry the tag, at most `limit`, in order of id. */
  contactsWith(tagId: string, limit: number): Promise<readonly Contact[]>;
}

/** Capability `stages`: the lifecycle stages of a workspace. */
export interface StageReads {
  /** The catalogue; undefined when it was never saved. */
  get(): Promise<StageCatalogue | undefined>;
}
/** The same inside a unit of work. */
export interface StageRepository extends StageReads {
  /** As {@link FieldRepository.save}. */
  save(
    change: { readonly catalogue: StageCatalogue; readonly events: readonly StageEvent[] },
    options: { readonly expectedVersion: number },
  ): Promise<void>;
  /** G1: live contacts in the stage, at most `limit`, in order of id. */
  contactsIn(stageId: string, limit: number): Promise<readonly Contact[]>;
}

/** Capability `segments`: the segments of a workspace (Q9). */
export interface SegmentReads {
  /** The catalogue; undefined when it was never saved. */
  get(): Promise<SegmentCatalogue | undefined>;
}
/** The same inside a unit of work. */
export interface SegmentRepository extends SegmentReads {
  /** As {@link FieldRepository.save}. */
  save(
    change: { readonly catalogue: SegmentCatalogue; readonly events: readonly SegmentEvent[] },
    options: { readonly expectedVersion: number },
  ): Promise<void>;
}
