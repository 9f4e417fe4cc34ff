import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type * as completion from '../../../extension/editor/authoring/checkCompletion.ts';
import type * as linter from '../../../extension/core/lesson/lint/lintLesson.ts';
import type * as parser from '../../../extension/core/checks/parseCheck.ts';
import type * as reference from '../../../extension/core/checks/checkReference.ts';
import type * as runner from '../../../extension/core/checks/runChecks.ts';
import { checkKindList, writeCheckKindList } from '../../../extension/build/generate/checkKindList.ts';
import { ROOT } from '../../../extension/build/root.ts';
import { parseState } from '../../../extension/core/state/parseState.ts';
import { fence, head, lessonSource } from '../lesson/lessonSource.ts';

/** All that a stranger writes. */
const KIND = `
import { z } from 'zod';
import { nameField } from '../../commonFields.ts';
import { defineCheck } from '../../defineCheck.ts';
import { inNamespace } from '../../inNamespace.ts';

/** How many ports a bridge has. */
export const portsCheck = defineCheck({
  name: 'ports',
  schema: {
    ports: nameField.describe('The bridge whose ports are counted.'),
    howMany: z.int().min(0).describe('How many it must have.'),
  },
  aliases: { count: 'howMany' },
  example: 'ports: br0\\ncount: 2',
  reads: 'state',
  describe: (check) => \`\${check.howMany} ports on \${check.ports}\`,
  evaluate(check, view) {
    const wanted = \`\${check.howMany} ports on \${check.ports}\`;
    return inNamespace(check, view, wanted, (space) => {
      const found = space.links.filter((link) => link.master === check.ports).length;
      return { status: found === check.howMany ? 'pass' : 'fail', wanted, seen: \`\${found} ports\` };
    });
  },
});
`;

const tree = mkdtempSync(join(tmpdir(), 'patchbay-kind-'));
const load = async <Module>(path: string): Promise<Module> =>
  (await import(/* @vite-ignore */ join(tree, 'extension', path))) as Module;

beforeAll(() => {
  const filter = (path: string): boolean => !path.endsWith('tsconfig.json');
  for (const room of ['extension/core', 'extension/editor/authoring', 'package.json'])
    cpSync(join(ROOT, room), join(tree, room), { recursive: true, filter });
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'), 'dir');
  writeFileSync(join(tree, 'extension/core/checks/kinds/network/portsCheck.ts'), KIND);
  writeCheckKindList(tree);
});
afterAll(() => rmSync(tree, { recursive: true }));

test('the list in the tree is current; `npm run generate` writes it', () => {
  const list = readFileSync(join(ROOT, 'extension/core/checks/kinds/kinds.generated.ts'), 'utf8');
  expect(list).toBe(checkKindList());
});

test('a kind is added by one file: the reader of lessons knows it', async () => {
  const { parseCheck } = await load<typeof parser>('core/checks/parseCheck.ts');
  expect(parseCheck({ what: 'two ports', ports: 'br0', count: 2 })).toEqual({
    check: { kind: 'ports', what: 'two ports', ports: 'br0', howMany: 2, after: [] },
  });
});

test('… the reference for authors describes it', async () => {
  const { checkReference } = await load<typeof reference>('core/checks/checkReference.ts');
  expect(checkReference()).toContain(
    [
      '### ports',
      '',
      '- `ports` (text, needed): The bridge whose ports are counted.',
      '- `count` (number, needed): How many it must have.',
      '',
      '```yaml',
      '- what: …',
      '  ports: br0',
      '  count: 2',
      '```',
    ].join('\n'),
  );
});

test('… the editor completes and explains it', async () => {
  const { suggestInCheck, explainInCheck } = await load<typeof completion>(
    'editor/authoring/checkCompletion.ts',
  );
  const empty = ['```yaml {check}', '- what: two ports', '  ', '```'];
  expect(suggestInCheck(empty, 2, 2)).toContainEqual(
    expect.objectContaining({ label: 'ports', kind: 'check kind', text: 'ports: br0\ncount: 2' }),
  );
  const begun = ['```yaml {check}', '- what: two ports', '  ports: br0', '  ', '```'];
  expect(suggestInCheck(begun, 3, 2)).toContainEqual(
    expect.objectContaining({ label: 'count', detail: 'number, needed' }),
  );
  expect(explainInCheck(begun, 2, { start: 2, end: 7 })).toContain('The bridge whose ports are counted.');
});

test('… lint accepts it, and says what is wrong in it', async () => {
  const { lintLesson } = await load<typeof linter>('core/lesson/lint/lintLesson.ts');
  const lint = (...lines: string[]) =>
    lintLesson(lessonSource(`${head}## A {#a}\n${fence('yaml {check}', ...lines)}`));
  expect(lint('- what: two ports', '  ports: br0', '  count: 2')).toEqual([]);
  expect(lint('- what: two ports', '  ports: br0', '  count: 2', '  cuont: 2')).toMatchObject([
    { code: 'PB704', line: 13, instead: 'Did you mean "count"?' },
  ]);
  expect(lint('- what: two ports', '  ports: br0')).toMatchObject([
    { code: 'PB705', message: 'A ports check needs "count".' },
  ]);
  expect(lint('- what: two ports', '  prots: br0', '  count: 2')).toMatchObject([
    { code: 'PB703', instead: 'Did you mean "ports"?' },
  ]);
});

test('… and it is evaluated', async () => {
  const { parseCheck } = await load<typeof parser>('core/checks/parseCheck.ts');
  const { runChecks } = await load<typeof runner>('core/checks/runChecks.ts');
  const captured = readFileSync(join(ROOT, 'test/unit/state/bridgeAndNamespace.json'), 'utf8');
  const { state } = parseState(JSON.parse(captured));
  const checks = [1, 7].flatMap((count) => {
    const parsed = parseCheck({ what: 'ports', ports: 'br0', count });
    return 'check' in parsed ? [parsed.check] : [];
  });
  const exec = () => Promise.reject(new Error('Nothing is to be run.'));
  const results = await runChecks(checks, {
    machine: { exec },
    readState: () => Promise.resolve(state),
    defaultHost: 'vm',
  });
  expect(results).toMatchObject([
    { status: 'pass', wanted: '1 ports on br0', seen: '1 ports' },
    { status: 'fail', wanted: '7 ports on br0', seen: '1 ports' },
  ]);
});
