import ts from 'typescript';

/** A rule's id at the very start of a title: `S-9 the tab flips …`. */
export const LEADING_ID = /^([A-Z]{1,2}-\d+[a-z]?)(?![\w-])/;

/** Names under which a runner takes tests and groups of them; a chained form (`it.each(rows)`) begins with one. */
const TEST_FUNCTIONS = new Set(['it', 'test', 'describe']);

/**
 * The rule ids that the titles of one spec file begin with, by its code.
 *
 * A title is the first argument of `it(…)`, `test(…)`, `it.each(…)(…)`, and of the group around them. Where it begins with a column of the rows
 * instead (`%s`, `$title`, `${row.title}`), the rows' texts are titles: every text of the file that begins with an id.
 */
export function titleIds(code: string): readonly string[] {
  const source = ts.createSourceFile('spec.tsx', code, ts.ScriptTarget.Latest, true);
  const ids = new Set<string>();
  let fromRows = false;

  const visitTitles = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTestFunction(node.expression)) {
      const title = headOf(node.arguments[0]);
      const id = title === null ? undefined : LEADING_ID.exec(title)?.[1];
      if (id) ids.add(id);
      if (title !== null && /^(%s|\$|$)/.test(title)) fromRows = true;
    }
    ts.forEachChild(node, visitTitles);
  };
  visitTitles(source);
  if (!fromRows) return [...ids];

  const visitTexts = (node: ts.Node): void => {
    const text = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) ? headOf(node) : null;
    const id = text === null ? undefined : LEADING_ID.exec(text)?.[1];
    if (id) ids.add(id);
    ts.forEachChild(node, visitTexts);
  };
  visitTexts(source);
  return [...ids];
}

/** `it`, `it.each(rows)`, `it.each<Row>(rows)`, `it.for(rows)`, `test.only` … down to the name it begins with. */
function isTestFunction(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return TEST_FUNCTIONS.has(callee.text);
  if (ts.isPropertyAccessExpression(callee)) return isTestFunction(callee.expression);
  if (ts.isTaggedTemplateExpression(callee)) return isTestFunction(callee.tag);
  return ts.isCallExpression(callee) && isTestFunction(callee.expression);
}

/** The text before the first value of a template; null for what is no text at all. */
function headOf(node: ts.Node | undefined): string | null {
  if (!node) return null;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) return node.head.text;
  return ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) ? '' : null;
}
