import type { Capability } from '../../kernel/vocabulary.js';
import type { Store } from '../../ports/store.js';

/** A fresh store. */
export interface OpenedStore {
  readonly store: Store;
  /** The same data again, as after a restart of the process: what was not kept is gone. The store before is not used any more. */
  reopen(): Promise<Store>;
  /** Called when the rule has been checked, whether it held or not. */
  close(): Promise<void>;
}

/** What a store author gives: how to come by an empty store. */
export interface StoreHarness {
  /** What the store offers, as its users read it: the public manifest, not a wish of the test. A rule that needs more is skipped. */
  readonly capabilities: readonly Capability[];
  /** An empty store, one for every rule. */
  open(): Promise<OpenedStore>;
  /** How a provisional rule that does not hold is reported; left out: `console.warn`. */
  report?(message: string): void;
}

/** What a rule looks at. */
export interface RuleSubject {
  readonly store: Store;
  /** What {@link OpenedStore} does. */
  readonly reopen: () => Promise<Store>;
  /** The harness's. */
  readonly capabilities: readonly Capability[];
}

/** One promise of the ports, as data: run by {@link runStoreConformance}, or by a runner of your own. */
export interface StoreRule {
  /** The rule of the specification and a name that stays: `R1-stale-save`. */
  readonly id: string;
  /** What holds, in words. */
  readonly name: string;
  /** The version of contactkit that brought it. */
  readonly since: string;
  /** A `provisional` rule is reported when it does not hold, and binds with the next major version. */
  readonly level: 'must' | 'provisional';
  /** It says nothing of a store that lacks one of these. */
  readonly needs: readonly Capability[];
  /** Rejects when the store breaks the rule, with an `Error` that says how. Wants an empty store of its own. */
  check(subject: RuleSubject): Promise<void>;
}

/** A rule that binds since the first version. */
export function must(
  id: string,
  name: string,
  needs: readonly Capability[],
  check: (subject: RuleSubject) => Promise<void>,
): StoreRule {
  return { id, name, since: '0.1.0', level: 'must', needs, check };
}
