import { failureLog } from '../../core/failure/failureError.ts';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import type { Lesson } from '../../core/lesson/model/lesson.ts';
import type { LessonProgress } from '../../core/session/lessonProgress.ts';
import { SharedPage, type Viewer } from '../../player/page/sharedPage.ts';
import { plainSettings } from '../../player/plainSettings.ts';
import { Player } from '../../player/player.ts';
import type { PlayerPorts, Question } from '../../player/playerPorts.ts';
import type { MachineView } from '../../protocol/playerView.ts';
import { viewUnderRules } from '../learner/applyRules.ts';
import { LessonWatch } from '../learner/lessonWatch.ts';
import { TeacherOrders } from '../learner/teacherOrders.ts';
import type { MessageToSeatPage } from '../wire/seatMessages.ts';
import { seatPorts } from './seatPorts.ts';
import type { SeatParts } from './seatParts.ts';
import type { SeatPlay } from './seatPlay.ts';

/** What a play has of its seat. */
export interface PlaySurroundings {
  readonly seat: number;
  readonly parts: SeatParts;
  readonly send: (message: MessageToSeatPage) => void;
  readonly confirm: (question: Question) => Promise<boolean>;
  readonly onChange: () => void;
}

/** A lesson that the hub plays, on a machine of the class. */
export class HubPlay implements SeatPlay {
  readonly lesson: Lesson;
  readonly #around: PlaySurroundings;
  readonly #player: Player;
  readonly #page: SharedPage;
  readonly #watch: LessonWatch;
  readonly #orders = new TeacherOrders(() => (this.#isOver ? undefined : this.#player));
  readonly #connection: Disposable;
  #isOver = false;

  private constructor(lesson: Lesson, next: string | undefined, around: PlaySurroundings) {
    const { seat, parts, send, confirm } = around;
    this.lesson = lesson;
    this.#around = around;
    const log: PlayerPorts['log'] = (message, tag) => parts.log(`seat ${seat}: ${message}`, tag);
    this.#player = new Player(
      lesson,
      {
        ...seatPorts({ send, confirm: (asked) => this.#orders.confirm(asked, confirm), log, next }),
        ...{ machines: parts.machines, progress: parts.progress, layout: parts.layout },
      },
      plainSettings(parts.language),
    );
    this.#page = new SharedPage(
      (path) => parts.picture(lesson.id, path),
      // The hub speaks one language to all: there is nothing to choose.
      (view) => ({ ...viewUnderRules(view, parts.rules.rules), languages: [] }),
    );
    this.#watch = new LessonWatch(this.#player, this.#page, {
      rules: () => parts.rules.rules,
      happened: (kind, step) => {
        const at = new Date(parts.now()).toISOString();
        if (!this.#isOver) parts.events.add({ seat, lesson: lesson.id, step, kind, at });
      },
      now: () => new Date(parts.now()),
    });
    this.#connection = this.#player.connect('player', this.#page);
  }

  static async begin(lesson: Lesson, next: string | undefined, around: PlaySurroundings): Promise<HubPlay> {
    const { store } = around.parts;
    if (store.find(around.seat)?.lesson !== lesson.id)
      store.setPlace(around.seat, { lesson: lesson.id, machine: null });
    const play = new HubPlay(lesson, next, around);
    await play.#player.load();
    play.#player.onChange(() => play.#changed());
    return play;
  }

  get progress(): LessonProgress {
    return this.#player.progress;
  }

  get current(): string {
    return this.#player.current;
  }

  get machine(): MachineView['phase'] {
    return this.#player.machine.phase;
  }

  get stuck(): LessonWatch['stuck'] {
    return this.#watch.stuck;
  }

  get usesMachine(): boolean {
    return this.#player.session !== undefined;
  }

  join(viewer: Viewer): Disposable {
    return this.#page.join(viewer);
  }

  receive(viewer: Viewer, message: unknown): void {
    this.#page.receive(viewer, message);
  }

  ask(message: unknown): string | undefined {
    return this.#watch.ask(message);
  }

  /** Starts a machine where nothing runs, nothing is under way, and nothing failed that the learner should read first. */
  startAtRest(): void {
    const { machine, session } = this.#player;
    if (session === undefined && machine.phase === 'stopped' && machine.failure === null)
      void this.#player.receive({ type: 'start' });
  }

  /** Goes on with the machine that the seat has kept. */
  resume(): Promise<void> {
    return this.#player.receive({ type: 'resume' });
  }

  reset(): Promise<void> {
    return this.#orders.reset();
  }

  bring(step: string): Promise<void> {
    return this.#orders.bring(step);
  }

  refresh(): void {
    this.#page.refresh();
  }

  giveBack(): Promise<void> {
    return this.#player.receive({ type: 'end' });
  }

  async end(): Promise<void> {
    this.#isOver = true;
    try {
      await this.#player.receive({ type: 'end' });
    } catch (error) {
      this.#around.parts.log(failureLog(error));
    }
    this.#connection.dispose();
    this.#player.dispose();
  }

  #changed(): void {
    if (this.#isOver) return;
    this.#keepPlace();
    this.#watch.look();
    this.#around.onChange();
  }

  /** The machine is the seat's while its network is whole: one that is being made can't be gone on with. */
  #keepPlace(): void {
    const { machine, session, lesson } = this.#player;
    const { store } = this.#around.parts;
    const kept = machine.phase === 'running' ? (session?.machine.id ?? null) : null;
    const seat = store.find(this.#around.seat);
    if (seat && seat.machine !== kept) store.setPlace(seat.id, { lesson: lesson.id, machine: kept });
  }
}
