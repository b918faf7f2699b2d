// What the stores and ./testing load when they run. Reachability can't leave out `import type` edge by edge, so these
// rules have a configuration of their own, in which types are forgotten before anything is judged.
const { options } = require('../../.dependency-cruiser.cjs');

module.exports = {
  forbidden: [
    {
      name: 'edges-load-no-vendor',
      severity: 'error',
      from: { path: '^src/(stores|testing)/' },
      // Kysely is given by the host of the SQL store, whose folder alone may import it: `door-kysely`.
      to: { path: 'node_modules/', pathNot: 'node_modules/kysely/', reachable: true },
    },
    {
      name: 'edges-load-no-index',
      severity: 'error',
      from: { path: '^src/(stores|testing)/' },
      to: { path: '^src/index\\.ts$', reachable: true },
    },
  ],
  options: { ...options, tsPreCompilationDeps: false },
};
