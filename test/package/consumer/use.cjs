// What a consumer does with the package, whatever the module format: the caller hands in the three entries.
const expect = (actual, expected) => {
  if (actual !== expected) throw new Error(`expected ${String(expected)}, got ${String(actual)}`);
};

exports.use = async ({ core, memory, testing }) => {
  const contacts = core.createContacts({
    store: memory.memoryStore(),
    fields: core.defineFields({ plan: { type: 'list', options: ['free', 'pro'] } }),
  });
  const acme = contacts.as({ workspaceId: 'acme', actor: { id: 'u1', role: 'manager' } });

  const ann = await acme.create({ firstName: 'Ann', phone: '+65 9123 4567', custom: { plan: 'pro' } });
  expect(ann.phone, '+6591234567');
  expect(ann.country, 'SG');
  expect((await acme.block(ann.id, { reason: 'spam' })).status, 'blocked');

  // Each of the vendor libraries, through its door: the JSON of the country names above all.
  expect(core.parseCountryName('Germany', { locale: 'en' }).value, 'DE');
  expect(core.parseLanguage('de').value, 'de');
  expect(core.parseUrl('https://example.com').value, 'https://example.com/');
  expect(core.createContact({ nonsense: 1 }, testing.fixedContext(), { fields: [] }).error.code, 'INVALID');

  const error = await acme.get('nobody').catch((thrown) => thrown);
  expect(core.isContactsError(error, 'CONTACT_NOT_FOUND'), true);
  return error;
};
