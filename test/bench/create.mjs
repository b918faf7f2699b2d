import { createContact } from 'contactkit';
import { parsePhoneNumber } from 'libphonenumber-js/max';
import { z } from 'zod';
import { compare } from './compare.mjs';
import { ctx, fields, person, plans } from './people.mjs';
import { against, comparison } from './table.mjs';

// What a team would write for the same twelve fields, no more and no less.
const schema = z.object({
  firstName: z.string().trim().min(1).max(200),
  lastName: z.string().trim().min(1).max(200),
  email: z.email(),
  phone: z.string(),
  country: z.string().length(2),
  language: z.string().length(2),
  custom: z.object({
    company: z.string().max(10_000),
    plan: z.enum(plans),
    seats: z.number(),
    newsletter: z.boolean(),
    website: z.url(),
    birthday: z.iso.date(),
  }),
});

/** `createContact` against reading the same object with a schema. */
export function create() {
  const inputs = Array.from({ length: 64 }, (_, index) => person(index));
  const at = (index) => inputs[index % inputs.length];
  const { ours, bare, zod } = compare({
    zod: (index) => schema.parse(at(index)),
    bare(index) {
      const read = schema.parse(at(index));
      const phone = parsePhoneNumber(read.phone);
      return phone.isValid() && { ...read, phone: phone.number };
    },
    ours(index) {
      const made = createContact(at(index), ctx, { fields });
      return made.ok && made.value.contact;
    },
  });
  return {
    title: '`createContact`, 12 fields',
    notes: [
      '**zod + phone**: `parse` of a `z.object` of the same 12 fields (6 standard, 6 custom of six types; full `zod`, built once), then `parsePhoneNumber` and `isValid()`. It makes no contact, no origins and no event. **zod**: the schema by itself.',
    ],
    head: comparison,
    rows: [against('createContact', ours, 'zod + phone', bare, 2), against('createContact', ours, 'zod', zod)],
  };
}
