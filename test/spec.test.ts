import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

// A rule's line in the specification begins with its id: `- V1 **phone**: …`.
const rules = new Set([...readFileSync('docs/spec.md', 'utf8').matchAll(/^- ([A-Z]\d+)\b/gm)].map(([, id = '']) => id));
const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.test(-d)?\.ts$/.test(name),
);
const named = files.flatMap((file) => namesIn(file).map((name) => ({ file, name })));

test('every rule of the specification stands in the name of a test', () => {
  expect(rules.size).toBeGreaterThan(60);
  const tested = new Set(named.flatMap(({ name }) => idsIn(name)));
  expect([...rules].filter((id) => !tested.has(id))).toEqual([]);
});

test('every rule in the name of a test stands in the specification', () => {
  const unknown = named.filter(({ name }) => idsIn(name).some((id) => !rules.has(id)));
  expect(unknown).toEqual([]);
});

/** A capital and a number, by themselves: `C3`, neither `E164`, `UTF-8` nor `U+FE0F`. */
function idsIn(name: string): readonly string[] {
  return name.match(/(?<![\w.+-])[A-Z]\d{1,2}(?![\w+-])/g) ?? [];
}

/** What stands literally in the names of a file's tests and of the groups that they are in. */
function namesIn(file: string): readonly string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ['describe', 'it', 'test'].includes(rootOf(node.expression))) {
      const [name] = node.arguments;
      if (name !== undefined && (ts.isStringLiteralLike(name) || ts.isTemplateExpression(name)))
        names.push(name.getText().slice(1, -1));
    }
    ts.forEachChild(node, visit);
  };
  const path = join('test', file);
  visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ESNext, true));
  return names;
}

/** `it` of `it`, of `it.each(rows)` and of `it.skip`. */
function rootOf(callee: ts.Expression): string {
  if (ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee)) return rootOf(callee.expression);
  return ts.isIdentifier(callee) ? callee.text : '';
}
