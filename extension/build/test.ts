import { availableParallelism, freemem } from 'node:os';
import { join } from 'node:path';
import { FailureError } from '../core/failure/failureError.ts';
import { readLessons } from '../../vm/lessonFolder/lessonLibrary.ts';
import { writeCheckKindList } from './generate/checkKindList.ts';
import { ROOT } from './root.ts';
import { finalReport } from './stages/finalReport.ts';
import { aboutStage, forecastText, secondsSideBySide, type StageForecast } from './stages/forecast.ts';
import { addDurations, readDurations } from './stages/lastRun.ts';
import { proofMachine } from './stages/proofMachine.ts';
import { planProofs, type LessonWork, type ProofPlan } from './stages/provenLessons.ts';
import { takeReportNotes } from './stages/reportNotes.ts';
import { runProof } from './stages/runProof.ts';
import { StageClock } from './stages/stageClock.ts';
import { runProgram } from './stages/stageOutput.ts';
import { skippedStage, type StageResult } from './stages/stageResult.ts';
import { runStatic, runVitest } from './stages/stages.ts';
import { whyNotEmulated, whyNoVagrant } from './stages/systemPackages.ts';

/**
 * `npm test` runs every stage; `npm run test:unit` only the one that needs no VM. Ends with `N passed, N failed`.
 * `npm run test:unit -- FILE…` runs these files alone, in vitest's own words and with its options.
 * `npm test -- --all` also proves the lessons whose proof passed here with the same inputs.
 */
const DURATIONS = join(ROOT, '.build/durations.json');
const PROOFS = join(ROOT, '.build/proofs.json');
/** What a machine takes of the memory while a lesson is proven on it, with room to spare. */
const PROOF_BYTES = 400 * 1024 * 1024;

const PACKAGES = 'set-up: a browser, Vagrant, what builds the emulated machine';
const DOCTOR = 'set-up: doctor --fix';
const LESSON_LINT = 'lessons lint';
const MACHINES = 'real machines';
const GALLERY = 'the page in every state';
const BROWSER = 'a real VS Code in a browser';
const PROOF = 'lessons prove themselves';
const EMULATED = 'the emulated machine';
/** The stages that have the terminal, in their order. */
const FOREGROUND = [PACKAGES, DOCTOR, LESSON_LINT, MACHINES, GALLERY, BROWSER, PROOF, EMULATED] as const;

const VAGRANT = 'machines of Vagrant';
const EMULATED_SET_UP = 'set-up: the emulated machine';
const WITHOUT_MACHINE = {
  format: ['prettier', '--check', '--log-level=warn', '.'],
  types: ['tsc', '-b'],
  lint: ['eslint', '.'],
  'who imports whom': ['depcruise', 'extension', 'vm', 'test', '--config', '.dependency-cruiser.cjs'],
} as const;
const UNIT = 'unit tests';

writeCheckKindList();
takeReportNotes();
const results: StageResult[] = [];
const chosen = process.argv.slice(2);
if (chosen[0] === 'unit' && chosen.length > 1)
  process.exit((await runProgram(['vitest', 'run', '--project', 'unit', ...chosen.slice(1)])).exitCode);
if (chosen[0] === 'unit') results.push(await runVitest(UNIT, 'unit'));
else await runAll(chosen.includes('--all'));
process.stdout.write(`\n${finalReport(results, takeReportNotes())}\n`);
process.exitCode = results.some(({ failed }) => failed > 0) ? 1 : 0;

async function runAll(all: boolean): Promise<void> {
  // The whole of each fuzz (test/unit/fuzzRuns.ts).
  process.env['PATCHBAY_FUZZ_TIMES'] ??= '1';
  const forecast = await forecastOf(all);
  process.stdout.write(
    `${forecastText(forecast, [...Object.keys(WITHOUT_MACHINE), UNIT, VAGRANT, EMULATED_SET_UP])}\n`,
  );
  const clock = new StageClock();
  const starting = (name: (typeof FOREGROUND)[number]): { about: string } => {
    clock.start(name);
    return { about: aboutStage(forecast, name) };
  };

  const patchbay = [process.execPath, 'extension/build/patchbay.ts'] as const;
  // Setting up is mostly waiting for apt and for one core.
  const withoutMachine = runWithoutMachine();
  const packages = await runStatic(
    PACKAGES,
    [process.execPath, 'extension/build/stages/testPackages.ts'],
    starting(PACKAGES),
  );
  const doctor = await runStatic(
    DOCTOR,
    [...patchbay, ...['doctor', '--fix', '--yes', '--machine', 'qemu']],
    starting(DOCTOR),
  );
  results.push(...(await withoutMachine), packages, doctor);
  // Without a machine everything else would fail for the same reason.
  if (doctor.failed > 0) return;
  results.push(await runStatic(LESSON_LINT, [...patchbay, 'lint', 'lessons'], starting(LESSON_LINT)));
  // The stages on real machines wait in between, which is time enough to build that.
  const emulated = buildEmulated();
  const vagrant = runVagrant();
  results.push(await runVitest(MACHINES, 'vm', starting(MACHINES)), await vagrant);
  if (packages.failed === 0) {
    results.push(await runVitest(GALLERY, 'gallery', starting(GALLERY)));
    results.push(await runVitest(BROWSER, 'browser', starting(BROWSER)));
  }
  const proof = await runProof(PROOF, {
    plan: await proofPlan(all),
    file: PROOFS,
    jobs: proofJobs(),
    ...starting(PROOF),
  });
  results.push(proof);
  const built = await emulated;
  results.push(built);
  if (built.passed > 0) results.push(await runVitest(EMULATED, 'v86', starting(EMULATED)));
  const lessons = Object.fromEntries((proof.timings ?? []).map(({ what, seconds }) => [what, seconds]));
  addDurations(DURATIONS, { stages: clock.seconds(), lessons });
}

/** What the last run here says of this one. */
async function forecastOf(all: boolean): Promise<StageForecast[]> {
  const { stages, lessons } = readDurations(DURATIONS);
  const { prove, kept } = await proofPlan(all);
  const proof = secondsSideBySide(
    prove.map(({ id }) => lessons[id]),
    proofJobs(),
  );
  const note = `${prove.length} lessons, longest first; ${kept.length} have not changed since they were proven here`;
  return FOREGROUND.map((name) =>
    name === PROOF ? { name, seconds: proof, note } : { name, seconds: stages[name] },
  );
}

async function proofPlan(all: boolean): Promise<ProofPlan> {
  const machine = await proofMachine();
  const durations = readDurations(DURATIONS).lessons;
  return planProofs({ lessons: await lessonWork(), root: ROOT, file: PROOFS, machine, durations, all });
}

async function lessonWork(): Promise<LessonWork[]> {
  const found = await readLessons(join(ROOT, 'lessons'));
  if (!found.ok) throw new FailureError(found.failure);
  return found.value.map(({ id, lesson }) => ({
    id,
    work: lesson ? lesson.steps.length + lesson.wrong.length + lesson.right.length : 1,
  }));
}

/** One more than there are cores: a proof waits now and then. */
function proofJobs(): number {
  return Math.max(1, Math.min(availableParallelism() + 1, Math.floor(freemem() / PROOF_BYTES)));
}

/** The stages that need no machine, one after the other, beside the set-up. */
async function runWithoutMachine(): Promise<StageResult[]> {
  const aside = { aside: true };
  const done: StageResult[] = [];
  for (const [name, argv] of Object.entries(WITHOUT_MACHINE)) done.push(await runStatic(name, argv, aside));
  return [...done, await runVitest(UNIT, 'unit', aside)];
}

async function runVagrant(): Promise<StageResult> {
  const skipped = await whyNoVagrant();
  return skipped === undefined
    ? runVitest(VAGRANT, 'vagrant', { aside: true })
    : skippedStage(VAGRANT, skipped);
}

/** Compiles a kernel for minutes, with what the tests beside it leave of the processor and the disk. */
async function buildEmulated(): Promise<StageResult> {
  const skipped = await whyNotEmulated();
  if (skipped !== undefined) return skippedStage(EMULATED_SET_UP, skipped);
  const lowest = ['nice', '-n', '19', 'ionice', '--class', 'idle', '--ignore'] as const;
  return runStatic(EMULATED_SET_UP, [...lowest, process.execPath, 'extension/build/v86.ts'], { aside: true });
}
