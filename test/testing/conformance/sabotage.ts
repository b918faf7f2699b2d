import type { Capability } from '../../../src/kernel/vocabulary.js';
import type { Repositories, Store } from '../../../src/ports/store.js';

/** The repositories of the memory store: it has them all. */
export type All = Required<Repositories>;

/** Where a method of a broken store is called. */
export interface Place {
  readonly workspaceId: string;
  /** What is not broken: of the unit of work, or outside of any. */
  readonly all: All;
  /** The store that is not broken. A unit of work of its own in this workspace may only begin in `afterwards`. */
  readonly store: Store;
  /** Whether it is called in a unit of work. */
  readonly inside: boolean;
  /** Whether this unit of work ran at the same time as another one. */
  readonly crowded: () => boolean;
  /** Called once this unit of work is over; with what it failed with. */
  readonly afterwards: (then: (failure?: { readonly error: unknown; readonly caught: boolean }) => unknown) => void;
}

/** What is broken: methods by repository, in place of those of the memory store, and calls of the store itself. */
export interface Break {
  readonly repositories?: { readonly [K in keyof All]?: (repository: All[K], place: Place) => Partial<All[K]> };
  readonly store?: (store: Store) => Partial<Store>;
  /** The same, but after `reopen()` only. */
  readonly reopened?: Omit<Break, 'reopened'>;
  /** What the harness says that the store offers, where that is not all of it. */
  readonly capabilities?: (all: readonly Capability[]) => readonly Capability[];
}

/** A store that is broken so. State of the break is the store's own, so a break is made anew for each. */
export function broken(inner: Store, { repositories = {}, store = () => ({}) }: Break): Store {
  let running: { crowded: boolean }[] = [];

  const replaced = <R extends object>(all: R, place: Place): R => {
    const entries = Object.entries(all).map(([name, repository]: [string, object]) => {
      const replace = repositories[name as keyof All] as ((of: object, at: Place) => object) | undefined;
      if (replace === undefined) return [name, repository];
      const own = Object.entries(replace(repository, place)).filter(([method]) => Object.hasOwn(repository, method));
      return [name, { ...repository, ...Object.fromEntries(own) }];
    });
    return Object.fromEntries(entries) as R;
  };

  const whole: Store = {
    ...inner,
    read(workspaceId) {
      const all = inner.read(workspaceId);
      const outside = { inside: false, crowded: () => false, afterwards: () => undefined };
      return replaced(all, { workspaceId, all: all as All, store: inner, ...outside });
    },
    async transaction(workspaceId, work) {
      const unit = { crowded: false };
      running.push(unit);
      if (running.length > 1) for (const one of running) one.crowded = true;
      const later: ((failure?: { readonly error: unknown; readonly caught: boolean }) => unknown)[] = [];
      let caught = false;
      const place = { workspaceId, store: inner, inside: true, crowded: () => unit.crowded };
      const run = async (): Promise<{ answer?: unknown; failure?: { error: unknown; caught: boolean } }> => {
        try {
          const answer = await inner.transaction(workspaceId, async (all) => {
            const afterwards: Place['afterwards'] = (then) => later.push(then);
            const given = await work(replaced(all, { ...place, all: all as All, afterwards }));
            caught = true;
            return given;
          });
          return { answer };
        } catch (error) {
          return { failure: { error, caught } };
        }
      };
      const { answer, failure } = await run();
      running = running.filter((one) => one !== unit);
      for (const then of later) await then(failure);
      if (failure !== undefined) throw failure.error as Error;
      return answer as never;
    },
  };
  return { ...whole, ...store(whole) };
}

/** Rule id → how the store is broken that breaks this rule and no other. */
export type Saboteurs = { readonly [ruleId: string]: () => Break };
