import { Debouncer } from '../../core/async/debouncer.ts';
import { DisposableStore, type Disposable } from '../../core/lifetime/disposable.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import type { SharedPage, Viewer } from '../../player/page/sharedPage.ts';
import type { Player } from '../../player/player.ts';
import { NO_RULES, type ClassRules } from '../wire/classRules.ts';
import type { EditorState, MessageToEditor } from '../wire/editorMessages.ts';
import type { SeatView } from '../wire/seatMessages.ts';
import { readEvents, type ClassTicket, type UnsentStore } from './classTicket.ts';
import { HubSocket } from './hubSocket.ts';
import { isByItself, LessonWatch } from './lessonWatch.ts';
import { UnsentEvents } from './unsentEvents.ts';

/** At most one state in this time. */
const STATE_MS = 200;

export interface ClassLinkParts {
  readonly ticket: ClassTicket;
  readonly save: (ticket: ClassTicket) => void;
  readonly unsent: UnsentStore;
  /** Says something to the learner. */
  readonly notice: (text: string) => void;
  /** Does what the teacher orders. */
  readonly order: (order: Extract<MessageToEditor, { type: 'reset' | 'bring' }>) => void;
  readonly now: () => Date;
}

/** A learner's editor in a class: the lesson is played in the editor, and the hub hears how far the learner is. */
export class ClassLink implements Disposable {
  readonly #parts: ClassLinkParts;
  readonly #store = new DisposableStore();
  readonly #changes = this.#store.add(new Emitter<void>());
  /** What the editor shows of the class is different. */
  readonly onChange = this.#changes.event;
  readonly #unsent: UnsentEvents;
  readonly #socket: HubSocket;
  readonly #soon = this.#store.add(new Debouncer(STATE_MS, () => this.#send()));
  #lesson: { readonly player: Player; readonly page: SharedPage; readonly watch: LessonWatch } | undefined;
  #watching: Disposable | undefined;
  readonly #teacher: Viewer = {
    role: 'teacher',
    send: (message) => void this.#socket.send({ type: 'page', message }),
  };
  #seat: SeatView | undefined;
  #rules: ClassRules = NO_RULES;
  #ticket: ClassTicket;
  #isConnected = false;
  #isRefused = false;
  /** The learner's own word, whatever the hub says. */
  #agreed = false;
  #sent = '';

  constructor(parts: ClassLinkParts) {
    this.#parts = parts;
    const { ticket, unsent } = parts;
    this.#ticket = ticket;
    this.#unsent = new UnsentEvents((waiting) => unsent.save(ticket.cookie, waiting));
    this.#socket = this.#store.add(
      new HubSocket(ticket, {
        onOpen: () => {
          this.#isConnected = true;
          this.#sent = '';
          this.#send();
          this.#changes.fire();
        },
        onCut: () => {
          this.#isConnected = false;
          this.#lookAway();
          this.#changes.fire();
        },
        onRefused: () => {
          this.#isConnected = false;
          this.#isRefused = true;
          this.#changes.fire();
        },
        onMessage: (message) => this.#receive(message),
      }),
    );
  }

  /** What the class shows around the player; undefined before the hub was reached. */
  get seat(): SeatView | undefined {
    return this.#seat;
  }

  get rules(): ClassRules {
    return this.#rules;
  }

  get isConnected(): boolean {
    return this.#isConnected;
  }

  /** The hub does not know this seat. */
  get isRefused(): boolean {
    return this.#isRefused;
  }

  /** The lesson that is played from now on; undefined: none. `page` is what the learner sees, and the teacher may. */
  play(player: Player | undefined, page?: SharedPage): void {
    this.#lookAway();
    this.#lesson =
      player && page
        ? {
            ...{ player, page },
            watch: new LessonWatch(player, page, {
              rules: () => this.#rules,
              happened: (kind, step) => {
                if (!this.#isOfClass) return;
                this.#unsent.add({ lesson: player.lesson.id, step, kind }, this.#parts.now());
                this.#soon.start();
              },
              now: this.#parts.now,
            }),
          }
        : undefined;
    this.look();
  }

  /** The player's view, or its machine, may be different. */
  look(): void {
    if (this.#isOfClass) this.#lesson?.watch.look();
    this.#soon.start();
  }

  /** Why the learner may not do what they ask for; undefined where they may. */
  ask(message: unknown): string | undefined {
    return this.#isOfClass ? this.#lesson?.watch.ask(message) : undefined;
  }

  raiseHand(up: boolean): void {
    this.#socket.send({ type: 'hand', up });
  }

  /** The learner has read a message of the teacher. */
  closeMessage(message: number): void {
    this.#socket.send({ type: 'close', message });
  }

  /** Lets the teacher type in the terminals, or no longer. */
  letType(on: boolean): void {
    this.#agreed = on && this.#seat?.control === 'asked';
    this.#socket.send({ type: 'control', on });
  }

  dispose(): void {
    this.#lookAway();
    this.#store.dispose();
  }

  #receive(message: MessageToEditor): void {
    switch (message.type) {
      case 'seat':
        this.#seat = message.view;
        if (message.view.control === 'none') this.#agreed = false;
        return this.#changes.fire();
      case 'rules':
        this.#rules = message.rules;
        this.#ticket = { ...this.#ticket, lessons: [...message.lessons] };
        this.#parts.save(this.#ticket);
        this.#lesson?.page.refresh();
        this.look();
        return this.#changes.fire();
      case 'kept':
        this.#unsent.kept(message.number);
        return this.#sendEvents();
      case 'notice':
        return this.#parts.notice(message.text);
      case 'watch':
        this.#lookAway();
        if (message.on && this.#isOfClass) this.#watching = this.#lesson?.page.join(this.#teacher);
        return;
      case 'page':
        if (this.#watching && (this.#agreed || isByItself(message.message)))
          this.#lesson?.page.receive(this.#teacher, message.message);
        return;
      case 'reset':
      case 'bring':
        return this.#parts.order(message);
    }
  }

  #lookAway(): void {
    this.#agreed = false;
    this.#watching?.dispose();
    this.#watching = undefined;
  }

  #send(): void {
    const state = this.#state();
    const now = JSON.stringify(state);
    if (now !== this.#sent && this.#socket.send({ type: 'state', state })) this.#sent = now;
    this.#sendEvents();
  }

  #sendEvents(): void {
    this.#parts.unsent.adopt(this.#ticket.cookie, (left) => this.#unsent.adopt(readEvents(left)));
    const events = this.#unsent.next();
    if (events.length > 0) this.#socket.send({ type: 'events', events });
  }

  /** Whether the lesson that is played is one of the class: of others the hub hears nothing. */
  get #isOfClass(): boolean {
    return this.#lesson !== undefined && this.#ticket.lessons.includes(this.#lesson.player.lesson.id);
  }

  #state(): EditorState | null {
    if (!this.#lesson || !this.#isOfClass) return null;
    const { player, watch } = this.#lesson;
    const { achieved, skipped = {} } = player.progress;
    return {
      ...{ lesson: player.lesson.id, current: player.current, achieved, skipped },
      ...{ machine: player.machine.phase, stuck: watch.stuck },
    };
  }
}
