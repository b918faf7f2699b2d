import { canonical } from './canonical.js';
import type { Dependents } from './dependents.js';
import type { Instant } from './instant.js';
import { array, nullable, parseWith, strictObject, string } from './schema.js';

/** What somebody saw before they decided to delete: of what, when, and what depended on it. */
export interface Acknowledgement {
  readonly subject: string;
  /** Null: it holds at any time. */
  readonly at: Instant | null;
  /** Ids, in order. */
  readonly segments: readonly string[];
  readonly workflows: readonly string[];
}

const form = strictObject({
  subject: string(),
  at: nullable(string()),
  segments: array(string()),
  workflows: array(string()),
});

/** F4, T4: the token that a report of dependents carries and a deletion brings back; the same report gives the same text. */
export function acknowledgementToken(subject: string, at: Instant | null, dependents: Dependents): string {
  return canonical({
    subject,
    at,
    segments: dependents.segments.map(({ id }) => id).sort(),
    workflows: [...dependents.workflows].sort(),
  } satisfies Acknowledgement);
}

/** The token read again, when it is one for this subject. It is no secret: whoever makes one up has decided, too. */
export function readAcknowledgement(token: string, subject: string): Acknowledgement | undefined {
  try {
    const read = parseWith(form, JSON.parse(token));
    return read.ok && read.value.subject === subject ? read.value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether everything that depends on it now was seen then. What has ceased to depend on it makes deleting no worse. */
export function covers(seen: Pick<Acknowledgement, 'segments' | 'workflows'>, now: Dependents): boolean {
  return (
    now.segments.every(({ id }) => seen.segments.includes(id)) &&
    now.workflows.every((workflow) => seen.workflows.includes(workflow))
  );
}
