import { insideNamespace } from '../state/insideNamespace.ts';
import { VM_HOST, type Machine } from '../machine/machine.ts';
import { shellQuote } from '../machine/shellQuote.ts';
import { fromBase64 } from '../capture/base64.ts';
import type { Question, Said } from '../explain/questions/ask.ts';

const MAX_BYTES = 256 * 1024;
const SECONDS = 10;

/**
 * Runs commands that only read, each in its namespace, in one run on the machine. Null for one that gave no answer; a
 * machine that fails answers none of them, and a walk says then what it could not look at.
 */
export async function askMachine(
  machine: Pick<Machine, 'exec'>,
  questions: readonly Question[],
  signal?: AbortSignal,
): Promise<(Said | null)[]> {
  const lines = questions.map(({ space, argv }) => {
    const command = [...insideNamespace(space), ...argv].map(shellQuote).join(' ');
    return `out=$(timeout ${SECONDS} ${command} 2>&1 </dev/null | head -c ${MAX_BYTES}; exit "\${PIPESTATUS[0]}"); echo "$? $(printf %s "$out" | base64 -w0)"`;
  });
  const result = await machine
    .exec(VM_HOST, { script: lines.join('\n') }, { signal, timeoutMs: 60_000 })
    .catch((error: unknown) => {
      if (signal?.aborted) throw error;
      return null;
    });
  const answers = result?.exitCode === 0 ? result.stdout.split('\n') : [];
  return questions.map((_question, index) => readAnswer(answers[index] ?? ''));
}

function readAnswer(line: string): Said | null {
  const [, code, text = ''] = /^(\d+) ([A-Za-z0-9+/=]*)$/.exec(line) ?? [];
  return code === undefined
    ? null
    : { exitCode: Number(code), text: new TextDecoder('utf-8').decode(fromBase64(text)) };
}
