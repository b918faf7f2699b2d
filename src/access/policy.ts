import type { Instant } from '../kernel/instant.js';
import type { AutomaticSource, Role, Source } from '../kernel/vocabulary.js';

/** M4: a billing cycle, half-open: `from` belongs to it, `to` to the next. */
export interface Cycle {
  readonly id: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** P4: automatic source → the sources whose values it may write over. What was never set, every source may fill. */
export type Ranks = { readonly [S in AutomaticSource]: readonly Source[] };

/** How much a workspace may have. */
export interface Limits {
  /** F1: custom fields. */
  readonly fields: number;
  /** F1: options of one list field. */
  readonly options: number;
  /** T2: tags of one contact. */
  readonly tagsPerContact: number;
  /** G1: lifecycle stages. */
  readonly stages: number;
  /** Q9: segments. */
  readonly segments: number;
}

/** What a workspace decides. All of it is optional. */
export interface Policy {
  /** V1: for numbers without `+`, ISO 3166-1 alpha-2. Without one, such a number is refused. */
  readonly defaultCountry?: string | undefined;
  /** Q3: IANA zone in which a day of this workspace begins. */
  readonly timeZone?: string | undefined;
  /** C5: which of them no two live contacts may share. */
  readonly unique?: readonly ('phone' | 'email')[] | undefined;
  /** N6: by what a first message finds a contact that has no such identity yet. */
  readonly matchInbound?: readonly ('phone' | 'email')[] | undefined;
  /** A3: the roles that may block and unblock, of those which may by default. */
  readonly mayBlock?: readonly Role[] | undefined;
  /** A3: the roles that may list and search, instead of owner and manager. */
  readonly mayList?: readonly Role[] | undefined;
  /** Q8: whether the activity says which segments a change made a contact enter and leave. Left out: no. */
  readonly segmentEvents?: boolean | undefined;
  /** P4: instead of the default ranks. */
  readonly ranks?: Ranks | undefined;
  /** Instead of the default limits. */
  readonly limits?: Partial<Limits> | undefined;
  /** M4: the billing cycle that a moment falls into. Without it nothing is counted. */
  readonly cycle?: ((at: Instant) => Cycle) | undefined;
}

/** The limits of a workspace that says nothing else. */
const defaultLimits: Limits = { fields: 500, options: 500, tagsPerContact: 200, stages: 20, segments: 500 };

/** One limit of the policy, or its default. */
export function limitOf(policy: Policy | undefined, name: keyof Limits): number {
  return policy?.limits?.[name] ?? defaultLimits[name];
}
