import { writeCheckKindList } from './generate/checkKindList.ts';
import { runProgram } from './stages/stageOutput.ts';
import { runProof, runStatic, runVitest, skippedStage, type StageResult } from './stages/stages.ts';
import { whyNotEmulated, whyNoVagrant } from './stages/systemPackages.ts';

/**
 * `npm test` runs every stage; `npm run test:unit` only the one that needs no VM. Ends with `N passed, N failed`.
 * `npm run test:unit -- FILE…` runs these files alone, in vitest's own words and with its options.
 */
writeCheckKindList();
const results: StageResult[] = [];
const [stage, ...chosen] = process.argv.slice(2);
if (stage === 'unit' && chosen.length > 0)
  process.exit((await runProgram(['vitest', 'run', '--project', 'unit', ...chosen])).exitCode);
if (stage === 'unit') results.push(await runVitest('unit tests', 'unit'));
else await runAll();

async function runAll(): Promise<void> {
  // The whole of each fuzz (test/unit/fuzzRuns.ts).
  process.env['PATCHBAY_FUZZ_TIMES'] ??= '1';
  const patchbay = [process.execPath, 'extension/build/patchbay.ts'] as const;
  // Setting up is mostly waiting for apt and for one core.
  const withoutMachine = runWithoutMachine();
  const packages = await runStatic('set-up: a browser, Vagrant, what builds the emulated machine', [
    process.execPath,
    'extension/build/stages/testPackages.ts',
  ]);
  const doctor = await runStatic('set-up: doctor --fix', [
    ...patchbay,
    ...['doctor', '--fix', '--yes', '--machine', 'qemu'],
  ]);
  results.push(...(await withoutMachine), packages, doctor);
  // Without a machine the rest could only fail in ways that say nothing new.
  if (doctor.failed > 0) return;
  results.push(await runStatic('lessons lint', [...patchbay, 'lint', 'lessons']));
  // The stages on real machines wait in between, which is time enough to build that.
  const emulated = buildEmulated();
  const vagrant = runVagrant();
  results.push(await runVitest('real machines', 'vm'), await vagrant);
  if (packages.failed === 0) results.push(await runVitest('a real VS Code in a browser', 'browser'));
  results.push(await runProof('lessons prove themselves', ['lessons'], 3));
  const built = await emulated;
  results.push(built);
  if (built.passed > 0) results.push(await runVitest('the emulated machine', 'v86'));
}

/** The stages that need no machine, one after the other, beside the set-up. */
async function runWithoutMachine(): Promise<StageResult[]> {
  const aside = { aside: true };
  const rooms = ['depcruise', 'extension', 'vm', 'test', '--config', '.dependency-cruiser.cjs'] as const;
  return [
    await runStatic('format', ['prettier', '--check', '--log-level=warn', '.'], aside),
    await runStatic('types', ['tsc', '-b'], aside),
    await runStatic('lint', ['eslint', '.'], aside),
    await runStatic('who imports whom', rooms, aside),
    await runVitest('unit tests', 'unit', aside),
  ];
}

async function runVagrant(): Promise<StageResult> {
  const name = 'machines of Vagrant';
  const skipped = await whyNoVagrant();
  return skipped === undefined ? runVitest(name, 'vagrant', { aside: true }) : skippedStage(name, skipped);
}

/** Compiles a kernel for minutes, with what the tests beside it leave of the processor and the disk. */
async function buildEmulated(): Promise<StageResult> {
  const name = 'set-up: the emulated machine';
  const skipped = await whyNotEmulated();
  if (skipped !== undefined) return skippedStage(name, skipped);
  const lowest = ['nice', '-n', '19', 'ionice', '--class', 'idle', '--ignore'] as const;
  return runStatic(name, [...lowest, process.execPath, 'extension/build/v86.ts'], { aside: true });
}

const sum = (pick: (result: StageResult) => number): number =>
  results.reduce((total, one) => total + pick(one), 0);
const failed = sum(({ failed: count }) => count);
process.stdout.write('\n');
for (const { name, failures } of results)
  for (const failure of failures) process.stdout.write(`FAILED in ${name}: ${failure}\n`);
for (const { name, skipped, ...counts } of results)
  process.stdout.write(
    skipped === undefined
      ? `${name}: ${counts.passed} passed, ${counts.failed} failed;\n`
      : `${name}: skipped, because ${skipped};\n`,
  );
process.stdout.write(`\n${sum(({ passed }) => passed)} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
