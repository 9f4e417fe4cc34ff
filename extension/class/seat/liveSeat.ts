import { Sequencer } from '../../core/async/sequencer.ts';
import { failureLog } from '../../core/failure/failureError.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import type { Lesson } from '../../core/lesson/model/lesson.ts';
import { plainSettings } from '../../player/plainSettings.ts';
import { Player } from '../../player/player.ts';
import type { PlayerPorts, Question } from '../../player/playerPorts.ts';
import type { Intent } from '../../protocol/intents.ts';
import type { Seat } from '../store/seatStore.ts';
import type { MessageFromSeatPage, MessageToSeatPage } from '../wire/seatMessages.ts';
import { viewUnderRules, whyNot } from './applyRules.ts';
import { OpenQuestion } from './openQuestion.ts';
import { SeatEvents } from './seatEvents.ts';
import type { SeatPage, SeatParts } from './seatParts.ts';
import { seatView } from './seatView.ts';
import { StuckCheck } from './stuckCheck.ts';
import { TeacherHelp } from './teacherHelp.ts';
import { seatPorts } from './seatPorts.ts';
import { SharedPage, typeOf, type Viewer } from './sharedPage.ts';

interface Playing {
  readonly player: Player;
  readonly page: SharedPage;
  readonly connection: Disposable;
}

/** What a page sends without the learner's doing. */
const BY_ITSELF: ReadonlySet<unknown> = new Set(['ready', 'printed', 'resize', 'report']);

/** One learner's seat in the hub: one lesson at a time, with its player, and the pages that show it. */
export class LiveSeat implements Disposable {
  readonly id: number;
  readonly #parts: SeatParts;
  readonly #changes = new Emitter<void>();
  /** What the board shows of it may be different. */
  readonly onChange = this.#changes.event;
  readonly #pages = new Map<SeatPage, Viewer>();
  readonly #question = new OpenQuestion(() => this.#sendSeat());
  readonly #help = new TeacherHelp(() => this.#changed());
  readonly #stuck = new StuckCheck();
  readonly #events = new SeatEvents((kind, step) => {
    const lesson = this.#playing?.player.lesson.id;
    const at = new Date(this.#parts.now()).toISOString();
    if (lesson !== undefined) this.#parts.events.add({ seat: this.id, lesson, step, kind, at });
  });
  readonly #turns = new Sequencer();
  /** The teacher has ordered what is being done: nobody is asked whether they want it. */
  #ordered = false;
  #playing: Playing | undefined;
  /** The class is closed, and with it what keeps it; pages go a moment later. */
  #isOver = false;
  /** When the learner last did something, in milliseconds. */
  #touched: number;

  constructor(id: number, parts: SeatParts) {
    this.id = id;
    this.#parts = parts;
    this.#touched = parts.now();
  }

  get player(): Player | undefined {
    return this.#playing?.player;
  }

  get stuck(): StuckCheck['stuck'] {
    return this.#stuck.stuck;
  }

  get isOnline(): boolean {
    return this.#has('learner');
  }

  /** Milliseconds since the learner did something. */
  get idleMs(): number {
    return this.#parts.now() - this.#touched;
  }

  /** Shows the player of a lesson on a page, until that is disposed; undefined where the class has no such lesson. */
  async join(page: SeatPage, lesson: string): Promise<Disposable | undefined> {
    // A teacher's page follows the learner, and brings nobody to another lesson.
    const playing = page.role === 'learner' ? await this.play(lesson) : this.#playing;
    if (playing?.player.lesson.id !== lesson) return undefined;
    const viewer: Viewer = {
      role: page.role,
      send: (message) => page.send({ type: 'player', message }),
    };
    this.#pages.set(page, viewer);
    const viewing = playing.page.join(viewer);
    if (page.role === 'learner') this.#touch();
    this.#changed();
    if (page.role === 'learner' && isAtRest(playing.player)) void playing.player.receive({ type: 'start' });
    return {
      dispose: () => {
        this.#pages.delete(page);
        viewing.dispose();
        if (!this.isOnline) this.#question.giveUp();
        if (!this.#has('teacher') || !this.isOnline) this.#help.ask(false);
        this.#changed();
      },
    };
  }

  /** What a page of this seat says. */
  receive(page: SeatPage, message: MessageFromSeatPage): void {
    const viewer = this.#pages.get(page);
    if (!viewer) return;
    if (viewer.role === 'teacher') this.#teacherSays(viewer, message);
    else this.#learnerSays(page, viewer, message);
  }

  /** The player of a lesson; that of another is ended first, with its machine. */
  play(id: string): Promise<Playing | undefined> {
    return this.#turns.run(async () => {
      if (this.#playing?.player.lesson.id === id) return this.#playing;
      const found = this.#parts.lesson(id);
      if (!found) return undefined;
      await this.#leave();
      return this.#begin(found.lesson, found.next);
    });
  }

  /** Goes on with the machine that the seat has kept. */
  async resume(lesson: string): Promise<void> {
    await (await this.play(lesson))?.player.receive({ type: 'resume' });
  }

  /** A fresh machine, by the teacher's order. */
  async reset(): Promise<void> {
    await this.#order({ type: 'reset' });
  }

  /** Brings the learner to a step, with what is missing before it run for them; the teacher's order. */
  async bring(step: string): Promise<void> {
    const player = this.player;
    const steps = player?.lesson.steps ?? [];
    for (const { id } of steps.slice(
      0,
      steps.findIndex(({ id }) => id === step),
    )) {
      if (player !== this.player || player?.session === undefined) break;
      if (player.progress.achieved[id] === undefined) await this.#order({ type: 'solve', step: id });
    }
    await this.#order({ type: 'goTo', step });
  }

  /** Something that the pages show was changed in the store. */
  refresh(): void {
    this.#playing?.page.refresh();
    this.#changed();
  }

  /** Ends the machine; progress and player stay. */
  async giveBack(): Promise<void> {
    await this.#playing?.player.receive({ type: 'end' });
  }

  /** Tells the learner something, on each page. */
  notice(text: string): void {
    this.#send({ type: 'notice', text });
  }

  /** Ends the player, and its machine. */
  close(): Promise<void> {
    return this.#turns.run(() => this.#leave());
  }

  dispose(): void {
    this.#isOver = true;
    this.#changes.dispose();
  }

  async #begin(lesson: Lesson, next: string | undefined): Promise<Playing> {
    const { parts, seat } = { parts: this.#parts, seat: this.#parts.store.find(this.id) };
    if (seat?.lesson !== lesson.id) parts.store.setPlace(this.id, { lesson: lesson.id, machine: null });
    const send = (message: MessageToSeatPage): void => this.#send(message);
    const log: PlayerPorts['log'] = (message, tag) => parts.log(`seat ${this.id}: ${message}`, tag);
    const player = new Player(
      lesson,
      {
        ...seatPorts({ send, confirm: (asked) => this.#confirm(asked), log, next }),
        ...{ machines: parts.machines, progress: parts.progress, layout: parts.layout },
      },
      plainSettings(parts.language),
    );
    const page = new SharedPage(
      (path) => parts.picture(lesson.id, path),
      (view) => viewUnderRules(view, parts.rules.rules),
    );
    const playing = { player, page, connection: player.connect('player', page) };
    this.#playing = playing;
    await player.load();
    player.onChange(() => {
      this.#keepPlace(player);
      if (page.view && player === this.player) {
        this.#events.look(page.view);
        this.#stuck.look(page.view, new Date(parts.now()));
      }
      this.#changes.fire();
    });
    return playing;
  }

  async #leave(): Promise<void> {
    const playing = this.#playing;
    this.#playing = undefined;
    if (!playing) return;
    // Pages of that lesson have nothing to show any more.
    this.#send({ type: 'go', path: '' });
    this.#pages.clear();
    this.#question.giveUp();
    this.#help.ask(false);
    this.#stuck.forget();
    try {
      await playing.player.receive({ type: 'end' });
    } catch (error) {
      this.#parts.log(failureLog(error));
    }
    playing.connection.dispose();
    playing.player.dispose();
  }

  /** The machine is the seat's while its network is whole: one that is being made can't be gone on with. */
  #keepPlace(player: Player): void {
    if (player !== this.#playing?.player) return;
    const machine = player.machine.phase === 'running' ? (player.session?.machine.id ?? null) : null;
    const seat: Seat | undefined = this.#parts.store.find(this.id);
    if (seat && seat.machine !== machine)
      this.#parts.store.setPlace(this.id, { lesson: player.lesson.id, machine });
  }

  #learnerSays(page: SeatPage, viewer: Viewer, message: MessageFromSeatPage): void {
    const { store, messages, now } = this.#parts;
    switch (message.type) {
      case 'player':
        return this.#learnerAsks(page, viewer, message.message);
      case 'answer':
        return this.#question.answer(message.question, message.yes);
      case 'hand':
        store.setHand(this.id, message.up ? new Date(now()).toISOString() : null);
        return this.#changed();
      case 'close':
        messages.close(this.id, message.message);
        return this.#changed();
      case 'control':
        return this.#help.agree(message.on);
    }
  }

  #learnerAsks(page: SeatPage, viewer: Viewer, message: unknown): void {
    const playing = this.#playing;
    if (!playing) return;
    const { lesson, current } = playing.player;
    if (!BY_ITSELF.has(typeOf(message)) && typeof message === 'object' && message !== null) {
      const steps = lesson.steps.map(({ id }) => id);
      const why = whyNot(message, steps, lesson.id, current, this.#parts.rules.rules);
      if (why !== undefined) return page.send({ type: 'notice', text: why });
      this.#touch();
      // A page that came late has shown a view that nothing changed since.
      if (playing.page.view) this.#events.look(playing.page.view);
      this.#events.asked(message, current);
    }
    playing.page.receive(viewer, message);
  }

  #teacherSays(viewer: Viewer, message: MessageFromSeatPage): void {
    if (message.type === 'control') this.#help.ask(message.on);
    if (message.type !== 'player') return;
    // Without the learner's consent a teacher looks, and nothing else.
    if (this.#help.control === 'given' || BY_ITSELF.has(typeOf(message.message)))
      this.#playing?.page.receive(viewer, message.message);
  }

  #confirm(asked: Question): Promise<boolean> {
    return this.#ordered ? Promise.resolve(true) : this.#question.ask(asked);
  }

  async #order(intent: Intent): Promise<void> {
    this.#ordered = true;
    try {
      await this.player?.receive(intent);
    } finally {
      this.#ordered = false;
    }
  }

  #touch(): void {
    this.#touched = this.#parts.now();
  }

  #has(role: SeatPage['role']): boolean {
    return [...this.#pages.keys()].some((page) => page.role === role);
  }

  #changed(): void {
    if (this.#isOver) return;
    this.#sendSeat();
    this.#changes.fire();
  }

  #sendSeat(): void {
    const seat = this.#parts.store.find(this.id);
    if (!seat) return;
    const now = {
      question: this.#question.view,
      control: this.#help.control,
      watched: this.#has('teacher'),
    };
    this.#send({ type: 'seat', view: seatView(seat, this.#parts, now) });
  }

  #send(message: MessageToSeatPage): void {
    for (const page of this.#pages.keys()) page.send(message);
  }
}

/** Nothing runs, nothing is under way, and nothing failed that the learner should read first. */
function isAtRest({ machine, session }: Player): boolean {
  return session === undefined && machine.phase === 'stopped' && machine.failure === null;
}
