import { say } from '../../extension/core/language/say.ts';
import type { Command, ExecOptions, ExecResult } from '../../extension/core/machine/machine.ts';
import { failure } from '../../extension/core/failure/failure.ts';
import { FailureError } from '../../extension/core/failure/failureError.ts';

const SCRIPT =
  'd=$(dirname -- "$1") && mkdir -p -- "$d" && t=$(mktemp -- "$d/.patchbay.XXXXXX") || exit 1; ' +
  'cat >"$t" && [ "$(stat -c %s -- "$t")" = "$3" ] && chmod -- "$2" "$t" && mv -fT -- "$t" "$1" || { rm -f -- "$t"; exit 1; }';

/** Writes a file beside its place and moves it there, so that nobody sees half of it. Rejects with FailureError `file-not-written`. */
export async function copyIn(
  run: (command: Command, options: ExecOptions) => Promise<ExecResult>,
  path: string,
  bytes: Uint8Array,
  mode = 0o644,
): Promise<void> {
  const args = [path, mode.toString(8), String(bytes.length)];
  const result = await run({ script: SCRIPT, args }, { stdin: bytes });
  if (result.exitCode === 0) return;
  throw new FailureError(
    failure('file-not-written', {
      path,
      said: result.timedOut
        ? say('It took too long')
        : result.stderr.trim() || say('The machine did not say why'),
    }),
    result,
  );
}
