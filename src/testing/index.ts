export {
  aChannel,
  aContact,
  aField,
  anIdentity,
  aStage,
  aTag,
  aTombstone,
} from './builders.js';
export { countingIds, steppingClock, testNow } from './clock.js';
export { anActor, fixedContext, testWorkspaceId } from './context.js';
export { fixtures } from './fixtures.js';
export { deepFreeze } from './freeze.js';
export { replay } from './replay.js';
export { type Outcome, type Scenario, scenario } from './scenario.js';
