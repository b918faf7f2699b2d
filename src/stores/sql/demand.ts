import { contactsError, faulty } from '../../kernel/errors.js';
import { type Issue, issue, type Path } from '../../kernel/issue.js';
import { type Holds, isCount, oneOf, record, type Shape, shapeIssues } from '../../kernel/shape.js';

/** A function. */
export const isFunction: Holds = (value) => typeof value === 'function';
/** A whole number from 1. */
export const isPositive: Holds = (value) => isCount(value) && value !== 0;
/** Kysely, or a transaction of it, by the methods that we call. */
export const isKysely: Holds = record([
  ['executeQuery', isFunction],
  ['withoutPlugins', isFunction],
]);
/** The name of a database that the store knows. */
export const isDialectName: Holds = oneOf('postgres', 'sqlite');

/** X1: throws `INVALID` for an argument without the members that it has to have, with others, or that can't be read. */
export function demand(value: unknown, shape: Shape, path: Path): void {
  const refused = faulty(faultsOf(value, shape, path));
  if (refused !== undefined) throw contactsError(refused.error);
}

function faultsOf(value: unknown, shape: Shape, path: Path): readonly Issue[] {
  try {
    const faults = shapeIssues(value, shape, path);
    // A member that is misspelt would be one that is left out.
    const unknown = Object.keys(value ?? {}).filter((key) => !shape.some(([name]) => name === key));
    return [...unknown.map((key) => issue('INPUT_UNKNOWN_KEY', [...path, key])), ...faults];
  } catch {
    return [issue('INPUT_NOT_PLAIN', path, { type: 'object' })];
  }
}
