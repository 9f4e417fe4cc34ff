import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';
import { hashOf, PROOF_SOURCES } from '../../../extension/build/stages/proofKey.ts';
import { keepProofs, planProofs, type ProofPlan } from '../../../extension/build/stages/provenLessons.ts';
import { proofsOf, withSecondTries } from '../../../extension/build/stages/runProof.ts';

let root: string;
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'patchbay-proofs-'));
  for (const path of PROOF_SOURCES) write(/\.\w+$/.test(path) ? path : `${path}/a.ts`, path);
  for (const id of ['tun', 'veth', 'vlan']) write(`lessons/${id}/lesson.md`, id);
});
afterEach(() => rmSync(root, { recursive: true }));

const LESSONS = [
  { id: 'tun', work: 2 },
  { id: 'veth', work: 4 },
  { id: 'vlan', work: 3 },
];
const MACHINE = ['image abc', 'QEMU 7.2'];

interface Choice {
  readonly all?: boolean;
  readonly machine?: readonly string[] | undefined;
  readonly durations?: Readonly<Record<string, number>>;
}

function plan({ all = false, durations = {}, ...choice }: Choice = {}): ProofPlan {
  const machine = 'machine' in choice ? choice.machine : MACHINE;
  return planProofs({
    lessons: LESSONS,
    root,
    file: join(root, '.build/proofs.json'),
    machine,
    durations,
    all,
  });
}

/** All lessons pass, but those. */
function proveAll({ prove }: ProofPlan, failing: readonly string[] = []): void {
  const lessons = prove.map(({ id }) => ({
    lesson: id,
    ok: !failing.includes(id),
    error: null,
    ms: 1000,
    steps: [{ id: 'one', problems: failing.includes(id) ? ['a check passed before'] : [] }],
  }));
  keepProofs(join(root, '.build/proofs.json'), proofsOf({ lessons }, prove, new Date(0)));
}

const toProve = (choice?: Choice): string[] =>
  plan(choice)
    .prove.map(({ id }) => id)
    .sort();

test('a proof that passed is kept, one that failed is not, and --all runs them all', () => {
  expect(toProve()).toEqual(['tun', 'veth', 'vlan']);
  proveAll(plan(), ['veth']);
  expect(toProve()).toEqual(['veth']);
  expect(plan().kept).toMatchObject([
    { id: 'vlan', steps: 1, at: '1970-01-01T00:00:00.000Z' },
    { id: 'tun', steps: 1 },
  ]);
  expect(toProve({ all: true })).toEqual(['tun', 'veth', 'vlan']);
});

describe('it is run again', () => {
  beforeEach(() => {
    proveAll(plan());
    expect(toProve()).toEqual([]);
  });

  test.each(PROOF_SOURCES)('all of them after a change of %s', (path) => {
    write(/\.\w+$/.test(path) ? path : `${path}/deep/new.ts`, 'changed');
    expect(toProve()).toEqual(['tun', 'veth', 'vlan']);
  });

  test('it alone after a change in its folder', () => {
    write('lessons/veth/wrong/cable--none.sh', 'true');
    expect(toProve()).toEqual(['veth']);
  });

  test('on another machine, and where nobody knows which machine it is', () => {
    expect(toProve({ machine: ['image abd', 'QEMU 7.2'] })).toHaveLength(3);
    expect(toProve({ machine: undefined })).toHaveLength(3);
  });

  test('where nobody knew the machine when it passed', () => {
    rmSync(join(root, '.build'), { recursive: true });
    proveAll(plan({ machine: undefined }));
    expect(toProve()).toHaveLength(3);
  });

  test('where what is kept can’t be read', () => {
    write('.build/proofs.json', '{');
    expect(toProve()).toHaveLength(3);
  });
});

test('the longest is first, as measured, and by its work where it was not measured', () => {
  expect(plan().prove.map(({ id }) => id)).toEqual(['veth', 'vlan', 'tun']);
  const durations = { tun: 90, veth: 20 };
  expect(plan({ durations }).prove.map(({ id }) => id)).toEqual(['tun', 'vlan', 'veth']);
});

test('a machine that failed leaves no proof', () => {
  const prove = [{ id: 'tun', key: 'k' }];
  const one = { lesson: 'tun', ok: false, error: 'The machine has died.', ms: 1, steps: [] };
  expect(proofsOf({ lessons: [one] }, prove)).toEqual({});
});

const ONLY_UNIX: readonly [string, () => void][] = [
  ['a file that can be run', () => chmodSync(join(root, 'vm/a.ts'), 0o755)],
  ['a link', () => (rmSync(join(root, 'vm/a.ts')), symlinkSync('vm', join(root, 'vm/a.ts')))],
];

describe('a tree’s hash', () => {
  const hash = (): string => hashOf(root, ['vm']);
  test.each<[string, () => void]>([
    ['an empty folder', () => mkdirSync(join(root, 'vm/empty'))],
    ['a name', () => (rmSync(join(root, 'vm/a.ts')), write('vm/b.ts', 'vm'))],
    ['bytes that move from a file to the next', () => (write('vm/a.ts', 'v'), write('vm/b.ts', 'm'))],
    // Windows has no such bit, and lets only administrators make links.
    ...(process.platform === 'win32' ? [] : ONLY_UNIX),
  ])('differs by %s', (_, change) => {
    const before = hash();
    change();
    expect(hash()).not.toBe(before);
  });

  test('does not depend on where it is', () => {
    const before = hash();
    cpSync(root, `${root}-copy`, { recursive: true });
    expect(hashOf(`${root}-copy`, ['vm'])).toBe(before);
    rmSync(`${root}-copy`, { recursive: true });
  });
});

test('all that the command line is bundled from is among the sources', async () => {
  const { build } = await import('esbuild');
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['extension/cli/main.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  // A proof runs nothing of a class; what is only reached through its commands is left out.
  const inputs = new Set<string>();
  const visit = (path: string): void => {
    if (inputs.has(path) || path.startsWith('extension/cli/commands/class/')) return;
    inputs.add(path);
    for (const { path: imported, external } of metafile.inputs[path]?.imports ?? [])
      if (external !== true) visit(imported);
  };
  visit('extension/cli/main.ts');
  expect([...inputs]).toContain('extension/core/proof/proveLesson.ts');
  expect([...inputs].filter((path) => !PROOF_SOURCES.some((room) => path.startsWith(room)))).toEqual([]);
});

describe('a lesson that failed', () => {
  const lesson = (id: string, problems: readonly string[] = []) => ({
    ...{ lesson: id, ok: problems.length === 0, error: null, ms: 1000 },
    steps: [{ id: 'one', problems }],
  });
  const lost = lesson('vlan', ['a ping was lost']);

  test('is proven once more, and noted where that passes', async () => {
    const notes: string[] = [];
    const again = (): Promise<{ report: { lessons: ReturnType<typeof lesson>[] } }> =>
      Promise.resolve({ report: { lessons: [lesson('vlan')] } });
    const report = await withSecondTries({ lessons: [lesson('tun'), lost] }, again, (text) =>
      notes.push(text),
    );
    expect(report).toEqual({ lessons: [lesson('tun'), lesson('vlan')] });
    expect(notes).toEqual(['proven at the second try: vlan one: a ping was lost']);
  });

  test('has failed where it fails again, ends without a report, or is one of many', async () => {
    const notes: string[] = [];
    const note = (text: string): number => notes.push(text);
    const twice = { lessons: [lost] };
    const three = { lessons: ['tun', 'veth', 'vlan'].map((id) => lesson(id, ['it is wrong'])) };
    expect(await withSecondTries(twice, () => Promise.resolve({ report: twice }), note)).toEqual(twice);
    expect(await withSecondTries(twice, () => Promise.resolve({ broken: 'killed' }), note)).toEqual(twice);
    const never = (): never => expect.fail('proven again');
    expect(await withSecondTries(three, never, note)).toEqual(three);
    expect(notes).toEqual([]);
  });
});
