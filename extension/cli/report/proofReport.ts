import { escapeMarkup } from '../../core/prose/escapeMarkup.ts';
import type { LessonProof, StepProof } from '../../core/proof/lessonProof.ts';
import { checkResultJson } from './checkReport.ts';

/** The result of one run of a lesson's proof; `error` where the machine failed and nothing was proven. */
export interface ProofRun {
  readonly lesson: string;
  readonly repeat: number;
  readonly proof?: LessonProof;
  readonly error?: string;
  /** Its lesson.md, absolute, and the lines of its steps' headings. */
  readonly file?: string;
  readonly stepLines?: ReadonlyMap<string, number>;
}

export const proofReporters = { text: proofText, json: proofJson, junit: proofJunit } as const;
export type ProofReporter = keyof typeof proofReporters;

/** What a run came to, in a line: `ok vxlan, 81.2 s`. */
export function runText({ lesson, repeat, proof, error = 'the machine failed' }: ProofRun): string {
  const round = repeat > 1 ? ` (run ${repeat})` : '';
  if (!proof) return `ERROR ${lesson}${round}: ${error}`;
  return `${proof.ok ? 'ok' : 'FAIL'} ${lesson}${round}, ${(proof.ms / 1000).toFixed(1)} s`;
}

function proofText(runs: readonly ProofRun[]): string {
  const lines: string[] = [];
  for (const run of runs) {
    lines.push(runText(run));
    for (const step of provenSteps(run)) {
      lines.push(`  ${step.problems.length === 0 ? 'ok' : 'FAIL'} ${step.id}: ${proven(step)}`);
      for (const { text } of step.problems) lines.push(`      ${text}`);
    }
    for (const { id, failsBefore, passesAfter, problems } of run.proof?.drills ?? []) {
      const words = `${failsBefore ? '' : 'NOT '}red before, ${passesAfter ? '' : 'NOT '}green after its solution`;
      lines.push(`  ${problems.length === 0 ? 'ok' : 'FAIL'} drill ${id}: ${words}`);
      for (const { text } of problems) lines.push(`      ${text}`);
    }
  }
  return lines.join('\n');
}

/** Without those of which nothing was to be proven. */
function provenSteps({ proof }: ProofRun): StepProof[] {
  return (proof?.steps ?? []).filter(
    ({ failsBefore, checks, problems }) => failsBefore !== null || checks.length + problems.length > 0,
  );
}

function proven(step: StepProof): string {
  const { failsBefore, cleanAfterReset } = step;
  const wrong = Object.values(step.wrongCaught);
  const right = Object.values(step.rightAccepted);
  const tried = Object.values(step.faults);
  return [
    `${step.checks.length} checks`,
    ...(failsBefore === null ? [] : [failsBefore ? 'red before' : 'NOT red before']),
    step.passesAfter ? 'green after' : 'NOT green after',
    ...(failsBefore === null
      ? []
      : [`${wrong.filter(Boolean).length} of ${wrong.length} wrong states caught`]),
    ...(tried.length > 0
      ? [`${tried.filter((why) => why === null).length} of ${tried.length} are faults to find`]
      : []),
    ...(right.length > 0 ? [`${right.filter(Boolean).length} of ${right.length} other ways accepted`] : []),
    ...(cleanAfterReset === null ? [] : [cleanAfterReset ? 'red after reset' : 'NOT red after reset']),
  ].join(', ');
}

function proofJson(runs: readonly ProofRun[]): string {
  const lessons = runs.map((run) => ({
    lesson: run.lesson,
    run: run.repeat,
    ok: run.proof?.ok ?? false,
    error: run.error ?? null,
    ms: Math.round(run.proof?.ms ?? 0),
    steps: (run.proof?.steps ?? []).map((step) => ({
      id: step.id,
      failsBefore: step.failsBefore,
      passesAfter: step.passesAfter,
      wrongCaught: step.wrongCaught,
      rightAccepted: step.rightAccepted,
      told: step.told,
      differs: step.differs,
      faults: step.faults,
      cleanAfterReset: step.cleanAfterReset,
      problems: step.problems.map(({ text }) => text),
      checks: step.checks.map((check) => checkResultJson(check)),
    })),
    drills: (run.proof?.drills ?? []).map(({ id, failsBefore, passesAfter, problems }) => ({
      ...{ id, failsBefore, passesAfter },
      problems: problems.map(({ text }) => text),
    })),
  }));
  return JSON.stringify({ lessons }, undefined, 2);
}

function proofJunit(runs: readonly ProofRun[]): string {
  const suites = runs.map((run) => {
    const drills = run.proof?.drills.map((drill) => ({ ...drill, id: `drill ${drill.id}` })) ?? [];
    const proven = run.proof && [...provenSteps(run), ...drills];
    const cases = proven?.map(({ id, problems }) =>
      testcase(
        run.lesson,
        id,
        problems.map(({ text }) => text),
      ),
    ) ?? [testcase(run.lesson, 'machine', [run.error ?? 'the machine failed'])];
    const failures = proven?.filter(({ problems }) => problems.length > 0).length ?? 1;
    const time = ((run.proof?.ms ?? 0) / 1000).toFixed(3);
    return `  <testsuite name="${xml(run.lesson)}" tests="${cases.length}" failures="${failures}" time="${time}">\n${cases.join('\n')}\n  </testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('\n')}\n</testsuites>`;
}

function testcase(suite: string, name: string, problems: readonly string[]): string {
  const head = `    <testcase classname="${xml(suite)}" name="${xml(name)}"`;
  if (problems.length === 0) return `${head}/>`;
  return `${head}>\n      <failure message="${xml(problems[0] ?? '')}">${xml(problems.join('\n'))}</failure>\n    </testcase>`;
}

/** XML 1.0: the five markup characters escaped, other characters that it does not allow left out. */
function xml(text: string): string {
  // eslint-disable-next-line no-control-regex -- exactly these are not allowed in XML
  return escapeMarkup(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''));
}
