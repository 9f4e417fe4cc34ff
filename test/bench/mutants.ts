import { execa } from 'execa';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../extension/build/root.ts';
import type { Bench } from './figure.ts';

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
