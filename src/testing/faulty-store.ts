import type { Reads, Repositories, Store } from '../ports/store.js';

/** Which call of a {@link faultyStore} fails, and how. */
export interface Fault {
  /** The first call that fails, counted from 1; left out: none does, and the store only counts. */
  readonly failAt?: number | undefined;
  /** How many calls in a row fail from there on; default 1. `Infinity`: the store is gone for good. */
  readonly times?: number | undefined;
  /**
   * `before` (the default): the call fails before it took effect. `after`: it takes effect and the answer is lost, as when
   * the connection breaks; what a unit of work had written is there if that call was `commit`, and else is not.
   */
  readonly when?: 'before' | 'after' | undefined;
  /** What it throws; default: an `Error` that names the call, as a driver would throw one. */
  readonly error?: Error | undefined;
}

/** A store that fails on demand. */
export type FaultyStore<S extends Store = Store> = S & {
  /**
   * The calls that have reached it so far, in order: `read contacts.get` outside of a unit of work; `begin`,
   * `contacts.save`, `commit` of one; `claimDue`. As many as there are, so many failing points has what ran.
   */
  readonly calls: readonly string[];
};

/**
 * A store that fails at one call of your choice and is `store` in all else: to prove that a command which is cut off anywhere
 * tells its caller so, leaves nothing half done, and can be repeated (E2, E3, R3). Every call is a failing point: each
 * look-up, the beginning of a unit of work, each call inside it, its commit, `claimDue` and `backlog`. Inside a unit of work a
 * failure dooms the unit, even if `work` catches it: nothing that it wrote stays. Prepare through `store` itself, run
 * once to count, then once for each point:
 *
 *     const counted = faultyStore(await prepared());
 *     await command(counted);
 *     for (let failAt = 1; failAt <= counted.calls.length; failAt += 1) {
 *       for (const when of ['before', 'after'] as const) {
 *         const store = await prepared();
 *         await command(faultyStore(store, { failAt, when })).catch(() => undefined);
 *         // `store` holds what it held before, or all that the command writes.
 *         await command(store); // With the same idempotency key: now it is done, once.
 *       }
 *     }
 */
export function faultyStore<S extends Store>(store: S, fault: Fault = {}): FaultyStore<S> {
  const { failAt = Number.POSITIVE_INFINITY, times = 1, when = 'before', error } = fault;
  const calls: string[] = [];

  const reach = (name: string): Point => {
    const position = calls.push(name);
    const fails = position >= failAt && position < failAt + times;
    const throwIf = (now: Fault['when']) => (): void => {
      if (fails && when === now) throw error ?? new Error(`${name} failed, as faultyStore was told to`);
    };
    return { before: throwIf('before'), after: throwIf('after') };
  };

  const call: Through = async (name, run) => {
    const point = reach(name);
    point.before();
    const answer = await run();
    point.after();
    return answer;
  };

  const repositoriesOf = <R extends Reads>(all: R, through: Through): R => {
    const names = (['contacts', ...store.capabilities] as const).filter((name) => all[name as keyof R] !== undefined);
    const faulty = names.map((name) => [name, methodsOf(all[name as keyof R] as object, `${name}.`, through)]);
    return Object.fromEntries(faulty) as R;
  };

  const transaction = async <T>(workspaceId: string, work: (repositories: Repositories) => Promise<T>): Promise<T> => {
    const begin = reach('begin');
    begin.before();
    let commit: Point | undefined;
    const answer = await store.transaction(workspaceId, async (repositories) => {
      begin.after();
      const unit: { failed?: { readonly error: unknown } } = {};
      const inside: Through = async (name, run) => {
        if (unit.failed !== undefined) throw unit.failed.error;
        try {
          return await call(name, run);
        } catch (thrown) {
          unit.failed ??= { error: thrown };
          throw thrown;
        }
      };
      const done = await work(repositoriesOf(repositories, inside));
      if (unit.failed !== undefined) throw unit.failed.error;
      commit = reach('commit');
      commit.before();
      return done;
    });
    commit?.after();
    return answer;
  };

  return {
    ...methodsOf(store, '', call),
    read: (workspaceId: string) => repositoriesOf(store.read(workspaceId), (name, run) => call(`read ${name}`, run)),
    transaction,
    calls,
  };
}

/** A call on its way: throws, where it is to fail, before or after it took effect. */
interface Point {
  before(): void;
  after(): void;
}

type Through = <T>(name: string, run: () => T | Promise<T>) => Promise<T>;

/** The same object with every method called `through` something; inherited ones too, as many a repository is a class. */
function methodsOf<H extends object>(holder: H, prefix: string, through: Through): H {
  const members = new Map<string, unknown>();
  for (
    let owner: unknown = holder;
    owner !== null && owner !== Object.prototype;
    owner = Object.getPrototypeOf(owner)
  ) {
    for (const name of Object.getOwnPropertyNames(owner)) {
      if (name === 'constructor') continue;
      const member: unknown = Reflect.get(holder, name);
      const method = (...args: readonly unknown[]): Promise<unknown> =>
        through(prefix + name, () => Reflect.apply(member as () => unknown, holder, args));
      members.set(name, typeof member === 'function' ? method : member);
    }
  }
  return Object.fromEntries(members) as H;
}
