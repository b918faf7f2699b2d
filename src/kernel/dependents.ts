import { isName, isText, listOf, record, type Shape } from './shape.js';

/** F4, T4: what of the workspace uses a field or tag, so that deleting it would change what these do. */
export interface Dependents {
  readonly segments: readonly { readonly id: string; readonly name: string }[];
  /** As the workflow port names them. */
  readonly workflows: readonly string[];
}

/** The same without what else a host's segments may hold. */
export function dependentsOf({ segments, workflows }: Dependents): Dependents {
  return { segments: segments.map(({ id, name }) => ({ id, name })), workflows: [...workflows] };
}

/** X1: of {@link Dependents}. */
export const dependentsShape: Shape = [
  [
    'segments',
    listOf(
      record([
        ['id', isName],
        ['name', isText],
      ]),
    ),
  ],
  ['workflows', listOf(isName)],
];
