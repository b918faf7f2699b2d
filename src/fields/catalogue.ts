import type { FieldDefinition, Visibility } from './definition.js';

/**
 * F1–F4: what a workspace has decided about its fields, one record a workspace. Fields declared in code are not in it, but
 * their place and visibility are. A workspace that never decided anything has {@link noFields}.
 */
export interface FieldCatalogue {
  /** Counts saved changes (R1); 0: never saved. */
  readonly version: number;
  /** The custom fields that were defined at run time. */
  readonly fields: readonly FieldDefinition[];
  /** F2: keys of rows in the order of the details view: of the standard table, of code, of `fields`. Those not named follow. */
  readonly order: readonly string[];
  /** F3: visibility of standard fields and of fields in code, where it is another than their own. */
  readonly visibility: { readonly [key: string]: Visibility };
  /** F4: keys of deleted fields whose values are still being purged. */
  readonly purging: readonly string[];
}

/** The catalogue of a workspace that never changed a field. */
export const noFields: FieldCatalogue = { version: 0, fields: [], order: [], visibility: {}, purging: [] };
