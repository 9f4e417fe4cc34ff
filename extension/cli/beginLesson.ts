import { say } from '../core/language/say.ts';
import type { Lesson } from '../core/lesson/model/lesson.ts';
import { lessonRequirements } from '../core/machine/lessonRequirements.ts';
import type { Machine, MachineFacts } from '../core/machine/machine.ts';
import { machineLimits } from '../core/machine/machineLimits.ts';
import { Session } from '../core/session/session.ts';
import type { CliContext } from './cliServices.ts';

export interface BeginOptions {
  readonly internet?: boolean;
  /** Replay the steps that were done before. */
  readonly resume?: boolean;
}

/** Starts a machine in the lesson's world, and leaves it running for later calls. */
export async function beginLesson(
  context: CliContext,
  lesson: Lesson,
  { internet = false, resume = false }: BeginOptions,
): Promise<{ readonly id: string; readonly facts: MachineFacts }> {
  const requirements = { ...lessonRequirements(lesson), internet };
  const machine = await context.work(async (operation) => {
    const created = await context.services.create(requirements, lesson.id, operation);
    try {
      await begin(created);
      return created;
    } catch (error) {
      await created.destroy();
      throw error;
    }

    async function begin(fresh: Machine): Promise<void> {
      await fresh.start(operation);
      const session = await Session.begin(lesson, fresh, context.services.progress, operation);
      if (resume) await session.replay(new Set(Object.keys(session.progress.achieved)), operation);
      session.dispose();
    }
  });
  const { id, facts } = machine;
  machine.detach();
  return { id, facts };
}

/** Says what machine runs, and what it can't do. */
export function printMachine(context: CliContext, facts: MachineFacts): void {
  const { kernel, backend, accelerator } = facts;
  const by = accelerator ? `${backend}, ${accelerator}` : backend;
  context.print(say('Linux {kernel} is running ({by}).', { kernel, by }));
  const limits = machineLimits(facts);
  if (limits !== undefined) context.print(limits);
}
