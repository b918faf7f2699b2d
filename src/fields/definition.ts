/** The fields that every contact has and that people fill: see `standardFields` for all nine rows. */
export type StandardField = 'firstName' | 'lastName' | 'email' | 'phone' | 'country' | 'language';
/** F1: what a custom field can hold. `list` is one of its options. */
export const fieldTypes = ['text', 'list', 'checkbox', 'email', 'number', 'url', 'date', 'time'] as const;
/** F1: one of {@link fieldTypes}. */
export type FieldType = (typeof fieldTypes)[number];
/** A stored custom value: text for all types but `number` and `checkbox`; null is cleared. */
export type CustomValue = string | number | boolean | null;
/** F3: in the details view only. `whenFilled` hides the row of a field that has no value. */
export const visibilities = ['always', 'hidden', 'whenFilled'] as const;
/** F3: one of {@link visibilities}. */
export type Visibility = (typeof visibilities)[number];

/** What `defineFields` and `fields.define` take: a definition without its key and position. */
export type FieldSpec = {
  /** F1: at most 50 code points, unique in the workspace by its tag key. Left out: the key. */
  readonly name?: string | undefined;
  /** F1: at most 255 code points. */
  readonly description?: string | null | undefined;
  /** Left out: `always`. */
  readonly visibility?: Visibility | undefined;
} & (
  | { readonly type: 'list'; readonly options: readonly string[] }
  | { readonly type: Exclude<FieldType, 'list'>; readonly options?: undefined }
);

/** F1: a custom field as stored, declared in code or defined by an administrator: the same form. */
export interface FieldDefinition {
  /** 1–50 of `[A-Za-z0-9_]`; never changes. */
  readonly key: string;
  readonly type: FieldType;
  /** Of a list; null for every other type. */
  readonly options: readonly string[] | null;
  readonly name: string;
  readonly description: string | null;
  readonly visibility: Visibility;
  /** F2: its place in the list that it stands in, from 0: of the fields in code, of the stored ones, of both (`fieldSet`). */
  readonly position: number;
}

/** A list field whose options are known in code. */
export interface List<O extends string = string> {
  readonly options: readonly O[];
}
/** What the compiler needs of a workspace's fields: key → type. Names and descriptions stay out of hovers and messages. */
export interface FieldMap {
  readonly [key: string]: Exclude<FieldType, 'list'> | List;
}

declare const declared: unique symbol;
/** Definitions, with their types when these are known. A plain `FieldDefinition[]` from a database is a FieldSet too. */
export type FieldSet<F extends FieldMap = FieldMap> = readonly FieldDefinition[] & { readonly [declared]?: F };
/** The field map of a field set: `type Fields = FieldsOf<typeof fields>`. */
export type FieldsOf<S extends FieldSet> = S extends FieldSet<infer F> ? F : never;

/** The value of a field of this type. Distributes, so a field known only at run time has the union of all. */
export type FieldValue<T> =
  T extends List<infer O> ? O : T extends 'number' ? number : T extends 'checkbox' ? boolean : string;
/** Custom values by key. Absent is never set, null is cleared. */
export type CustomValues<F extends FieldMap> = { readonly [K in keyof F]?: FieldValue<F[K]> | null };
/** Standard fields by name, custom fields as `custom.<key>`: one spelling in origins, events, filters, sorts, columns. */
export type FieldPath<F extends FieldMap = FieldMap> = StandardField | `custom.${keyof F & string}`;
