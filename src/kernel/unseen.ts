import { acknowledgementToken, covers, readAcknowledgement } from './acknowledgement.js';
import { type DependentSegments, dependentsOf } from './dependents.js';

/**
 * F5, G1: the report of the segments that depend on a subject, with the token for it; undefined when the token that was brought
 * says that all of them were seen.
 */
export function unseenBy(
  token: string | undefined,
  subject: string,
  segments: DependentSegments,
): { readonly segments: DependentSegments; readonly token: string } | undefined {
  const now = dependentsOf({ segments, workflows: [] });
  const seen = readAcknowledgement(token ?? '', subject) ?? { segments: [], workflows: [] };
  return covers(seen, now) ? undefined : { segments: now.segments, token: acknowledgementToken(subject, null, now) };
}
