import { isCount, isName, isText, listOf, orNull, record, type Shape } from '../kernel/shape.js';

const isSegment = record([
  ['id', isName],
  ['name', isName],
  // What is wrong inside of it flags the segment (Q4).
  ['filter', record([])],
  ['zone', orNull(isText)],
]);

/** X1: of an argument that holds segments. */
export const segmentsShape: Shape = [['segments', listOf(isSegment)]];

/** X1: of a `SegmentCatalogue`, from a host's row. */
export const segmentCatalogueShape: Shape = [['version', isCount], ...segmentsShape];
