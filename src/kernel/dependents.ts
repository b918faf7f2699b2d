import { type Holds, isName, isText, listOf, record, type Shape } from './shape.js';

/** Q9: segments that depend on something, as a report names them. */
export type DependentSegments = readonly { readonly id: string; readonly name: string }[];

/** F4, T4: what of the workspace uses a field or tag, so that deleting it would change what these do. */
export interface Dependents {
  readonly segments: DependentSegments;
  /** As the workflow port names them. */
  readonly workflows: readonly string[];
}

/** The same without what else a host's segments may hold. */
export function dependentsOf({ segments, workflows }: Dependents): Dependents {
  return { segments: segments.map(({ id, name }) => ({ id, name })), workflows: [...workflows] };
}

/** X1: of segments that depend on something. */
export const areDependent: Holds = listOf(
  record([
    ['id', isName],
    ['name', isText],
  ]),
);

/** X1: of {@link Dependents}. */
export const dependentsShape: Shape = [
  ['segments', areDependent],
  ['workflows', listOf(isName)],
];
