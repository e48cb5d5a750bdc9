import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { projectRoot } from "../../src/kernel/root.ts";

/** For tests that look at the code itself: what it says to people must come from the catalogue. */

export interface SourceFile {
  /** From the project's folder, with slashes. */
  readonly path: string;
  readonly syntax: ts.SourceFile;
}

/** The program's TypeScript below `folder` of the project, tests and their helpers left out. */
export function sourceFiles(folder: string): readonly SourceFile[] {
  return readdirSync(join(projectRoot(), folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[\\/]support[\\/]/.test(path))
    .sort()
    .map((path) => ({
      path: relative(projectRoot(), path).replaceAll("\\", "/"),
      syntax: ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true),
    }));
}

/** Calls `visit` with every node, parents first. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** A text known from the code alone: what varies in a template is any text. */
export type Pattern = { readonly shown: string; readonly matches: RegExp };

/** The texts that an expression may be, where the code alone tells: literals, templates, either side of a condition. */
export function patternsOf(node: ts.Expression): readonly Pattern[] {
  if (ts.isStringLiteralLike(node)) return [pattern([node.text])];
  if (ts.isTemplateExpression(node))
    return [pattern([node.head.text, ...node.templateSpans.map((span) => span.literal.text)])];
  if (ts.isConditionalExpression(node)) return [...patternsOf(node.whenTrue), ...patternsOf(node.whenFalse)];
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return patternsOf(node.expression);
  return [];
}

function pattern(parts: readonly string[]): Pattern {
  const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return { shown: parts.join("…"), matches: new RegExp(`^${escaped.join(".+")}$`) };
}

/** The first argument of every call to one of these functions or methods. */
export function firstArguments(file: SourceFile, names: readonly string[]): readonly Pattern[] {
  const found: Pattern[] = [];
  walk(file.syntax, (node) => {
    if (!ts.isCallExpression(node)) return;
    const callee = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
    const [first] = node.arguments;
    if (ts.isIdentifier(callee) && names.includes(callee.text) && first) found.push(...patternsOf(first));
  });
  return found;
}
