import { VM_HOST } from '../machine/machine.ts';
import { shellLine, shellQuote } from '../machine/shellQuote.ts';

/** What an attempt does, in order. */
export type AttemptPiece =
  | {
      readonly does: 'run';
      readonly host: string;
      /** A namespace of the host; null: the host's own. */
      readonly netns: string | null;
      readonly code: string;
      /** A command of it may exit with another code than 0. */
      readonly fails?: boolean;
    }
  /** A program that goes on in a terminal until that is stopped. */
  | {
      readonly does: 'stay';
      readonly host: string;
      readonly netns: string | null;
      readonly code: string;
      readonly terminal: string;
    }
  | { readonly does: 'stop'; readonly terminal: string }
  /** A line for the author to read. */
  | { readonly does: 'note'; readonly text: string };

/** A script for `wrong/` or `right/`, which runs on the machine itself; `sentence` says what the attempt is. */
export function attemptScript(sentence: string, pieces: readonly AttemptPiece[]): string {
  const joined: AttemptPiece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const together =
      piece.does === 'run' &&
      last?.does === 'run' &&
      piece.host === last.host &&
      piece.netns === last.netns &&
      piece.fails === last.fails;
    if (together) joined.splice(-1, 1, { ...last, code: `${last.code}\n${piece.code}` });
    else joined.push(piece);
  }
  return `${[comment(sentence), ...joined.map(pieceText)].join('\n')}\n`;
}

function pieceText(piece: AttemptPiece): string {
  switch (piece.does) {
    case 'note':
      return comment(piece.text);
    case 'stop':
      return `kill -- "-$${variableOf(piece.terminal)}" 2>/dev/null || true`;
    case 'stay': {
      const argv = [...wayTo(piece.host, piece.netns), 'bash', '-c', piece.code];
      // A session of its own, which is stopped whole.
      const begin = `setsid ${argv.map(shellQuote).join(' ')} >/dev/null 2>&1 </dev/null &`;
      return `${begin}\n${variableOf(piece.terminal)}=$!\nsleep 1`;
    }
    case 'run': {
      const code = piece.fails === true ? `set +e\n${piece.code}\nset -e` : piece.code;
      const way = wayTo(piece.host, piece.netns);
      if (way.length === 0) return code;
      const end = wordNotIn(code);
      return `${shellLine([...way, 'bash', '-e'])} <<'${end}'\n${code}\n${end}`;
    }
  }
}

function wayTo(host: string, netns: string | null): string[] {
  return [
    ...(host === VM_HOST ? [] : ['patchbay-host', 'exec', host, '--']),
    ...(netns === null ? [] : ['ip', 'netns', 'exec', netns]),
  ];
}

function wordNotIn(code: string): string {
  const lines = new Set(code.split('\n'));
  let word = 'HOST';
  while (lines.has(word)) word += '_';
  return word;
}

function variableOf(terminal: string): string {
  return `left_in_${terminal.replaceAll(/\W/g, '_')}`;
}

function comment(text: string): string {
  return text
    .split('\n')
    .map((line) => `# ${line}`)
    .join('\n');
}
