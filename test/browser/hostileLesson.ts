import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintLesson } from '../../extension/core/lesson/lint/lintLesson.ts';
import { HARMLESS_STEP, lessonText, type Attack } from '../unit/hostile/attacks/attack.ts';
import { ESCAPES } from '../unit/hostile/attacks/escapeAttacks.ts';
import { scriptAttacks } from '../unit/hostile/attacks/scriptAttacks.ts';
import { fence, lessonSource } from '../unit/lesson/lessonSource.ts';

export const HOSTILE_TITLE = 'Hostile';

/** Sequences after which the terminal would show nothing more, or the player believe in commands that never ran. */
const ENDING = /^(?:endless|forged|command line)/;

/** Reads what the terminal types by itself within two seconds; the check finds it. */
const LISTEN = [
  'stty raw -echo min 0 time 20; cat escapes; dd of=/root/part bs=1 count=200 2>/dev/null; stty sane',
  'mv /root/part /root/typed',
  'clear',
];
const NOTHING_TYPED = fence(
  'yaml {check}',
  ...[
    '- what: Nothing was typed by the terminal itself',
    '  command: od -c /root/typed && test ! -s /root/typed',
  ],
);

/**
 * Writes a lesson with all hostile Markdown of the corpus that an author could have played, and output with hostile
 * escape sequences in its last step; returns how many attacks it carries.
 */
export function writeHostileLesson(parent: string): number {
  const bodies = scriptAttacks.filter(isPlayable).map(bodyOf);
  const steps = bodies.map((body, index) => `## Attack ${index} {#attack-${index}}\n\n${body}`);
  const last = `## Output {#output}\n\n${fence('bash {run}', ...LISTEN)}\n${NOTHING_TYPED}`;
  const folder = join(parent, 'hostile');
  mkdirSync(join(folder, 'files'), { recursive: true });
  writeFileSync(join(folder, 'lesson.md'), lessonText([last, ...steps].join('\n\n')));
  const escapes = Object.entries(ESCAPES).filter(([name]) => !ENDING.test(name));
  writeFileSync(join(folder, 'files/escapes'), escapes.map(([, bytes]) => `${bytes}\u001b\\\r\n`).join(''));
  return bodies.length;
}

function isPlayable({ files }: Attack): boolean {
  const problems = lintLesson(lessonSource(String(files['lesson.md'])));
  return problems.every(({ severity }) => severity !== 'error');
}

/** What stands between the title and the end, without the headings of steps. */
function bodyOf({ files }: Attack): string {
  const text = String(files['lesson.md'])
    .replace(/^[^]*?\n# Hostile\n/, '')
    .replace(HARMLESS_STEP, '');
  return text.replaceAll(/^## .*$/gm, '').trim();
}
