import { posix } from 'node:path';
import ts from 'typescript';
import { readText } from './source-files.ts';

/** One import as the source spells it, and what it leads to. */
export interface Import {
  readonly from: string;
  /** A path from the package's folder for our own files, else the package's name (`zod`, `@preact/signals-core`, `node:fs`). */
  readonly to: string;
  readonly own: boolean;
  /** `type`: gone when the code runs. `later`: a dynamic import, which a page may never load. */
  readonly kind: 'value' | 'type' | 'later';
}

/** All imports and re-exports of one file, dynamic ones and `import('…')` types included. */
export function readImports(file: string): readonly Import[] {
  const source = ts.createSourceFile(file, readText(file), ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, kind: Import['kind']): void => {
    if (specifier && ts.isStringLiteralLike(specifier)) found.push(resolve(file, specifier.text, kind));
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node.importClause) ? 'type' : 'value');
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, isTypeExport(node) ? 'type' : 'value');
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, 'type');
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], 'later');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  return !clause.name && !!named && ts.isNamedImports(named) && named.elements.every((element) => element.isTypeOnly);
}

function isTypeExport(node: ts.ExportDeclaration): boolean {
  const clause = node.exportClause;
  return node.isTypeOnly || (!!clause && ts.isNamedExports(clause) && clause.elements.every((one) => one.isTypeOnly));
}

function resolve(from: string, specifier: string, kind: Import['kind']): Import {
  const path = specifier.replace(/\?.*$/, '');
  if (path.startsWith('.')) return { from, to: posix.join(posix.dirname(from), path), own: true, kind };
  const name = path.startsWith('node:') ? 'node:' : path.split('/', path.startsWith('@') ? 2 : 1).join('/');
  return { from, to: name, own: false, kind };
}
