/** Runs one piece of work after the other, in the order in which they came. */
export type Exclusive = <T>(work: () => Promise<T>) => Promise<T>;

/** A line of its own. Work that waits for later work of its own line waits forever. */
export function exclusive(): Exclusive {
  let turn: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };
}
