import { canonical } from '../kernel/canonical.js';
import { areDependent, type DependentSegments } from '../kernel/dependents.js';
import type { Rejection } from '../kernel/errors.js';
import { isText, listOf, orAbsent, record, type Shape } from '../kernel/shape.js';
import { unseenBy } from '../kernel/unseen.js';

/** F5: an option of a list, and the segments that ask for it. */
export interface OptionUse {
  readonly option: string;
  readonly segments: DependentSegments;
}

/** F5: what taking options out of a list has to know. */
export interface OptionFacts {
  /** Of the field that is changed. Left out: nobody asks for any of them. */
  readonly optionUses?: readonly OptionUse[] | undefined;
}

/** X1: of {@link OptionFacts}. */
export const optionFactsShape: Shape = [
  [
    'optionUses',
    orAbsent(
      listOf(
        record([
          ['option', isText],
          ['segments', areDependent],
        ]),
      ),
    ),
  ],
];

/** F5: refused while segments ask for options that are to go, unless `token` says that those were seen. */
export function optionsInUse(
  key: string,
  { before, after }: { readonly before: readonly string[]; readonly after: readonly string[] },
  uses: readonly OptionUse[],
  token: string | undefined,
): Rejection<'OPTION_IN_USE'> | undefined {
  const removed = uses.filter(({ option, segments }) => {
    return segments.length > 0 && before.includes(option) && !after.includes(option);
  });
  const options = removed.map(({ option }) => option);
  // A segment that asks for several of them is named once.
  const segments = new Map(removed.flatMap((use) => use.segments.map((segment) => [segment.id, segment])));
  const unseen = unseenBy(token, canonical([key, ...before.filter((option) => !after.includes(option)).sort()]), [
    ...segments.values(),
  ]);
  return unseen && { code: 'OPTION_IN_USE', key, options, ...unseen };
}
