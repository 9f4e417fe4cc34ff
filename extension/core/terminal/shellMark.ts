/**
 * What the guest's shell integration reports in escape sequences (OSC 133, the FinalTerm marks; OSC 633;E, VS Code's
 * command line mark). `line` counts from the top of the scrollback at the moment of the mark.
 */
export type ShellMark =
  /** The prompt is complete: the shell waits for a command. */
  | { readonly type: 'prompt-ready' }
  /** The continuation prompt (PS2) is complete: the command typed so far is not finished. */
  | { readonly type: 'continuation-ready' }
  | { readonly type: 'command-start'; readonly commandLine: string }
  /** `exitCode` is undefined where no command ran (an empty line). */
  | { readonly type: 'command-end'; readonly exitCode: number | undefined }
  /** The guest's patchbay-tty sends this before output that was printed before this terminal was opened again. */
  | { readonly type: 'replay-start' }
  | { readonly type: 'replay-end' };

/** Reads the marks of one terminal; keeps the little state that they need from one sequence to the next. */
export class ShellMarkReader {
  #continuation = false;
  #commandLine = '';

  /** The data of one OSC 133 sequence, e.g. `D;130`; undefined for another program's. */
  readOsc133(data: string): ShellMark | undefined {
    const [kind, ...parameters] = data.split(';');
    switch (kind) {
      case 'A':
        this.#continuation = parameters.includes('k=s');
        return undefined;
      case 'B':
        return { type: this.#continuation ? 'continuation-ready' : 'prompt-ready' };
      case 'C': {
        const commandLine = this.#commandLine;
        this.#commandLine = '';
        return { type: 'command-start', commandLine };
      }
      case 'D': {
        const code = /^\d{1,3}$/.test(parameters[0] ?? '') ? Number(parameters[0]) : undefined;
        return { type: 'command-end', exitCode: code };
      }
      default:
        return undefined;
    }
  }

  /** The data of one OSC 633 sequence: a replay's ends, or `E;<escaped command line>` for the next command start. */
  readOsc633(data: string): ShellMark | undefined {
    if (data === 'P;PatchbayReplay=1') return { type: 'replay-start' };
    if (data === 'P;PatchbayReplay=0') return { type: 'replay-end' };
    if (!data.startsWith('E;')) return undefined;
    const escaped = data.slice(2).split(';')[0] ?? '';
    this.#commandLine = escaped.replace(/\\(?:x([0-9a-fA-F]{2})|\\)/g, (_, hex: string | undefined) =>
      hex === undefined ? '\\' : String.fromCharCode(parseInt(hex, 16)),
    );
    return undefined;
  }
}
