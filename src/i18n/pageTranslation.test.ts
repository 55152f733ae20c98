import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

/**
 * The browser's page translation puts another element in the place of every text. React writes on into the text that was
 * there, which nobody sees any more: a price stays what it was. An element that holds nothing else is written whole.
 */
const src = join(import.meta.dirname, '..');

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'));
}

/** Whether an expression gives a text that may change while the page stands: it has values, or is there only at times. */
function changes(expression: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(expression)) return changes(expression.expression);
  if (ts.isConditionalExpression(expression)) {
    const branches = [expression.whenTrue, expression.whenFalse];
    return branches.some(isText) || branches.some(changes);
  }
  if (ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) {
    return isText(expression.right) || changes(expression.right);
  }
  if (ts.isTemplateExpression(expression)) return true;
  if (!ts.isCallExpression(expression)) return false;
  const called = expression.expression;
  if (ts.isIdentifier(called) && called.text === 't') return expression.arguments.length > 1;
  return ts.isPropertyAccessExpression(called) && called.expression.getText() === 'format';
}

const isText = (node: ts.Expression): boolean =>
  (ts.isStringLiteralLike(node) && node.text.trim() !== '') || (ts.isCallExpression(node) && node.expression.getText() === 't');

function mixed(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(src, file), 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxElement(node) || ts.isJsxFragment(node)) {
      const children = node.children.filter(
        (child) => !(ts.isJsxText(child) && child.containsOnlyTriviaWhiteSpaces) && !(ts.isJsxExpression(child) && !child.expression),
      );
      for (const child of children.length > 1 ? children : []) {
        if (!ts.isJsxExpression(child) || !child.expression || !changes(child.expression)) continue;
        found.push(`${file}:${source.getLineAndCharacterOfPosition(child.getStart()).line + 1} ${child.getText().slice(0, 80)}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

it('leaves no changing text beside others in one element', () => {
  expect(filesIn(src).flatMap(mixed)).toEqual([]);
}, 60_000);
