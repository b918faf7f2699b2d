import { isCount, isFlag, isName, isText, listOf, orNull, record, type Shape } from '../kernel/shape.js';

const isStage = record([
  ['id', isName],
  ['name', isName],
  ['emoji', orNull(isText)],
  ['description', orNull(isText)],
  ['lost', isFlag],
  ['isDefault', isFlag],
]);

/** X1: of facts that hold stages. */
export const stagesShape: Shape = [['stages', listOf(isStage)]];

/** X1: of a `StageCatalogue`, from a host's row. */
export const catalogueShape: Shape = [['version', isCount], ...stagesShape];
