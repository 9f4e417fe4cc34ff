import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { proofAnnotations } from '../../../extension/cli/report/annotations.ts';
import { ROOT } from '../../../extension/build/root.ts';
import { fence, head, step } from '../lesson/lessonSource.ts';

interface Action {
  readonly inputs: Readonly<Record<string, { description: string; default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly ActionStep[] };
}
interface ActionStep {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const text = readFileSync(join(ROOT, 'action.yml'), 'utf8');
const { inputs, runs } = parse(text, { strict: true, uniqueKeys: true }) as Action;
const scratch = mkdtempSync(join(tmpdir(), 'patchbay-action-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Runs a step as GitHub's runner does: in the checkout of the lessons, with the step's own environment. */
function runStep(
  name: string,
  values: Readonly<Record<string, string>>,
): { code: number | null; out: string } {
  const one = runs.steps.find((candidate) => candidate.name === name);
  const env = Object.entries(one?.env ?? {}).map(([key, value]) => [
    key,
    value.replace(/\$\{\{ ([\w.]+) \}\}/, (_, what: string) => values[what] ?? ''),
  ]);
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['-e', '-o', 'pipefail', '-c', one?.run ?? 'exit 99'],
    {
      cwd: scratch,
      env: { ...process.env, ...(Object.fromEntries(env) as Record<string, string>) },
      encoding: 'utf8',
    },
  );
  return { code: status, out: stdout + (status === 1 || status === 0 ? '' : stderr) };
}

test('the action pins what it uses, and every step of ours has a shell', () => {
  for (const one of runs.steps) {
    if (one.uses === undefined) expect(one.shell).toBe('bash');
    else expect(text).toMatch(new RegExp(`uses: ${one.uses} # v\\d+\\.\\d+\\.\\d+\\n`));
    expect(one.uses ?? '@'.padEnd(41, 'a')).toMatch(/@[0-9a-f]{40}$/);
  }
  // What people write reaches the shell as a variable only, never as a part of the script.
  expect(runs.steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  expect(Object.keys(inputs)).toEqual(['lessons', 'prove']);
});

test('its lint annotates each problem at its line', { timeout: 120_000 }, () => {
  for (const [id, body] of [
    ['good', step],
    ['bad', `${step}\n${fence('bash {runn}', 'true')}`],
  ] as const) {
    mkdirSync(join(scratch, 'lessons', id), { recursive: true });
    writeFileSync(join(scratch, 'lessons', id, 'lesson.md'), head.replace('[vm, a]', '[vm]') + body);
  }
  const values = { 'github.action_path': ROOT };
  expect(runStep('Lint', { ...values, 'inputs.lessons': 'lessons/good' })).toEqual({ code: 0, out: '\n' });
  expect(runStep('Lint', { ...values, 'inputs.lessons': 'lessons/good lessons/bad' })).toEqual({
    code: 1,
    out: '::error file=lessons/bad/lesson.md,line=15,col=10,title=Patchbay PB502::There is no directive "runn". Did you mean "run"?\n',
  });
});

test('a proof annotates the line that it blames, or the heading of the step that it is about', () => {
  const proven = {
    failsBefore: true,
    passesAfter: true,
    wrongCaught: {},
    rightAccepted: {},
    cleanAfterReset: true,
    told: {},
    signatures: new Map(),
    faults: {},
    differs: {},
    network: [],
  };
  const steps = [
    { ...proven, id: 'one', checks: [], problems: [] },
    {
      ...proven,
      id: 'two',
      checks: [],
      problems: [{ text: '100% wrong,\nreally' }, { text: 'a check', line: 33 }],
    },
  ];
  const file = join(process.cwd(), 'lessons/x/lesson.md');
  const stepLines = new Map([['two', 30]]);
  const run = { lesson: 'x', repeat: 1, file, stepLines };
  const drills = [
    { id: 'up', failsBefore: false, passesAfter: true, problems: [{ text: 'it passes', line: 7 }] },
  ];
  expect(
    proofAnnotations([
      { ...run, proof: { lesson: 'x', ok: false, ms: 1, steps, drills } },
      { ...run, error: 'it died' },
    ]).split('\n'),
  ).toEqual([
    '::error file=lessons/x/lesson.md,line=30,title=Patchbay%3A the proof of x::two: 100%25 wrong,%0Areally',
    '::error file=lessons/x/lesson.md,line=33,title=Patchbay%3A the proof of x::two: a check',
    '::error file=lessons/x/drills.md,line=7,title=Patchbay%3A the proof of x::drill up: it passes',
    '::error file=lessons/x/lesson.md,title=Patchbay%3A the proof of x::it died',
  ]);
});
