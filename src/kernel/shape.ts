import { type Issue, issue, type Path } from './issue.js';

// X1: what comes from a host's own rows is looked at before it is trusted: types, not values, since what was valid when it
// was written stays (V1). By hand and not by schema: it runs on every operation, and rows may be larger than any input.

/** Whether a value is of a kind. */
export type Holds = (value: unknown) => boolean;
/** Member → what it must hold. Members that are not named may be anything. */
export type Shape = readonly (readonly [string, Holds])[];

/** Any text. */
export const isText: Holds = (value) => typeof value === 'string';
/** A text that names something. */
export const isName: Holds = (value) => typeof value === 'string' && value !== '';
/** A moment by its form alone: whether there is such a day was asked when it was written. */
export const isStamp: Holds = (value) =>
  typeof value === 'string' && value.length === 24 && value.charAt(10) === 'T' && value.charAt(23) === 'Z';
/** True or false. */
export const isFlag: Holds = (value) => typeof value === 'boolean';
/** A count: a whole number from 0. */
export const isCount: Holds = (value) => Number.isSafeInteger(value) && (value as number) >= 0;

/** Null, or what `holds` wants. */
export function orNull(holds: Holds): Holds {
  return (value) => value === null || holds(value);
}

/** Not there, or what `holds` wants. */
export function orAbsent(holds: Holds): Holds {
  return (value) => value === undefined || holds(value);
}

/** A list of what `holds` wants, without holes; no longer than a list can be, whatever a proxy says. */
export function listOf(holds: Holds): Holds {
  return (value) => {
    if (!Array.isArray(value)) return false;
    const { length } = value;
    if (!(length < 2 ** 32)) return false;
    // Not by `every`, which passes over holes.
    for (let index = 0; index < length; index += 1) if (!holds(value[index])) return false;
    return true;
  };
}

/** An object with at least these members. */
export function record(shape: Shape): Holds {
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    for (const [key, holds] of shape) if (!holds((value as Readonly<Record<string, unknown>>)[key])) return false;
    return true;
  };
}

/** An object whose every value is what `holds` wants, whatever its keys. */
export function mapOf(holds: Holds): Holds {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    for (const key of Object.keys(value)) if (!holds((value as Readonly<Record<string, unknown>>)[key])) return false;
    return true;
  };
}

/** One of these. */
export function oneOf(...words: readonly unknown[]): Holds {
  return (value) => words.includes(value);
}

/** What is wrong with an object, member by member; paths start with `path`. Empty: nothing. */
export function shapeIssues(value: unknown, shape: Shape, path: Path): readonly Issue[] {
  if (typeof value !== 'object' || value === null) return [faultAt(value, path)];
  const faults: Issue[] = [];
  for (const [key, holds] of shape) {
    const member = (value as Readonly<Record<string, unknown>>)[key];
    if (!holds(member)) faults.push(faultAt(member, [...path, key]));
  }
  return faults;
}

/** The fault of a value that is missing, or not what it has to be. */
export function faultAt(value: unknown, path: Path): Issue {
  return issue(value === undefined ? 'INPUT_REQUIRED' : 'INPUT_INVALID_TYPE', path);
}
