import { faulty, unwrap } from '../kernel/errors.js';
import { guard } from '../kernel/guard.js';
import { type Issue, issue, under } from '../kernel/issue.js';
import { ok } from '../kernel/result.js';
import { reject } from '../values/parsed.js';
import { tagKey } from '../values/tag-name.js';
import type { FieldDefinition, FieldSet, FieldSpec, List } from './definition.js';
import { isFieldKey, readSpec } from './field-spec.js';
import { isStandardRow, standardFields } from './standard.js';

/**
 * Declares custom fields in code, key → spec, so that the compiler knows their types; their order is that of the keys. Fields
 * of a database are the same definitions without the types (F1). It is called at module level, so bad specs are thrown as
 * `INVALID`, all of them at once: a key or name that a standard field or another spec has is `INPUT_INVALID_VALUE`.
 */
export function defineFields<const S extends { readonly [key: string]: FieldSpec }>(
  specs: S,
): FieldSet<{
  readonly [K in keyof S]: S[K] extends { readonly options: readonly (infer O extends string)[] }
    ? List<O>
    : Exclude<S[K]['type'], 'list'>;
}> {
  const read = guard({ input: specs }, () => {
    if (typeof specs !== 'object' || specs === null || Array.isArray(specs))
      return reject('INPUT_INVALID_TYPE', { expected: 'object' });
    const issues: Issue[] = [];
    const names = new Set(standardFields.map(({ name }) => tagKey(name)));
    const definitions: FieldDefinition[] = [];
    for (const [key, spec] of Object.entries(specs)) {
      if (!isFieldKey(key) || isStandardRow(key)) {
        issues.push(issue('INPUT_INVALID_VALUE', [key]));
        continue;
      }
      // A text is no spec, and spreading a long one takes its time.
      const definition = readSpec({ ...(typeof spec === 'object' ? spec : {}), key }, definitions.length);
      if (!definition.ok) {
        issues.push(...under(key, definition.error.issues));
        continue;
      }
      const name = tagKey(definition.value.name);
      if (names.has(name)) issues.push(issue('INPUT_INVALID_VALUE', [key, 'name']));
      names.add(name);
      definitions.push(definition.value);
    }
    return faulty(issues) ?? ok(definitions);
  });
  return unwrap(read);
}
