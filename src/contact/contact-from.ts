import type { FieldMap } from '../fields/definition.js';
import type { Origin } from '../fields/origin.js';
import { standardFieldNames } from '../fields/standard.js';
import { contactsError, faulty } from '../kernel/errors.js';
import { under } from '../kernel/issue.js';
import { plain } from '../kernel/plain.js';
import { shapeIssues } from '../kernel/shape.js';
import { blank } from './blank.js';
import { contactIssues } from './check.js';
import type { Contact } from './contact.js';

/**
 * Makes a whole contact from what a host's own row knows, without parsing its values: what was valid when it was written
 * stays. A value that comes without an origin gets `{ source: 'api', at: createdAt }`, so that no channel overwrites it
 * (P2). Throws `INVALID` for what has not the form of a contact; keys that no contact has are left out.
 */
export function contactFrom<F extends FieldMap = FieldMap>(
  known: Pick<Contact<F>, 'id' | 'workspaceId' | 'version' | 'createdAt'> & Partial<Contact<F>>,
): Contact<F> {
  const copied = plain(known);
  if (!copied.ok) throw contactsError({ code: 'INVALID', issues: under('contact', copied.error.issues) });
  const unusable = faulty(shapeIssues(copied.value, [], ['contact']));
  if (unusable !== undefined) throw contactsError(unusable.error);
  const row = copied.value as unknown as Partial<Contact>;
  const base = blank(row.id as string, row.workspaceId as string, row.createdAt as string);
  const given = Object.entries(row).filter(([key]) => Object.hasOwn(base, key));
  const contact = {
    ...base,
    updatedAt: row.updatedAt ?? base.createdAt,
    ...Object.fromEntries(given),
    version: row.version,
  } as Contact;
  const refused = faulty(contactIssues(contact));
  if (refused !== undefined) throw contactsError(refused.error);
  return { ...contact, origins: { ...originsOf(contact), ...contact.origins } } as Contact<F>;
}

function originsOf(contact: Contact): Record<string, Origin> {
  const paths = [
    ...standardFieldNames.filter((name) => contact[name] !== null),
    ...Object.keys(contact.custom).map((key) => `custom.${key}`),
  ];
  return Object.fromEntries(paths.map((path) => [path, { source: 'api', at: contact.createdAt } as const]));
}
