import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** Source files without a test file of their own, and the one that holds them. */
const elsewhere: { readonly [source: string]: string } = {
  // An entry is its names.
  'index.ts': 'package/exports.test.ts',
  'testing/index.ts': 'package/exports.test.ts',
  // A part of one other file, which it was taken out of to be read by itself.
  'contact/details-check.ts': 'contact/details.test.ts',
  'contact/details-header.ts': 'contact/details.test.ts',
  'contact/details-rows.ts': 'contact/details.test.ts',
  'fields/field-spec.ts': 'fields/define-field.test.ts',
  'fields/find-row.ts': 'fields/change-field.test.ts',
  'testing/workspace.ts': 'testing/fixtures.test.ts',
  // A step that operations of its folder share: each of them is tested with it, and never without.
  'contact/answer.ts': 'contact/explain.test.ts',
  'contact/blank.ts': 'contact/contact-from.test.ts',
  'contact/field-state.ts': 'contact/explain.test.ts',
  'fields/field-change.ts': 'fields/define-field.test.ts',
  'fields/shape.ts': 'fields/define-field.test.ts',
  'kernel/dependents.ts': 'tags/delete-tag.test.ts',
  'stages/shape.ts': 'stages/define-stage.test.ts',
  'stages/stage-change.ts': 'stages/define-stage.test.ts',
  'tags/shape.ts': 'tags/define-tag.test.ts',
  'tags/tag-change.ts': 'tags/define-tag.test.ts',
  // A table or a constant: what it says is tested where it is obeyed.
  'contact/lifecycle.ts': 'laws/lifecycle.test.ts',
  'fields/catalogue.ts': 'fields/field-rows.test.ts',
  'fields/definition.ts': 'fields/define-field.test.ts',
  'segments/criterion.ts': 'segments/compile-criterion.test.ts',
  'stages/catalogue.ts': 'stages/define-stage.test.ts',
  'tags/tag.ts': 'tags/define-tag.test.ts',
  // What the memory store is built of: tested through its ports, since a store is what its ports say.
  'stores/memory/agenda.ts': 'stores/memory/outbox.test.ts',
  'stores/memory/contact-keys.ts': 'stores/memory/contact-repository.test.ts',
  'stores/memory/event-fields.ts': 'stores/memory/history.test.ts',
  'stores/memory/event-log.ts': 'stores/memory/history.test.ts',
  'stores/memory/exclusive.ts': 'stores/memory/unit-of-work.test.ts',
  'stores/memory/find-contacts.ts': 'stores/memory/contact-repository.test.ts',
  'stores/memory/list.ts': 'stores/memory/conformance.test.ts',
  'stores/memory/reaction-queue.ts': 'stores/memory/outbox.test.ts',
  'stores/memory/run.ts': 'stores/memory/unit-of-work.test.ts',
  'stores/memory/table.ts': 'stores/memory/unit-of-work.test.ts',
  'stores/memory/unique.ts': 'stores/memory/taken.test.ts',
  'stores/memory/workspace.ts': 'stores/memory/index.test.ts',
  // What the SQL store is built of: the conformance suite says all of it, on both databases.
  ...heldBy('stores/sql/conformance.test.ts', 'stores/sql', [
    'batch',
    'catalogues',
    'contact-repository',
    'contact-row',
    'criterion-sql',
    'derived-columns',
    'due',
    'event-rows',
    'history',
    'idempotency',
    'identifier-rows',
    'identity-rows',
    'index',
    'insert-contacts',
    'json',
    'links',
    'outbox',
    'postgres',
    'reaction-rows',
    'repositories',
    'save-contact',
    'sort-columns',
    'sqlite',
    'tables',
    'tag-rows',
    'tags',
    'taken',
    'touch-contact',
    'unique',
    'usage',
  ]),
  'stores/sql/sweep.ts': 'stores/sql/purges.test.ts',
  // Each rule has a store that breaks it: the suite is tested as a whole, and no part of it goes without.
  ...heldBy('testing/conformance/saboteurs.test.ts', 'testing/conformance', [
    'awkward',
    'batch',
    'capabilities',
    'catalogues',
    'claim-order',
    'claiming',
    'detached',
    'filters',
    'history',
    'idempotency',
    'identities',
    'isolation',
    'kinds',
    'list-order',
    'list-saves',
    'lists',
    'look-ups',
    'message-times',
    'outbox',
    'persistence',
    'purges',
    'race',
    'round-trips',
    'rule',
    'rules',
    'subjects',
    'tags',
    'unique-values',
    'units',
    'usage',
    'versions',
    'workers',
  ]),
  'segments/criterion-test.ts': 'segments/compile-criterion.test.ts',
  ...heldBy('segments/positions.test.ts', 'segments', ['name-length', 'sort']),
  // What the evaluator and the parser of filters are built of: a condition is never made without the other parts.
  ...heldBy('segments/evaluate.test.ts', 'segments', ['contact-values', 'operators']),
  // What the operations on segments and the reports of them share.
  ...heldBy('segments/define-segment.test.ts', 'segments', [
    'change-segment',
    'find-segment',
    'segment-catalogue',
    'segment-change',
    'segment-input',
    'segment-shape',
  ]),
  'segments/read-segment.ts': 'segments/segment-rows.test.ts',
  'segments/concerned-by.ts': 'segments/segment-changes.test.ts',
  'fields/option-uses.ts': 'fields/change-field.test.ts',
  ...heldBy('service/segment-group.test.ts', 'service', ['segment-preview', 'segments']),
  ...heldBy('segments/parse-filter.test.ts', 'segments', ['filter-facts', 'operand', 'read-filter']),
  ...heldBy('testing/conformance/filter-cases.test.ts', 'testing/conformance/filter-cases', [
    'case',
    'choices',
    'moments',
    'ordered',
    'texts',
    'trees',
  ]),
  // Two constructors of one line each, which no test gets by without.
  'kernel/result.ts': 'kernel/errors.test.ts',
};

/** Test files of what no one source file does: all stores alike, a store as a host has set it up. */
const wholes: readonly string[] = [
  'stores/differential.test.ts',
  'stores/memory/conformance.test.ts',
  'stores/sql/joined.test.ts',
  'stores/sql/partitions.test.ts',
  'stores/sql/plans.test.ts',
];

/** The same file of tests for many parts of one folder. */
function heldBy(holder: string, folder: string, names: readonly string[]): { readonly [source: string]: string } {
  return Object.fromEntries(names.map((name) => [`${folder}/${name}.ts`, holder]));
}

const sources = below('src');
const tests = below('test').filter((file) => file.endsWith('.test.ts'));

test('every source file with code that runs has its test file in the same place', () => {
  const bare = sources.filter((file) => !tests.includes(mirrorOf(file)) && !(file in elsewhere) && runs(file));
  expect(bare).toEqual([]);
});

test('no exception is idle', () => {
  const idle = Object.entries(elsewhere).filter(
    ([file, holder]) => !sources.includes(file) || tests.includes(mirrorOf(file)) || !existsSync(join('test', holder)),
  );
  expect([...idle, ...wholes.filter((file) => !tests.includes(file))]).toEqual([]);
});

test('every test file in a folder of the sources mirrors a source file', () => {
  const folders = new Set(sources.map((file) => file.split('/')[0]));
  const mirrors = new Set(sources.map(mirrorOf));
  const holders = new Set([...Object.values(elsewhere), ...wholes]);
  const stray = tests.filter((file) => file.includes('/') && folders.has(file.split('/')[0]) && !mirrors.has(file));
  expect(stray.filter((file) => !holders.has(file))).toEqual([]);
});

function mirrorOf(source: string): string {
  return source.replace(/\.ts$/, '.test.ts');
}

/** Whether anything is left of a file when its types are gone. */
function runs(source: string): boolean {
  const { outputText } = ts.transpileModule(readFileSync(join('src', source), 'utf8'), {
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, removeComments: true },
  });
  return outputText.replace('export {};', '').trim() !== '';
}

function below(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
}
