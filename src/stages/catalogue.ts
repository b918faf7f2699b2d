import type { Stage } from './stage.js';

/** G1: the lifecycle stages of a workspace in their order, one record a workspace. */
export interface StageCatalogue {
  /** Counts saved changes (R1); 0: never saved. */
  readonly version: number;
  readonly stages: readonly Stage[];
}

/** The catalogue of a workspace that has no stages. */
export const noStages: StageCatalogue = { version: 0, stages: [] };
