import { DisposableStore, type Disposable } from '../../core/lifetime/disposable.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import type { TerminalSize } from '../../core/machine/machine.ts';
import type { OpenedShell, Session } from '../../core/session/session.ts';
import { waitFor } from '../../core/async/waitFor.ts';
import type { MessageToPage } from '../../protocol/messages.ts';
import type { TerminalView } from '../../protocol/playerView.ts';
import { addedTerminal, isAddedTerminal, lessonTerminals } from './lessonTerminals.ts';
import type { TerminalSizes } from '../playerPorts.ts';
import { TerminalLine, type TerminalAddress } from './terminalLine.ts';

const SETTLE_MS = 30_000;

/** The player's terminals. What they show outlives their shells: a lost machine's last words can still be read. */
export class Terminals implements Disposable {
  readonly #lines = new Map<string, TerminalLine>();
  readonly #changes = new Emitter<void>();
  readonly #activity = new Emitter<void>();
  /** Something that the view shows of a terminal is different. */
  readonly onChange = this.#changes.event;
  /** A command began or ended in one of them. */
  readonly onActivity = this.#activity.event;
  readonly #post: (message: MessageToPage) => void;
  readonly #log: (message: string) => void;
  readonly #sizes: TerminalSizes;
  #session: Session | undefined;
  #listening = new DisposableStore();
  #drawn = false;

  constructor(post: (message: MessageToPage) => void, log: (message: string) => void, sizes: TerminalSizes) {
    this.#sizes = sizes;
    this.#post = post;
    this.#log = log;
  }

  views(): TerminalView[] {
    return [...this.#lines.values()].map((line) => line.view());
  }

  line(id: string): TerminalLine | undefined {
    return this.#lines.get(id);
  }

  /** Opens the lesson's terminals on a session, and those that the learner had opened on its machine before. */
  begin(session: Session): void {
    this.end();
    this.#clear();
    this.#session = session;
    this.#listening = new DisposableStore();
    this.#listening.add(session.onShell((opened) => this.#connect(opened)));
    for (const place of lessonTerminals(session.lesson)) this.#open(place);
    void this.#findAdded(session);
    this.#changes.fire();
  }

  /** Resolves when the lesson's shells have prompted, or after `withinMs`. */
  async prompted(withinMs: number): Promise<void> {
    const prompted = (): boolean =>
      [...this.#lines.values()].every((line) => line.view().state !== 'starting');
    const options = { timeoutMs: withinMs, seen: () => '' };
    await waitFor('the prompts', prompted, [this.onChange], options).catch(() => undefined);
  }

  /** The session is over: what stands on the screens stays to be read. */
  end(): void {
    this.#listening.dispose();
    this.#session = undefined;
    this.#changes.fire();
  }

  /** A new terminal on a host, or in a network namespace of it; returns its id. */
  add(host: string, netns: string | null): string | undefined {
    if (!this.#session) return undefined;
    const place = addedTerminal(host, netns, new Set(this.#lines.keys()));
    this.#open(place);
    this.#changes.fire();
    return place.id;
  }

  /** A new terminal on a host, with a command line that is run in it at once; returns its id. */
  run(host: string, commandLine: string): string | undefined {
    const session = this.#session;
    const id = host === '' ? undefined : this.add(host, null);
    if (!session || id === undefined) return undefined;
    session
      .shell(id, { host })
      .then(async (shell) => {
        await shell.settled({ timeoutMs: SETTLE_MS });
        shell.type(`${commandLine}\r`);
      })
      .catch((error: unknown) => this.#log(`Terminal ${id}: ${String(error)}`));
    return id;
  }

  /** Runs a command line in a terminal of a host itself that waits for one, else in a new one; returns its id. */
  type(host: string, commandLine: string): string | undefined {
    const line = [...this.#lines.values()].find(
      ({ place, shell }) => place.host === host && place.netns === null && shell?.state === 'idle',
    );
    if (!line) return this.run(host, commandLine);
    line.clearTyped();
    line.shell?.type(`${commandLine}\r`);
    return line.place.id;
  }

  /** Opens the terminal again whose shell has ended. */
  reopen(id: string): void {
    const line = this.#lines.get(id);
    if (line?.view().state === 'ended') this.#open(line.place);
  }

  resize(id: string, size: TerminalSize): void {
    this.#lines.get(id)?.resize(size);
    this.#sizes.save({ ...this.#sizes.load(), [id]: size });
  }

  async close(id: string): Promise<void> {
    const line = this.#lines.get(id);
    this.#lines.delete(id);
    line?.dispose();
    this.#changes.fire();
    await this.#session?.closeTerminal(id).catch((error: unknown) => {
      this.#log(`Terminal ${id} was not closed: ${String(error)}`);
    });
  }

  drawAll(): void {
    this.#drawn = true;
    for (const line of this.#lines.values()) line.draw();
  }

  undrawAll(): void {
    this.#drawn = false;
    for (const line of this.#lines.values()) line.undraw();
  }

  dispose(): void {
    this.end();
    this.#clear();
    this.#changes.dispose();
    this.#activity.dispose();
  }

  #open(place: TerminalAddress): void {
    const session = this.#session;
    if (!session) return;
    const line = this.#lineOf(place);
    session.shell(place.id, place, this.#sizes.load()[place.id]).catch((error: unknown) => {
      this.#log(`Terminal ${place.id}: ${String(error)}`);
      line.fail(error instanceof Error ? error.message : String(error));
      this.#changes.fire();
    });
  }

  #connect({ terminal, at: { host, netns = null }, shell }: OpenedShell): void {
    const line = this.#lineOf({ id: terminal, host, netns });
    line.connect(shell, () => {
      this.#changes.fire();
      this.#activity.fire();
    });
  }

  #lineOf(place: TerminalAddress): TerminalLine {
    const known = this.#lines.get(place.id);
    if (known) return known;
    const line = new TerminalLine(place, this.#post);
    if (this.#drawn) line.draw();
    this.#lines.set(place.id, line);
    return line;
  }

  async #findAdded(session: Session): Promise<void> {
    try {
      const found = await session.machine.listTerminals();
      if (this.#session !== session) return;
      for (const { name, host, netns } of found) {
        if (isAddedTerminal(name)) this.#open({ id: name, host, netns });
      }
    } catch (error) {
      this.#log(`The guest's terminals could not be listed: ${String(error)}`);
    }
  }

  #clear(): void {
    for (const line of this.#lines.values()) line.dispose();
    this.#lines.clear();
  }
}
