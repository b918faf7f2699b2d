// What is measured with: ordinary people, the same in every run.

import { createContact, defineFields } from 'contactkit';
import { getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';

/** A mobile number of each of these countries, as its parts. */
export const numbers = [
  'US',
  'GB',
  'DE',
  'ES',
  'SG',
  'BR',
  'IN',
  'MY',
  'FR',
  'AE',
  'NL',
  'AU',
  'ID',
  'MX',
  'ZA',
  'PH',
].map((country) => getExampleNumber(country, examples));

export const plans = ['free', 'pro', 'enterprise'];
export const fields = defineFields({
  company: { type: 'text' },
  plan: { type: 'list', options: plans },
  seats: { type: 'number' },
  newsletter: { type: 'checkbox' },
  website: { type: 'url' },
  birthday: { type: 'date' },
});

export const workspaceId = 'workspace-1';
export const now = '2026-11-23T09:00:00.000Z';

// In order as text, as the ids of the service are.
let ids = 1e9;
/** A context as a request makes it: a manager acts. */
export const ctx = {
  workspaceId,
  actor: { id: 'user-1', role: 'manager' },
  now,
  newId: () => `id-${(ids += 1)}`,
  policy: { defaultCountry: 'US' },
};

const firstNames = ['Ann', 'Bilal', 'Chloe', 'Diego', 'Emma', 'Farid', 'Grace', 'Hugo', 'Ines', 'Jonas', 'Klara'];
const lastNames = ['Tan', 'Okafor', 'Müller', 'García', 'Smith', 'Rahman', 'Lindqvist'];

/** The twelve fields of a person: six standard ones, six custom ones. */
export function person(index) {
  const firstName = firstNames[index % firstNames.length];
  const lastName = lastNames[index % lastNames.length];
  const number = numbers[index % numbers.length];
  return {
    firstName,
    lastName,
    email: `${firstName.toLowerCase()}.${index}@example.com`,
    phone: number.number,
    country: number.country,
    language: 'en',
    custom: {
      company: `${lastName} & Sons`,
      plan: plans[index % plans.length],
      seats: index % 50,
      newsletter: index % 2 === 0,
      website: `https://example.com/${index}`,
      birthday: `19${50 + (index % 50)}-0${1 + (index % 9)}-1${index % 10}`,
    },
  };
}

/** The change that makes a contact of a person who wrote on a channel. */
export function created(index) {
  const channel = { channelId: 'whatsapp', externalId: `${6_500_000_000 + index}` };
  const made = createContact({ ...person(index), channel }, ctx, { fields });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}
