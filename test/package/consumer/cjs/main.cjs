const { use } = require('../use.cjs');

use({
  core: require('contactkit'),
  memory: require('contactkit/memory'),
  testing: require('contactkit/testing'),
}).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
