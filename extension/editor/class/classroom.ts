import * as vscode from 'vscode';
import { viewUnderRules } from '../../class/learner/applyRules.ts';
import { ClassLink } from '../../class/learner/classLink.ts';
import {
  readTicket,
  type ClassTicket,
  type TicketStore,
  type UnsentStore,
} from '../../class/learner/classTicket.ts';
import { leaveSeat } from '../../class/learner/joinClass.ts';
import { TeacherOrders } from '../../class/learner/teacherOrders.ts';
import { failureLog } from '../../core/failure/failureError.ts';
import { say } from '../../core/language/say.ts';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import type { SharedPage } from '../../player/page/sharedPage.ts';
import type { Player } from '../../player/player.ts';
import type { Question } from '../../player/playerPorts.ts';
import type { PlayerView } from '../../protocol/playerView.ts';
import { showFailure } from '../window/editorPorts.ts';
import { classMenu } from './classMenu.ts';
import { ClassNews } from './classNews.ts';
import { ClassStatus } from './classStatus.ts';
import { joinWithDialog } from './joinDialog.ts';

/** The class that the learner has joined with this editor, if any. Its lessons are played in the editor. */
export class Classroom implements Disposable {
  readonly #tickets: TicketStore;
  readonly #unsent: UnsentStore;
  readonly #player: () => Player | undefined;
  readonly #log: (message: string) => void;
  readonly #orders: TeacherOrders;
  readonly #status = new ClassStatus();
  #link: ClassLink | undefined;
  #news = new ClassNews();
  #page: SharedPage | undefined;
  /** Of the class that was joined last, to be typed once. */
  #address = '';

  constructor(
    { tickets, unsent }: { readonly tickets: TicketStore; readonly unsent: UnsentStore },
    player: () => Player | undefined,
    log: (message: string) => void,
  ) {
    this.#tickets = tickets;
    this.#unsent = unsent;
    this.#player = player;
    this.#log = log;
    this.#orders = new TeacherOrders(player);
    const ticket = readTicket(tickets.load());
    if (ticket) this.#open(ticket);
  }

  /** Asks for a class and joins it, in place of another. */
  async join(): Promise<void> {
    const joined = await joinWithDialog(this.#address);
    if (!joined) return;
    if (!joined.ok) return showFailure(joined.failure);
    this.#close();
    this.#tickets.save(joined.value);
    this.#open(joined.value);
  }

  /** Nothing is sent any more; progress stays here, and what was sent stays in the class. */
  leave(): void {
    const ticket = this.#forget();
    if (ticket) void leaveSeat(ticket);
    void vscode.window.showInformationMessage(say('You have left the class. Nothing is sent any more.'));
  }

  raiseHand(): void {
    this.#link?.raiseHand(this.#link.seat?.hand !== true);
  }

  async menu(): Promise<void> {
    if (this.#link) await classMenu(this.#link, () => this.leave());
  }

  /** The lesson that is played from now on; undefined: none. */
  play(player: Player | undefined, page?: SharedPage): void {
    this.#page = page;
    this.#link?.play(player, page);
  }

  /** What the player shows may be different. */
  look(): void {
    this.#link?.look();
  }

  /** The view as the learner may see it. */
  shown(view: PlayerView): PlayerView {
    return this.#link ? viewUnderRules(view, this.#link.rules) : view;
  }

  /** Whether what the learner asks for may be done; where it may not, they are told why. */
  allows(message: unknown): boolean {
    const why = this.#link?.ask(message);
    if (why !== undefined) void this.#news.warn(why);
    return why === undefined;
  }

  /** The answer to what the player asks: the teacher's orders need none. */
  confirm(question: Question, ask: (question: Question) => Promise<boolean>): Promise<boolean> {
    return this.#orders.confirm(question, ask);
  }

  dispose(): void {
    this.#link?.dispose();
    this.#status.dispose();
  }

  #open(ticket: ClassTicket): void {
    this.#address = ticket.address;
    this.#news = new ClassNews();
    const link = new ClassLink({
      ticket,
      // Another window may have left the class.
      save: (changed) => {
        if (readTicket(this.#tickets.load())?.cookie === ticket.cookie) this.#tickets.save(changed);
      },
      unsent: this.#unsent,
      notice: (text) => void vscode.window.showInformationMessage(text),
      order: (order) => {
        const done = order.type === 'reset' ? this.#orders.reset() : this.#orders.bring(order.step);
        done.catch((error: unknown) => this.#log(failureLog(error)));
      },
      now: () => new Date(),
    });
    this.#link = link;
    link.onChange(() => this.#show());
    link.play(this.#player(), this.#page);
    this.#show();
  }

  #forget(): ClassTicket | undefined {
    const ticket = readTicket(this.#tickets.load());
    this.#close();
    this.#tickets.save(undefined);
    if (ticket) this.#unsent.save(ticket.cookie, []);
    return ticket;
  }

  #close(): void {
    this.#link?.dispose();
    this.#link = undefined;
    // What was locked is open again.
    this.#page?.refresh();
    this.#show();
  }

  #show(): void {
    const link = this.#link;
    void vscode.commands.executeCommand('setContext', 'patchbay.inClass', link !== undefined);
    if (!link) return this.#status.hide();
    if (link.isRefused) {
      this.#forget();
      void vscode.window.showWarningMessage(
        say('The class does not know your seat any more. Join it again.'),
      );
      return;
    }
    this.#status.show(link.seat, link.isConnected);
    this.#news.show(link);
  }
}
