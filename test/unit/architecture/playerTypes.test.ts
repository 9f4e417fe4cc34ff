import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';

const ROOM = join(ROOT, 'extension/player');
const UNKNOWN = ['document', 'window', 'process', 'Buffer', 'WebSocket', 'Worker', 'fetch', 'setImmediate'];
/** Files that are compiled as if they were in the room. */
const FILES: Readonly<Record<string, string>> = {
  'good.ts': 'setTimeout(() => undefined);\nexport const cancel = new AbortController();',
  'globals.ts': `${UNKNOWN.map((name) => `void ${name};`).join('\n')}\nexport {};`,
  'node.ts': "import { join } from 'node:path';\nexport const there = join;",
};
const texts = new Map(Object.entries(FILES).map(([name, text]) => [join(ROOM, name), text]));

/**
 * What the compiler says of each file, with the tsconfig of the room and the declarations that it names. They import
 * nothing of the room: `tsc -b` compiles that, against the declarations of the rooms that it refers to.
 */
function complaints(): Map<string, string[]> {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(ROOM, 'tsconfig.json'),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => expect(messageText).toBe(''),
    },
  );
  expect(config?.errors).toEqual([]);
  const { emitDeclarationOnly, composite, ...options } = config?.options ?? {};
  expect([emitDeclarationOnly, composite]).toEqual([true, true]);
  const declarations = (config?.fileNames ?? []).filter((file) => file.endsWith('.d.ts'));
  const host = ts.createCompilerHost({ ...options, noEmit: true });
  const plain = { ...host };
  Object.assign(host, {
    fileExists: (file: string) => texts.has(file) || plain.fileExists(file),
    readFile: (file: string) => texts.get(file) ?? plain.readFile(file),
    getSourceFile: (file: string, target: ts.ScriptTarget) => {
      const text = texts.get(file);
      return text === undefined ? plain.getSourceFile(file, target) : ts.createSourceFile(file, text, target);
    },
  });
  const program = ts.createProgram([...texts.keys(), ...declarations], { ...options, noEmit: true }, host);
  const of = (path: string): string[] =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(path))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  return new Map(Object.keys(FILES).map((name) => [name, of(join(ROOM, name))]));
}

// That vscode is not imported is a rule of dependency-cruiser's and ESLint's: see rooms.test.ts.
test('extension/player knows nothing of a page or Node by its types', () => {
  const told = complaints();
  expect(told.get('good.ts')).toEqual([]);
  for (const name of UNKNOWN)
    expect(told.get('globals.ts')?.join('\n')).toMatch(new RegExp(`Cannot find name '${name}'`));
  expect(told.get('node.ts')?.join('\n')).toMatch(/'node:path'/);
});
