import type { Rejection } from '../../src/kernel/errors.js';
import type { Result } from '../../src/kernel/result.js';

/** What is wrong with an input, one `path CODE` an issue, sorted; the code alone of any other rejection; empty when it is fine. */
export function faults(answer: Result<unknown, Rejection>): readonly string[] {
  if (answer.ok) return [];
  if (answer.error.code !== 'INVALID') return [answer.error.code];
  return answer.error.issues.map(({ code, path }) => (path.length === 0 ? code : `${path.join('.')} ${code}`)).sort();
}
