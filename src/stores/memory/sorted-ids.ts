/**
 * Distinct ids in code-unit order, cut into chunks: finding is two binary searches, adding moves no more than a chunk, and
 * ids that come in order (UUIDv7) fill chunk after chunk. Some 8 bytes an id, where a `Set` takes 30 and keeps no order.
 */
export type SortedIds = string[][];

const chunkSize = 512;

/** Adds an id; false when it is there already. */
export function addId(chunks: SortedIds, id: string): boolean {
  const [at, index] = placeOf(chunks, id);
  const chunk = chunks[at];
  if (chunk === undefined) {
    append(chunks, id);
    return true;
  }
  if (chunk[index] === id) return false;
  chunk.splice(index, 0, id);
  if (chunk.length > chunkSize) chunks.splice(at + 1, 0, chunk.splice(chunkSize / 2));
  return true;
}

/** Takes an id away; false when it is not there. */
export function removeId(chunks: SortedIds, id: string): boolean {
  const [at, index] = placeOf(chunks, id);
  const chunk = chunks[at];
  if (chunk?.[index] !== id) return false;
  chunk.splice(index, 1);
  if (chunk.length === 0) chunks.splice(at, 1);
  return true;
}

/** Whether an id is there. */
export function hasId(chunks: SortedIds, id: string): boolean {
  const [at, index] = placeOf(chunks, id);
  return chunks[at]?.[index] === id;
}

/** How many there are. */
export function countIds(chunks: SortedIds): number {
  return chunks.reduce((count, { length }) => count + length, 0);
}

/** The first of them. */
export function firstIds(chunks: SortedIds, limit: number): string[] {
  const ids: string[] = [];
  for (const chunk of chunks) {
    if (ids.length >= limit) break;
    ids.push(...chunk.slice(0, limit - ids.length));
  }
  return ids;
}

function append(chunks: SortedIds, id: string): void {
  const last = chunks.at(-1);
  if (last !== undefined && last.length < chunkSize) last.push(id);
  else chunks.push([id]);
}

/** The chunk in which the id is or would be, and the place in it; a chunk that does not exist when the id is beyond all. */
function placeOf(chunks: SortedIds, id: string): readonly [number, number] {
  const last = chunks.at(-1);
  if (last === undefined || last.at(-1)! < id) return [chunks.length, 0];
  const at = firstFrom(chunks.length, (index) => chunks[index]!.at(-1)! >= id);
  const chunk = chunks[at]!;
  return [at, firstFrom(chunk.length, (index) => chunk[index]! >= id)];
}

/** The first index from which on `holds`; `length` when nowhere. */
function firstFrom(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
