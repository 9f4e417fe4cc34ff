import { readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withAnswer, type LessonProgress } from '../../extension/core/session/lessonProgress.ts';
import { progressFiles } from '../../vm/progress/progressFiles.ts';
import { RAM_FILE, STATE_FILE } from '../../vm/machines/qemu/templateFiles.ts';
import type { Fault } from './fault.ts';

/** Ways in which a template's folder is not what it should be. */
const DAMAGES: Readonly<Record<string, (folder: string) => void>> = {
  'RAM cut off': (folder) => truncateSync(join(folder, RAM_FILE), 4096 * 1000),
  'state cut off': (folder) => truncateSync(join(folder, STATE_FILE), 1000),
  'state with a flipped bit, its time kept': (folder) => {
    const file = join(folder, STATE_FILE);
    const { atime, mtime } = statSync(file);
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    utimesSync(file, atime, mtime);
  },
  'state missing': (folder) => rmSync(join(folder, STATE_FILE)),
  'manifest of another version': (folder) => {
    const file = join(folder, 'template.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"format": 1', '"format": 2'));
  },
  'manifest cut off': (folder) => truncateSync(join(folder, 'template.json'), 40),
  'nothing but a folder': (folder) => {
    for (const name of [RAM_FILE, STATE_FILE, 'template.json']) rmSync(join(folder, name), { force: true });
  },
};

export const storeFaults: readonly Fault[] = [
  {
    kind: 'host disk full, at a start',
    how: 'the data folder’s disk is filled to its last byte, and the machine rebuilt; then room is made',
    mustReport: true,
    async inject({ world, learner }) {
      const empty = world.fillDisk();
      try {
        await learner.player.receive({ type: 'rebuild' });
        const { phase, failure } = learner.view;
        if (phase === 'running') throw new Error('A machine started on a full disk.');
        if (!/not enough free space/.test(failure?.what ?? ''))
          throw new Error(`It is reported as: ${failure?.what}`);
      } finally {
        empty();
      }
    },
  },
  {
    kind: 'host disk full, at progress',
    how: 'the same while the learner answers a quiz: it is reported, kept in memory, and written once there is room',
    async inject({ world, learner, random }) {
      const { player, reported } = learner;
      const { session } = player;
      if (!session) throw new Error('There is no session.');
      const before = reported.length;
      const kept = async (): Promise<LessonProgress> =>
        progressFiles(join(world.data.root, 'progress')).load(player.lesson.id);
      // What a machine removes of its own in that moment makes room for a page, and that is enough: then it is filled anew.
      let answer = random.below(1000);
      do {
        answer += 1;
        const empty = world.fillDisk();
        try {
          await session.remember((progress) => withAnswer(progress, 'quiz', answer));
          await session.remember((progress) => withAnswer(progress, 'other', answer));
        } finally {
          empty();
        }
      } while (reported.length === before && (await kept()).answers?.['other'] === answer);
      if (reported.length !== before + 1)
        throw new Error(`It was reported ${reported.length - before} times.`);
      await session.remember((progress) => withAnswer(progress, 'third', answer));
      if ((await kept()).answers?.['quiz'] !== answer) throw new Error('The answer is lost.');
    },
  },
  {
    kind: 'temp folder gone',
    how: 'the folder that TMPDIR names is removed, and the machine rebuilt',
    async inject({ world, learner }) {
      rmSync(world.temp, { recursive: true, force: true });
      await learner.player.receive({ type: 'rebuild' });
    },
  },
  {
    kind: 'template damaged',
    qemuOnly: true,
    how: `one of: ${Object.keys(DAMAGES).join(', ')}; the learner’s machine runs from it meanwhile`,
    async inject({ world, learner, random }) {
      const damage = random.one(Object.values(DAMAGES) as [(folder: string) => void]);
      for (const folder of world.templates()) damage(folder);
      await learner.player.receive({ type: 'rebuild' });
      learner.requireRunning();
    },
  },
];
