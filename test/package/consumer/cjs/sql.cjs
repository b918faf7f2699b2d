const { useSql } = require('../use-sql.cjs');

useSql({
  core: require('contactkit'),
  sql: require('contactkit/sql'),
  kysely: require('kysely'),
}).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
