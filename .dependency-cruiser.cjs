// The layers of src and its doors to vendor libraries; `test/package/breaches.test.ts` plants a breach of every rule.

// Low to high. Folders of one tier are closed to each other; a file imports its own folder or a lower tier.
const tiers = [
  ['kernel'],
  ['values'],
  ['access'],
  ['fields', 'stages', 'tags'],
  ['contact'],
  ['usage', 'segments', 'duplicates'],
  ['ports'],
  ['service'],
  ['index\\.ts', 'importing', 'stores', 'testing'],
];

const layers = tiers.flatMap((tier, height) =>
  tier.map((folder) => {
    const own = folder.endsWith('.ts') ? [] : [folder];
    // The barrel holds the core's every name; the other entries of its tier stay closed to it.
    const allowed = [...tiers.slice(0, height).flat(), ...own];
    return {
      name: `layer-${folder.replace('\\.ts', '')}`,
      severity: 'error',
      from: { path: `^src/${folder}(/|$)` },
      to: { path: '^src/', ...(allowed.length > 0 && { pathNot: `^src/(${allowed.join('|')})(/|$)` }) },
    };
  }),
);

// One file a vendor library, or one folder for the store that is made of it, and the one part of the library that it may take.
const doors = [
  { file: 'values/phone', vendor: 'libphonenumber-js', part: 'max/index\\.js' },
  { file: 'values/country', vendor: 'i18n-iso-countries', part: '(index\\.js|langs/en\\.json)' },
  { file: 'values/language', vendor: 'iso-639-1', part: '' },
  { file: 'kernel/produce', vendor: 'immer', part: '' },
  { file: 'kernel/schema', vendor: 'zod', part: 'mini/' },
  { file: 'stores/sql/[^/]+', vendor: 'kysely', part: '' },
].flatMap(({ file, vendor, part }) => [
  {
    name: `door-${vendor}`,
    severity: 'error',
    from: { path: '^src/', pathNot: `^src/${file}\\.ts$` },
    to: { path: `node_modules/${vendor}/` },
  },
  ...(part === ''
    ? []
    : [
        {
          name: `door-${vendor}-part`,
          severity: 'error',
          from: { path: `^src/${file}\\.ts$` },
          to: { path: `node_modules/${vendor}/`, pathNot: `node_modules/${vendor}/${part}` },
        },
      ]),
]);

const rules = [
  ...layers,
  ...doors,
  { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
  { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  {
    name: 'known-folders',
    comment: 'A file outside the tiers would be under no layer rule.',
    severity: 'error',
    from: { path: '^src/', pathNot: `^src/(${tiers.flat().join('|')})(/|$)` },
    to: {},
  },
  { name: 'no-node-builtins', severity: 'error', from: { path: '^src/' }, to: { dependencyTypes: ['core'] } },
  {
    name: 'only-dependencies',
    comment: 'Neither a dev dependency nor one that package.json does not name.',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: 'node_modules/', dependencyTypesNot: ['npm', 'npm-optional', 'npm-peer'] },
  },
  {
    name: 'stores-are-islands',
    severity: 'error',
    from: { path: '^src/stores/([^/]+)/' },
    to: { path: '^src/stores/([^/]+)/', pathNot: '^src/stores/$1/' },
  },
];

module.exports = {
  forbidden: rules,
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    // Types count: a layer that only names a type of a higher one still can't be read or moved without it.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default'],
      mainFields: ['module', 'main'],
    },
  },
};
