import { DrillMachine } from '../../core/drills/drillMachine.ts';
import { isDone, judgeDrill } from '../../core/drills/judgeDrill.ts';
import { failure } from '../../core/failure/failure.ts';
import { FailureError } from '../../core/failure/failureError.ts';
import { say } from '../../core/language/say.ts';
import type { Lesson } from '../../core/lesson/model/lesson.ts';
import { drillHost, drillSolution, drillTask } from '../../core/lesson/read/drillsFile.ts';
import type { Machine } from '../../core/machine/machine.ts';
import type { CreateMachine } from '../../core/machine/onFreshMachine.ts';
import type { ProseRenderer } from '../../core/prose/renderProse.ts';
import type { DrillCard } from '../../core/review/reviewCards.ts';
import { cardTitle } from '../../core/review/reviewWords.ts';
import type { ReviewRating } from '../../core/review/schedule.ts';
import type { CheckResult } from '../../core/checks/runChecks.ts';
import { openHints } from '../../core/session/hintLadder.ts';
import type { Session } from '../../core/session/session.ts';
import type { AskedDrill, DrillAction } from '../../protocol/reviewMessages.ts';

/** What a drill asks of its host. */
export interface DrillPorts {
  readonly create: CreateMachine;
  /** A lesson by its id, in the learner's language; undefined where it is gone. */
  lesson(id: string): Promise<Lesson | undefined>;
  /** Shows the drill's terminal on a host, opened at its first use. */
  showTerminal(machine: Machine, host: string): void;
}

/** The machine of a sitting, while drills are asked. */
export class SittingMachine {
  readonly #create: CreateMachine;
  #machine: DrillMachine | undefined;

  constructor(create: CreateMachine) {
    this.#create = create;
  }

  get drills(): DrillMachine {
    return (this.#machine ??= new DrillMachine(this.#create));
  }

  /** Ends it; another begins at its next use. */
  async end(): Promise<void> {
    const machine = this.#machine;
    this.#machine = undefined;
    await machine?.dispose();
  }
}

/** One drill that is asked: its network, the looks at it, and how it is rated. */
export class DrillTurn {
  readonly card: DrillCard;
  readonly #ports: DrillPorts;
  readonly #machine: SittingMachine;
  readonly #changed: () => void;
  #session: Session | undefined;
  #host = '';
  #state: AskedDrill['state'] = 'waiting';
  #progress = '';
  #results: readonly CheckResult[] = [];
  #wasWrong = false;
  #shown = false;

  constructor(card: DrillCard, ports: DrillPorts, machine: SittingMachine, changed: () => void) {
    this.card = card;
    this.#ports = ports;
    this.#machine = machine;
    this.#changed = changed;
  }

  /** Rejects with FailureError where the machine fails: then it can be begun again. */
  async receive(action: DrillAction): Promise<void> {
    if (action === 'begin' && this.#state === 'waiting') await this.#begin();
    else if (action === 'check' && this.#state === 'ready') await this.#check();
    else if (action === 'terminal') this.#showTerminal();
    else if (action === 'solution' && this.#state !== 'over') {
      this.#shown = true;
      this.#become('over');
    }
  }

  /** The rating, where the drill is over. */
  get rating(): ReviewRating | undefined {
    if (this.#state !== 'over') return undefined;
    return this.#shown ? 'again' : this.#wasWrong ? 'hard' : 'good';
  }

  view(renderer: ProseRenderer): Omit<AskedDrill, 'ratings'> {
    const { drill, key } = this.card;
    const { commands, why } = drillSolution(drill);
    return {
      ...{
        kind: 'drill',
        id: key,
        title: cardTitle(this.card),
        state: this.#state,
        progress: this.#progress,
      },
      taskHtml: renderer.prose(drillTask(drill)),
      failing: this.#results
        .filter(({ status }) => status !== 'pass')
        .map(({ what, status, wanted, seen, hints }, index) => ({
          ...{ id: String(index), what, status, wanted, seen, moreHints: 0, packet: null },
          hintsHtml: openHints(hints, undefined).open.map((hint) => renderer.line(hint)),
        })),
      isRight: this.#state === 'over' && !this.#shown,
      solution: this.#state === 'over' ? { commands, whyHtml: renderer.prose(why) } : null,
    };
  }

  async #begin(): Promise<void> {
    this.#become('preparing', say('Preparing the network of the drill'));
    try {
      const lesson = await this.#ports.lesson(this.card.lesson.id);
      // A lesson that changed meanwhile has its drill of now.
      const drill = lesson?.drills?.find(({ id }) => id === this.card.drill.id);
      if (!lesson || !drill)
        throw new FailureError(failure('lesson-not-on-shelf', { id: this.card.lesson.id }));
      this.#host = drillHost(drill, lesson.defaultHost);
      const onProgress = ({ message }: { readonly message: string }): void =>
        this.#become('preparing', message);
      this.#session = await this.#machine.drills.world(lesson, drill, { onProgress });
      this.#become('ready');
      this.#showTerminal();
    } catch (error) {
      this.#become('waiting');
      throw error;
    }
  }

  async #check(): Promise<void> {
    const session = this.#session;
    if (!session) return;
    this.#become('checking');
    try {
      this.#results = await judgeDrill(session.lesson, session.machine, this.card.drill);
      this.#wasWrong ||= this.#results.some(({ status }) => status === 'fail');
      this.#become(isDone(this.#results) ? 'over' : 'ready');
    } catch (error) {
      this.#become('ready');
      throw error;
    }
  }

  #showTerminal(): void {
    if (this.#session) this.#ports.showTerminal(this.#session.machine, this.#host);
  }

  #become(state: AskedDrill['state'], progress = ''): void {
    this.#state = state;
    this.#progress = progress;
    this.#changed();
  }
}
