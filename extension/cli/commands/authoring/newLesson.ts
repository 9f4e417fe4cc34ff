import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CliContext } from '../../cliServices.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';
import { makeLessonFolder } from './makeLessonFolder.ts';

const FENCE = '```';

/** A lesson without problems that proves itself, for authors to start from. */
const LESSON = (id: string): string => `---
format: 1
title: ${id}
summary: One sentence that says what the learner will be able to do.
minutes: 15
hosts: [vm]
---

# ${id}

What this is about, and why anyone should care.

## Make a link {#make-a-link}

One idea.

${FENCE}bash {run terminal=vm}
ip link add card0 type dummy
ip link set card0 up
${FENCE}

${FENCE}yaml {check}
- what: card0 is there, and it is up
  link: card0
  kind: dummy
  up: true
  hint: A new link starts DOWN. \`ip link set\` changes that.
${FENCE}
`;

const WRONG = `# The link exists, but it is down.
ip link add card0 type dummy
`;

/** `patchbay new ID`: a folder with a small lesson that proves itself, as a start. */
export async function newLesson(context: CliContext, id: string, parent: string): Promise<ExitCode> {
  const folder = await makeLessonFolder(parent, id);
  await mkdir(join(folder, 'wrong'));
  await writeFile(join(folder, 'lesson.md'), LESSON(id));
  await writeFile(join(folder, 'wrong', 'make-a-link--left-down.sh'), WRONG);
  const json = JSON.stringify({ id, folder });
  context.print(context.json ? json : `Made ${folder}. Try it with: patchbay test ${folder}`);
  return EXIT.ok;
}
