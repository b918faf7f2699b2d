import { invalid, type Rejection } from './errors.js';
import { type Issue, issue, type Path } from './issue.js';
import { ok, type Result } from './result.js';

/** X2: the largest input that is looked at. Far above any honest contact, far below what would hold a server up. */
export const plainLimits = { depth: 32, nodes: 20_000 } as const;

/** JSON-like data: what a copy by {@link plain} consists of. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * X2: a copy of unknown input that nothing can surprise: own enumerable data properties only, `undefined` dropped, bounded
 * in depth and size. Everything else (accessors, functions, symbols, bigints, class instances, cycles, a proxy that throws)
 * is `INPUT_NOT_PLAIN`, `INPUT_TOO_DEEP` or `INPUT_TOO_LARGE` with its path. `undefined` itself is an empty object.
 */
export function plain(input: unknown): Result<Plain, Rejection<'INVALID'>> {
  const state: CopyState = { left: plainLimits.nodes, fault: undefined };
  const copied = input === undefined ? {} : copy(input, [], state);
  return state.fault === undefined ? ok(copied as Plain) : invalid(state.fault);
}

interface CopyState {
  left: number;
  fault: Issue | undefined;
}

function copy(value: unknown, path: (string | number)[], state: CopyState): Plain | undefined {
  if (state.fault !== undefined || value === undefined || value === null) return value as undefined | null;
  state.left -= 1;
  if (state.left < 0) return fail(state, issue('INPUT_TOO_LARGE', [], { max: plainLimits.nodes }));
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object') return fail(state, issue('INPUT_NOT_PLAIN', path, { type: typeof value }));
  if (path.length >= plainLimits.depth) return fail(state, issue('INPUT_TOO_DEEP', [], { max: plainLimits.depth }));
  try {
    if (Array.isArray(value)) return copyArray(value, path, state);
    if (isPlainObject(value)) return copyObject(value, path, state);
  } catch {
    // A proxy or an exotic object: what its traps throw is the caller's affair, that they throw is the fault.
  }
  return fail(state, issue('INPUT_NOT_PLAIN', path, { type: 'object' }));
}

function copyArray(value: readonly unknown[], path: (string | number)[], state: CopyState): Plain | undefined {
  const { length } = value;
  if (length > state.left) return fail(state, issue('INPUT_TOO_LARGE', [], { max: plainLimits.nodes }));
  const result: Plain[] = [];
  for (let index = 0; index < length; index += 1) {
    // An element that is absent or undefined becomes null, as in JSON: dropping it would move the others.
    const item = dataProperty(value, index, path, state);
    path.push(index);
    result.push(copy(item, path, state) ?? null);
    path.pop();
    if (state.fault !== undefined) return undefined;
  }
  return result;
}

function copyObject(value: object, path: (string | number)[], state: CopyState): Plain | undefined {
  const result: Record<string, Plain> = {};
  for (const key of Object.keys(value)) {
    const item = dataProperty(value, key, path, state);
    path.push(key);
    const copied = copy(item, path, state);
    path.pop();
    if (state.fault !== undefined) return undefined;
    if (copied === undefined) continue;
    if (key === '__proto__')
      Object.defineProperty(result, key, { value: copied, enumerable: true, configurable: true, writable: true });
    else result[key] = copied;
  }
  return result;
}

function dataProperty(holder: object, key: string | number, path: (string | number)[], state: CopyState): unknown {
  const property = Object.getOwnPropertyDescriptor(holder, key);
  if (property === undefined || 'value' in property) return property?.value;
  return fail(state, issue('INPUT_NOT_PLAIN', [...path, key], { type: 'accessor' }));
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // Another realm's Object.prototype is not ours, but it too has no prototype of its own.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function fail(state: CopyState, fault: Issue): undefined {
  state.fault ??= { ...fault, path: [...fault.path] as Path };
  return undefined;
}
