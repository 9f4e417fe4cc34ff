import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../../../extension/build/root.ts';

export interface SourceWords {
  /** Every message that is said, as it is written. */
  readonly said: readonly string[];
  /** `file:line: text` of what looks like words for people and is not said. */
  readonly unsaid: readonly string[];
}

/** Functions whose first argument is a message of the catalogue. */
const SAYING: ReadonlySet<string> = new Set(['say', 'message']);
/** Functions of the command line that describe something, for its help: which of their arguments is a message. */
const DESCRIBING: ReadonlyMap<string, number> = new Map([
  ['command', 1],
  ['description', 0],
  ['option', 1],
  ['Option', 1],
]);
/** Functions and properties whose text is for the log, for programs or for us. */
const NOT_SHOWN =
  /^(?:log|info|warn|debug|error|trace|Error|TypeError|RegExp|querySelector(?:All)?|test|describe)$/;
const NOT_SHOWN_ATTRIBUTES: ReadonlySet<string> = new Set([
  'class',
  'style',
  'd',
  'viewBox',
  'policy',
  'script',
]);

/** The words in TypeScript files, and in those below folders. */
export function sourceWords(folders: readonly string[]): SourceWords {
  const said = new Set<string>();
  const unsaid: string[] = [];
  for (const file of folders.flatMap((folder) => sourcesBelow(folder))) {
    const source = ts.createSourceFile(
      file,
      readFileSync(join(ROOT, file), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    );
    const visit = (node: ts.Node, isShown = true): void => {
      if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
      if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
        const name = calledName(node);
        const [first, ...others] = node.arguments ?? [];
        if (SAYING.has(name)) {
          if (first && ts.isStringLiteralLike(first)) said.add(first.text);
          others.forEach((other) => visit(other, isShown));
          return;
        }
        // An error's text is shown where it is said.
        if (NOT_SHOWN.test(name)) return node.arguments?.forEach((one) => visit(one, false));
        const described = file.startsWith('extension/cli/') ? DESCRIBING.get(name) : undefined;
        const description = described === undefined ? undefined : node.arguments?.[described];
        if (description && ts.isStringLiteralLike(description)) {
          said.add(description.text);
          node.forEachChild((child) => (child === description ? undefined : visit(child, isShown)));
          return;
        }
      }
      if (ts.isPropertyAssignment(node) && NOT_SHOWN_ATTRIBUTES.has(nameOf(node.name))) return;
      const text = textOf(node);
      if (isShown && text !== undefined && isForPeople(text)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        unsaid.push(`${file}:${line + 1}: ${text}`);
      }
      ts.forEachChild(node, (child) => visit(child, isShown));
    };
    visit(source);
  }
  return { said: [...said].sort(), unsaid };
}

function sourcesBelow(folder: string): string[] {
  if (folder.endsWith('.ts')) return [folder];
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .sort();
}

function calledName({ expression }: ts.CallExpression | ts.NewExpression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
}

function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : '';
}

/** A literal's text; of a template, with `…` in place of values. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
}

/** Two words, or one that begins with a capital letter. */
function isForPeople(text: string): boolean {
  if (/[\\^$<>=[\]]|--|\/\/|;/.test(text)) return false;
  return (
    /\p{L}[\p{L}']+ (?:\p{L}|…)/u.test(text) ||
    /… \p{L}{2}/u.test(text) ||
    /^[A-Z][a-z]{2,}\b[^-]*$/.test(text)
  );
}
