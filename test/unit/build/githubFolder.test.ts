import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../../../extension/build/root.ts';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const yaml = (file: string): unknown => parse(read(file), { strict: true, uniqueKeys: true });
const { scripts, engines } = JSON.parse(read('package.json')) as {
  scripts: Readonly<Record<string, string>>;
  engines: { vscode: string };
};

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
}
interface Job {
  readonly 'runs-on': string;
  readonly 'timeout-minutes'?: number;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> };
  readonly steps: readonly Step[];
}
interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly {
    readonly type: string;
    readonly id: string;
    readonly attributes: { label: string };
  }[];
}

interface Workflow {
  readonly jobs: Readonly<Record<string, Job>>;
  readonly permissions: unknown;
}

describe.each(readdirSync(join(ROOT, '.github/workflows')))('the workflow %s', (name) => {
  const { jobs, permissions } = yaml(`.github/workflows/${name}`) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test('pins each action to a commit, with its version beside it', () => {
    const used = [...read(`.github/workflows/${name}`).matchAll(/uses: (.+)/g)].map(([, action]) => action);
    expect(used.length).toBe(steps.filter(({ uses }) => uses !== undefined).length);
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('runs scripts and files that are there, in jobs that end and may do no more than they must', () => {
    const lines = steps.flatMap(({ run }) => run ?? []);
    expect(lines.length).toBeGreaterThan(1);
    expect(permissions).toEqual({ contents: 'read' });
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
    for (const line of lines) {
      const [, script] = /npm run ([\w:]+)/.exec(line) ?? [];
      if (script !== undefined) expect(Object.keys(scripts)).toContain(script);
      else expect(statSync(join(ROOT, line)).mode & 0o111, line).toBeGreaterThan(0);
    }
  });
});

describe('the workflow of each change', () => {
  const { jobs } = yaml('.github/workflows/ci.yml') as Workflow;

  test('runs all tests', () => {
    const lines = Object.values(jobs).flatMap((job) => job.steps.flatMap(({ run }) => run ?? []));
    expect(lines).toContain('.ci/run');
  });

  test('tries the oldest and the newest VS Code on three systems', () => {
    const { matrix } = jobs['desktop']!.strategy!;
    expect(matrix['vscode']).toEqual(['oldest', 'newest']);
    expect(matrix['os']?.map((os) => os.replace(/-.*/, ''))).toEqual(['ubuntu', 'macos', 'windows']);
    expect(engines.vscode).toMatch(/^\^\d+\.\d+\.\d+$/);
  });
});

describe('the issue forms', () => {
  const forms = readdirSync(join(ROOT, '.github/ISSUE_TEMPLATE')).filter((name) => name !== 'config.yml');

  test.each(forms)('%s has what GitHub asks of a form', (name) => {
    const form = yaml(`.github/ISSUE_TEMPLATE/${name}`) as Form;
    expect(form.name).not.toBe('');
    expect(form.description).not.toBe('');
    const ids = form.body.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { type, attributes } of form.body) {
      expect(['markdown', 'input', 'textarea', 'dropdown', 'checkboxes']).toContain(type);
      expect(attributes.label).toMatch(/\S/);
    }
  });

  test('a bug comes with the report that the command line prints', () => {
    expect(read('.github/ISSUE_TEMPLATE/bug.yml')).toContain('patchbay doctor --report');
    expect(read('extension/cli/usage/commandLine.ts')).toContain("'--report'");
  });
});

test('dependabot looks where there is something', () => {
  const { updates } = yaml('.github/dependabot.yml') as {
    updates: readonly { 'package-ecosystem': string; directory: string }[];
  };
  const marks: Readonly<Record<string, string>> = {
    npm: 'package-lock.json',
    'github-actions': '.github/workflows',
    docker: 'Dockerfile',
  };
  for (const { directory, 'package-ecosystem': kind } of updates)
    expect(existsSync(join(ROOT, directory, marks[kind] ?? 'nothing')), kind).toBe(true);
});

test('CODEOWNERS names folders that are there', () => {
  const lines = read('.github/CODEOWNERS').split('\n');
  const rules = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split(/\s+/));
  for (const [pattern = '', ...owners] of rules) {
    expect(pattern === '*' || existsSync(join(ROOT, pattern)), pattern).toBe(true);
    expect(owners.length).toBeGreaterThan(0);
    for (const owner of owners) expect(owner).toMatch(/^@[\w-]+(\/[\w-]+)?$/);
  }
});

test('the development container is built from a file that is there, runs a script that is, and recommends what .vscode does', () => {
  const container = JSON.parse(read('.devcontainer/devcontainer.json')) as {
    build: { dockerfile: string };
    postCreateCommand: string;
    customizations: { vscode: { extensions: string[] } };
  };
  expect(read(`.devcontainer/${container.build.dockerfile}`)).toMatch(/^FROM [\w-]+:[\w.-]+$/m);
  expect(Object.keys(scripts)).toContain(container.postCreateCommand.replace('npm run ', ''));
  const { recommendations } = JSON.parse(read('.vscode/extensions.json')) as { recommendations: string[] };
  expect(container.customizations.vscode.extensions).toEqual(recommendations);
});
