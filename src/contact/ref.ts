import type { Rejection } from '../kernel/errors.js';
import { invalid } from '../kernel/errors.js';
import { issue, under } from '../kernel/issue.js';
import { ok, type Result } from '../kernel/result.js';
import { isStorable } from '../kernel/storable.js';
import { parseEmail } from '../values/email.js';
import { parsePhone } from '../values/phone.js';

/** C4: a contact's id, or `id:…`, `email:…`, `phone:…`, `channel:<channelId>:<externalId>`. Ids and channel ids have no colon. */
export type ContactRef = string;

/** C4: a reference that was read: what to look the contact up by. */
export type ParsedRef =
  | { readonly by: 'id'; readonly id: string }
  | { readonly by: 'email'; readonly address: string; readonly key: string }
  | { readonly by: 'phone'; readonly e164: string }
  | { readonly by: 'channel'; readonly channelId: string; readonly externalId: string };

/** C4: reads a reference; issues have paths from `ref`. A text without a known prefix is an id. */
export function parseContactRef(
  ref: unknown,
  options: { readonly defaultCountry?: string | undefined } = {},
): Result<ParsedRef, Rejection<'INVALID'>> {
  if (typeof ref !== 'string')
    return invalid(issue(ref === undefined ? 'INPUT_REQUIRED' : 'INPUT_INVALID_TYPE', ['ref'], { expected: 'string' }));
  const colon = ref.indexOf(':');
  const prefix = colon === -1 ? '' : ref.slice(0, colon);
  const rest = ref.slice(colon + 1);
  if (prefix === 'email') {
    const email = parseEmail(rest);
    return email.ok ? ok({ by: 'email', ...email.value }) : invalid(...under('ref', email.error.issues));
  }
  if (prefix === 'phone') {
    const phone = parsePhone(rest, options);
    return phone.ok ? ok({ by: 'phone', e164: phone.value.e164 }) : invalid(...under('ref', phone.error.issues));
  }
  // R4: no store has it, and some fail when they are asked.
  if (!isStorable(ref)) return invalid(issue('INPUT_INVALID_VALUE', ['ref']));
  if (prefix === 'channel') {
    const next = rest.indexOf(':');
    const [channelId, externalId] = [rest.slice(0, Math.max(next, 0)), rest.slice(next + 1)];
    return channelId === '' || externalId === ''
      ? invalid(issue('INPUT_INVALID_VALUE', ['ref']))
      : ok({ by: 'channel', channelId, externalId });
  }
  const id = prefix === 'id' ? rest : ref;
  return id === '' ? invalid(issue('INPUT_INVALID_VALUE', ['ref'])) : ok({ by: 'id', id });
}
