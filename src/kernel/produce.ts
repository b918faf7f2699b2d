import { Immer } from 'immer';

// Immer's default instance freezes what it is given: a host's own row would start to throw on assignment elsewhere.
const immer = new Immer({ autoFreeze: false });

/** A type without its `readonly`, all the way down: what a recipe may write to. */
export type Draft<T> = T extends object ? { -readonly [K in keyof T]: Draft<T[K]> } : T;

/**
 * The next state after `recipe` has written to a draft of `base`; what it did not touch is shared, and a recipe that
 * changes nothing gives back `base` itself.
 */
export function produce<T extends object>(base: T, recipe: (draft: Draft<T>) => void): T {
  return immer.produce(base, (draft) => {
    recipe(draft as unknown as Draft<T>);
  });
}
