import { failure } from '../failure/failure.ts';
import { FailureError } from '../failure/failureError.ts';
import { say } from '../language/say.ts';
import type { Drill, Lesson, Step } from '../lesson/model/lesson.ts';
import { orCancelled } from '../async/orCancelled.ts';
import { Sequencer } from '../async/sequencer.ts';
import { lessonRequirements } from '../machine/lessonRequirements.ts';
import type { Checkpoint, Operation } from '../machine/machine.ts';
import type { CreateMachine } from '../machine/onFreshMachine.ts';
import { keepNothing } from '../proof/attempts.ts';
import { Session } from '../session/session.ts';
import { stepsDone } from './drillWorld.ts';

/** A machine in some world of a lesson. */
interface Here {
  readonly session: Session;
  /** Steps done → the machine as it was then. */
  readonly saved: Map<number, Checkpoint>;
  /** How many steps are done; undefined where somebody has worked in it. */
  done: number | undefined;
}

/**
 * The machine of a review: brings up the worlds of drills, one at a time. It stays for the next drill of the same lesson,
 * and goes back to a saved world of it where its backend can.
 */
export class DrillMachine {
  readonly #create: CreateMachine;
  readonly #turns = new Sequencer();
  readonly #ending = new AbortController();
  #here: Here | undefined;
  #early: { readonly drill: Drill; readonly session: Promise<Session> } | undefined;

  constructor(create: CreateMachine) {
    this.#create = create;
  }

  /** Begins to bring up the world of the drill that comes next, which a later `world` takes. */
  prepare(lesson: Lesson, drill: Drill): void {
    if (this.#early?.drill === drill) return;
    const session = this.#turns.run(() => this.#bring(lesson, drill, { signal: this.#ending.signal }));
    // `world` says why.
    session.catch(() => undefined);
    this.#early = { drill, session };
  }

  /** A session in the drill's world. Its machine stays until the next call or `dispose`. */
  async world(lesson: Lesson, drill: Drill, operation: Operation = {}): Promise<Session> {
    const early = this.#early;
    this.#early = undefined;
    if (early?.drill === drill) {
      operation.onProgress?.({ message: say('Preparing the network of the drill') });
      return orCancelled(early.session, operation.signal);
    }
    return this.#turns.run(() => this.#bring(lesson, drill, operation));
  }

  /** Ends the machine. */
  async dispose(): Promise<void> {
    this.#ending.abort();
    await this.#turns.run(() => this.#end());
  }

  async #bring(lesson: Lesson, drill: Drill, operation: Operation): Promise<Session> {
    const wanted = stepsDone(lesson, drill);
    if (this.#here?.session.lesson.id !== lesson.id) await this.#end();
    const here = (this.#here ??= await this.#begin(lesson, operation));
    try {
      await goBack(here, wanted, operation);
      for (const step of lesson.steps.slice(here.done, wanted)) await play(here.session, step, operation);
      // What the learner changes is not to be seen by the next drill.
      const { checkpoints } = here.session.machine;
      if (checkpoints && !here.saved.has(wanted))
        here.saved.set(
          wanted,
          await checkpoints.take({ signal: operation.signal, name: `drills-${wanted}` }),
        );
      here.session.closeTerminals();
      here.done = undefined;
      return here.session;
    } catch (error) {
      await this.#end();
      throw error;
    }
  }

  async #begin(lesson: Lesson, operation: Operation): Promise<Here> {
    const machine = await this.#create({ ...lessonRequirements(lesson), internet: false }, operation);
    try {
      await machine.start(operation);
      const session = await Session.begin(lesson, machine, keepNothing, operation);
      return { session, saved: new Map(), done: 0 };
    } catch (error) {
      await machine.destroy();
      throw error;
    }
  }

  async #end(): Promise<void> {
    const here = this.#here;
    this.#here = undefined;
    here?.session.dispose();
    await here?.session.machine.destroy();
  }
}

/** Goes back to the last saved world that is not past the wanted one, or to a fresh one; nothing where the machine is before it. */
async function goBack(here: Here, wanted: number, operation: Operation): Promise<void> {
  const { session, saved } = here;
  if (here.done !== undefined && here.done <= wanted) return;
  const from = Math.max(...[...saved.keys()].filter((done) => done <= wanted));
  const checkpoint = saved.get(from);
  if (checkpoint) {
    session.closeTerminals();
    await session.machine.checkpoints?.restore(checkpoint, operation);
    here.done = from;
  } else {
    // It discards what is saved.
    saved.clear();
    await session.reset(operation);
    here.done = 0;
  }
}

async function play(session: Session, step: Step, operation: Operation): Promise<void> {
  const { runs } = await session.solve(step, operation);
  const said = runs.find(({ run }) => run.why !== undefined)?.run.why;
  if (said === undefined) return;
  const what = say('The commands of “{title}” failed.', { title: step.title });
  throw new FailureError(failure('world-not-prepared', { what, said }));
}
