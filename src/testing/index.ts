export {
  aChannel,
  aContact,
  aField,
  anIdentity,
  aSegment,
  aStage,
  aTag,
  aTombstone,
} from './builders.js';
export { countingIds, steppingClock, testNow } from './clock.js';
export type { OpenedStore, RuleSubject, StoreHarness, StoreRule } from './conformance/rule.js';
export { storeRules } from './conformance/rules.js';
export { runStoreConformance, type TestRunner } from './conformance/run.js';
export { anActor, fixedContext, testWorkspaceId } from './context.js';
export { type Fault, type FaultyStore, faultyStore } from './faulty-store.js';
export { fixtures } from './fixtures.js';
export { deepFreeze } from './freeze.js';
export { replay } from './replay.js';
export { type Outcome, type Scenario, scenario } from './scenario.js';
