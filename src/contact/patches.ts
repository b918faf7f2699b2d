import { invalid, type Rejection, unwrap } from '../kernel/errors.js';
import { under } from '../kernel/issue.js';
import { type Plain, plain } from '../kernel/plain.js';
import type { Result } from '../kernel/result.js';
import type { Contact, Tombstone } from './contact.js';

/** One step from a state to the next, in immer's form: its `applyPatches` takes it as it is. */
export interface Patch {
  readonly op: 'replace' | 'add' | 'remove';
  readonly path: (string | number)[];
  /** Absent from a `remove`. */
  readonly value?: Plain;
}

/**
 * What leads from one state of a contact to another, for front ends that show a change before it is saved and take it back
 * when it is refused: `applyPatches(before, changePatches(before, after))` equals `after`, and the other way round takes it
 * back. Only what differs is named; equal states give no patch. Throws `INVALID` for what is not plain data.
 */
export function changePatches(before: Contact | Tombstone, after: Contact | Tombstone): readonly Patch[] {
  if (before === after) return [];
  const patches: Patch[] = [];
  diff(unwrap(read('before', before)), unwrap(read('after', after)), [], patches);
  return patches;
}

function read(name: string, state: unknown): Result<Plain, Rejection<'INVALID'>> {
  const copied = plain(state);
  return copied.ok ? copied : invalid(...under(name, copied.error.issues));
}

type Path = Patch['path'];
type PlainRecord = { readonly [key: string]: Plain };

function diff(before: Plain, after: Plain, path: Path, patches: Patch[]): void {
  if (isArray(before) && isArray(after)) diffArrays(before, after, path, patches);
  else if (isRecord(before) && isRecord(after)) diffRecords(before, after, path, patches);
  else if (!Object.is(before, after)) patches.push({ op: 'replace', path, value: after });
}

function diffRecords(before: PlainRecord, after: PlainRecord, path: Path, patches: Patch[]): void {
  for (const key of Object.keys(before))
    if (!Object.hasOwn(after, key)) patches.push({ op: 'remove', path: [...path, key] });
  for (const [key, value] of Object.entries(after)) {
    const present = Object.hasOwn(before, key) ? before[key] : undefined;
    if (present === undefined) patches.push({ op: 'add', path: [...path, key], value });
    else diff(present, value, [...path, key], patches);
  }
}

// What both ends have in common stays; between them, element by element, and the rest goes or comes: a tag that is taken
// out of the middle is one patch.
function diffArrays(before: readonly Plain[], after: readonly Plain[], path: Path, patches: Patch[]): void {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && same(before[start]!, after[start]!)) start += 1;
  let end = 0;
  while (end < shorter - start && same(before.at(-1 - end)!, after.at(-1 - end)!)) end += 1;
  const middle = shorter - end;
  for (let index = start; index < middle; index += 1) diff(before[index]!, after[index]!, [...path, index], patches);
  // From the back, so that no removal moves the next one.
  for (let index = before.length - end - 1; index >= middle; index -= 1)
    patches.push({ op: 'remove', path: [...path, index] });
  for (let index = middle; index < after.length - end; index += 1)
    patches.push({ op: 'add', path: [...path, index], value: after[index]! });
}

function same(one: Plain, other: Plain): boolean {
  if (Object.is(one, other)) return true;
  if (isArray(one) && isArray(other))
    return one.length === other.length && one.every((item, index) => same(item, other[index]!));
  if (!isRecord(one) || !isRecord(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => same(one[key]!, other[key]!));
}

// `Array.isArray` does not narrow a readonly array.
function isArray(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function isRecord(value: Plain): value is PlainRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
