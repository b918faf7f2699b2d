/**
 * Distinct ids in code-unit order, cut into chunks: finding is two binary searches, adding moves no more than a chunk, and
 * ids that come in order (UUIDv7) fill chunk after chunk. Some 8 bytes an id, where a `Set` takes 30 and keeps no order.
 */
export type SortedIds = string[][];

const chunkSize = 512;

/** Adds an id; false when it is there already. */
export function addId(chunks: SortedIds, id: string): boolean {
  const at = chunkOf(chunks, id);
  const chunk = chunks[at];
  if (chunk === undefined) {
    append(chunks, id);
    return true;
  }
  const index = firstFrom(chunk, id);
  if (chunk[index] === id) return false;
  chunk.splice(index, 0, id);
  if (chunk.length > chunkSize) chunks.splice(at + 1, 0, chunk.splice(chunkSize / 2));
  return true;
}

/** Takes an id away; false when it is not there. */
export function removeId(chunks: SortedIds, id: string): boolean {
  const at = chunkOf(chunks, id);
  const chunk = chunks[at];
  if (chunk === undefined) return false;
  const index = firstFrom(chunk, id);
  if (chunk[index] !== id) return false;
  chunk.splice(index, 1);
  if (chunk.length === 0) chunks.splice(at, 1);
  return true;
}

/** Whether an id is there. */
export function hasId(chunks: SortedIds, id: string): boolean {
  const chunk = chunks[chunkOf(chunks, id)];
  return chunk !== undefined && chunk[firstFrom(chunk, id)] === id;
}

/** How many there are. */
export function countIds(chunks: SortedIds): number {
  return chunks.reduce((count, { length }) => count + length, 0);
}

/** The first of them, or the first after an id. */
export function firstIds(chunks: SortedIds, limit: number, after?: string): string[] {
  const ids: string[] = [];
  for (let at = after === undefined ? 0 : chunkOf(chunks, after); at < chunks.length && ids.length < limit; at += 1) {
    const chunk = chunks[at]!;
    const from = after === undefined ? 0 : firstFrom(chunk, after);
    const start = chunk[from] === after ? from + 1 : from;
    ids.push(...chunk.slice(start, start + limit - ids.length));
  }
  return ids;
}

function append(chunks: SortedIds, id: string): void {
  const last = chunks[chunks.length - 1];
  if (last !== undefined && last.length < chunkSize) last.push(id);
  else chunks.push([id]);
}

/** The chunk in which the id is or would be; none is there when the id is beyond them all. */
function chunkOf(chunks: SortedIds, id: string): number {
  let low = 0;
  let high = chunks.length;
  // What comes in order comes last.
  if (high > 0 && lastOf(chunks[high - 1]!) < id) return high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lastOf(chunks[middle]!) >= id) high = middle;
    else low = middle + 1;
  }
  return low;
}

function lastOf(chunk: readonly string[]): string {
  return chunk[chunk.length - 1]!;
}

/** The first index in a chunk that does not come before the id. */
function firstFrom(chunk: readonly string[], id: string): number {
  let low = 0;
  let high = chunk.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (chunk[middle]! >= id) high = middle;
    else low = middle + 1;
  }
  return low;
}
