import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import type { Drill, Lesson } from '../../../extension/core/lesson/model/lesson.ts';
import type { LessonProgress } from '../../../extension/core/session/lessonProgress.ts';
import { fence, head, lessonSource } from '../lesson/lessonSource.ts';
import { FakeMachine } from '../player/fakeMachine.ts';
import { done, PROMPT, started, FakePty } from '../terminal/fakePty.ts';

const stepText = (id: string): string =>
  `## ${id} {#${id}}\n${fence('bash {run}', `play ${id}`)}${fence('yaml {check}', `- {what: ${id}, link: ${id}}`)}`;

export const drillsText = [
  '# Drills',
  '',
  '## A link {#link}',
  '',
  'at: one',
  'learned: two',
  '',
  'Make `br0`.',
  '',
  'It is a bridge.',
  '',
  fence('bash {solution host=a}', 'ip link add br0 type bridge'),
  'A bridge is a link.',
  '',
  fence('yaml {check}', '- what: br0 is there', '  link: br0', '  host: vm', '  hint: Which kind?'),
  '## The end {#end}',
  '',
  'after: two',
  '',
  'Make `br1`.',
  '',
  fence('bash {solution}', 'ip link add br1 type bridge'),
  'So.',
  '',
  fence('yaml {check}', '- {what: br1 is there, link: br1}'),
].join('\n');

export const drillSource = lessonSource(head + ['one', 'two'].map(stepText).join(''), {
  'drills.md': drillsText,
});

/** Two steps, each with a command; one drill at the very beginning, and one after both. */
export const drillLesson = parseLesson(drillSource).lesson!;
export const [linkDrill, endDrill] = drillLesson.drills as [Drill, Drill];

/** The learner has both steps. */
export const drillProgress: LessonProgress = {
  format: 1,
  lesson: drillLesson.id,
  achieved: { one: '2026-03-01T10:00:00.000Z', two: '2026-03-02T10:00:00.000Z' },
};

export function lessonWithId(id: string): Lesson {
  return { ...drillLesson, id };
}

/** A machine whose shells run every line at once, and note it in `ran`. */
export class PlayingMachine extends FakeMachine {
  destroyed = 0;
  /** A line that begins so exits with 1. */
  broken = '';
  override openTerminal(name: string): Promise<FakePty> {
    const pty = new FakePty();
    this.ptys.set(name, pty);
    pty.answer = (typed) => {
      const line = typed.replace(/\r$/, '');
      this.ran.push(line);
      const exitCode = this.broken !== '' && line.startsWith(this.broken) ? 1 : 0;
      queueMicrotask(() => pty.print(`${started(line)}${done(exitCode)}${PROMPT}`));
    };
    setTimeout(() => pty.print(PROMPT));
    return Promise.resolve(pty);
  }
  override destroy = (): Promise<void> => {
    this.destroyed++;
    return Promise.resolve();
  };
  /** The lesson's commands that ran. */
  get played(): string[] {
    return this.ran.filter((line) => line === 'reset' || /^(?:play|ip link) /.test(line));
  }
}
