import { resolve } from 'node:path';
import ts from 'typescript';

/**
 * The names that a user can import from one of `entries` and that say nothing of themselves: exported declarations, and
 * methods of exported interfaces, without a docstring; each as `file name`.
 */
export function undocumented(root: string, entries: readonly string[]): readonly string[] {
  const { config } = ts.readConfigFile(resolve(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const files = entries.map((entry) => resolve(root, entry));
  const program = ts.createProgram(files, options);
  const checker = program.getTypeChecker();
  const missing = new Set<string>();

  const check = (symbol: ts.Symbol, name: string): void => {
    if (symbol.getDocumentationComment(checker).length > 0) return;
    const file = symbol.declarations?.[0]?.getSourceFile().fileName ?? root;
    missing.add(`${file.slice(resolve(root).length + 1)} ${name}`);
  };

  for (const file of files) {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`${file} is not a module`);
    for (const exported of checker.getExportsOfModule(module)) {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      check(symbol, exported.name);
      if (!(symbol.flags & ts.SymbolFlags.Interface)) continue;
      for (const member of symbol.members?.values() ?? []) {
        if (member.flags & ts.SymbolFlags.Method) check(member, `${exported.name}.${member.name}`);
      }
    }
  }
  return [...missing].sort();
}
