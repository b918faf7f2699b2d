import type { Rejection } from '../../src/kernel/errors.js';
import type { Result } from '../../src/kernel/result.js';

/** What a call was refused with: its code and data; of bad input each fault as `path CODE`. Null: it was not refused. */
export function refusal(answer: Result<unknown, Rejection>): unknown {
  if (answer.ok) return null;
  if (answer.error.code !== 'INVALID') return answer.error;
  return answer.error.issues.map(({ code, path }) => `${path.join('.')} ${code}`);
}
