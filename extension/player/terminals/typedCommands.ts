import { DisposableStore, type Disposable } from '../../core/lifetime/disposable.ts';
import type { TypedCommand } from '../../core/attemptScript/piecesOf.ts';
import type { OpenedShell, Session } from '../../core/session/session.ts';

/** The commands that were run in the terminals since the start of the step, by hand or by a button. */
export class TypedCommands implements Disposable {
  readonly #store = new DisposableStore();
  readonly #open = new Map<string, OpenedShell>();
  #ended: TypedCommand[] = [];

  constructor(session: Session) {
    this.#store.add(
      session.onShell((opened) => {
        this.#open.set(opened.terminal, opened);
        // Ends with its shell.
        opened.shell.onCommandEnd(({ commandLine, exitCode }) =>
          this.#ended.push(typedIn(opened, commandLine, exitCode)),
        );
      }),
    );
  }

  /** The machine is at the start of a step. */
  clear(): void {
    this.#ended = [];
  }

  /** Those that ended, in that order, and then those that still run. */
  list(): readonly TypedCommand[] {
    const running = [...this.#open.values()].filter(({ shell }) => shell.state === 'busy');
    return [...this.#ended, ...running.map((opened) => typedIn(opened, opened.shell.commandLine, 'running'))];
  }

  dispose(): void {
    this.#store.dispose();
  }
}

function typedIn(
  { terminal, at: { host, netns = null } }: OpenedShell,
  code: string,
  ended: TypedCommand['ended'],
): TypedCommand {
  return { terminal, host, netns, code, ended };
}
