import { execa } from 'execa';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../extension/build/root.ts';
import { lessonRequirements } from '../../extension/core/machine/lessonRequirements.ts';
import type { Lesson } from '../../extension/core/lesson/model/lesson.ts';
import { keepNothing } from '../../extension/core/proof/attempts.ts';
import { Session } from '../../extension/core/session/session.ts';
import {
  countMistakes,
  replayMistakes,
  type ReplayedMistake,
} from '../../extension/core/signatures/replayMistakes.ts';
import { knowsSignatures } from '../../extension/core/signatures/signaturesFingerprint.ts';
import { readLessons } from '../../vm/lessonFolder/lessonLibrary.ts';
import { createMachine } from '../../vm/machines/openMachine.ts';
import { removeTestData, testData } from '../vm/harness/testData.ts';
import type { Bench, Figure } from './figure.ts';

/** "This looks like …": how often the right mistake is told of each wrong state, and how often one right before a step. */
export const mistakesBench: Bench = async (report) => {
  const shelf = await readLessons(join(ROOT, 'lessons'));
  if (!shelf.ok) throw new Error('The lessons could not be read.');
  const all: ReplayedMistake[] = [];
  for (const { id, lesson } of shelf.value) {
    if (lesson === undefined || !knowsSignatures(lesson)) {
      report({ what: id, measured: 'no signatures, or stale: run `patchbay test` on it first' });
      continue;
    }
    const replayed = await replay(lesson);
    all.push(...replayed);
    report(figure(id, replayed));
    for (const one of replayed.filter(({ attempt, told }) => attempt !== told))
      report({ what: `${id}: ${one.step}, ${one.attempt?.name ?? 'right before it'}`, measured: told(one) });
  }
  report(figure('all', all));
};

async function replay(lesson: Lesson): Promise<ReplayedMistake[]> {
  const data = testData();
  const requirements = { ...lessonRequirements(lesson), internet: false };
  const machine = await createMachine({ requirements }, data);
  const replayed: ReplayedMistake[] = [];
  try {
    await machine.start();
    const { checkpoints } = machine;
    if (checkpoints === undefined) throw new Error('This machine has no checkpoints.');
    const session = await Session.begin(lesson, machine, keepNothing);
    await replayMistakes(checkpoints, session, { onReplayed: (one) => replayed.push(one) });
    session.dispose();
  } finally {
    await machine.destroy();
    removeTestData(data);
  }
  return replayed;
}

function figure(what: string, replayed: readonly ReplayedMistake[]): Figure {
  const { wrong, before } = countMistakes(replayed);
  const count = wrong.right + wrong.other + wrong.none;
  return {
    what,
    measured: `right for ${wrong.right} of ${count} wrong states (${share(wrong.right, count)}), another for ${wrong.other}, none for ${wrong.none}`,
    against: `none for ${before.none} of ${before.none + before.told} states right before a step (${share(before.none, before.none + before.told)})`,
  };
}

function share(part: number, all: number): string {
  return all === 0 ? 'none tried' : `${((100 * part) / all).toFixed(1)} %`;
}

function told({ told }: ReplayedMistake): string {
  return told === undefined ? 'nothing was told' : `told: ${told.name}`;
}

interface Report {
  readonly counts: Readonly<Record<'caught' | 'same' | 'justified' | 'survived', number>>;
}

/** The mutants of every lesson: how many there are, and what became of them. */
export const mutateBench: Bench = async (report) => {
  const lessons = readdirSync(join(ROOT, 'lessons'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  for (const { name } of lessons) {
    const argv = ['extension/build/patchbay.ts', 'mutate', name, '--json'];
    // Exit code 1 says that one survived: that is a figure, and no failure of the bench.
    const { stdout } = await execa(process.execPath, argv, { cwd: ROOT, reject: false });
    const { caught, same, justified, survived } = (JSON.parse(stdout) as Report).counts;
    const all = caught + same + justified + survived;
    report({
      what: name,
      measured: `${caught} of ${all} mutants caught, ${same} with the same network`,
      against: `${justified} justified, ${survived} survived`,
    });
  }
};
