import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { failureText } from '../../core/failure/failure.ts';
import { failureLog, failureOf } from '../../core/failure/failureError.ts';
import type { CliContext } from '../cliServices.ts';
import { EXIT, exitCodeOf, type ExitCode } from '../exitCode.ts';

/** What a tool needs of the server: the command line's context, and what the client says of one call. */
export interface ToolCall {
  readonly context: CliContext;
  readonly signal: AbortSignal;
}

/**
 * Runs a command as a tool: its result is what it prints, as JSON or as text. A check or a walk that fails is a result;
 * an error is what could not be done, in words.
 */
export async function asTool(
  { context, signal }: ToolCall,
  form: 'json' | 'text',
  run: (context: CliContext) => Promise<ExitCode>,
): Promise<CallToolResult> {
  const printed: string[] = [];
  const own: CliContext = {
    ...context,
    json: form === 'json',
    signal,
    print: (text) => printed.push(text),
    work: (task) => task({ signal }),
    // An assistant can't agree in a person's place.
    confirm: () => Promise.resolve(false),
  };
  try {
    const code = await run(own);
    return textResult(printed.join('\n'), code === EXIT.machine || code === EXIT.usage);
  } catch (error) {
    signal.throwIfAborted();
    if (exitCodeOf(error) === EXIT.bug) context.services.log('cli').error(failureLog(error));
    return textResult(failureText(failureOf(error)), true);
  }
}

export function textResult(text: string, isError = false): CallToolResult {
  return { content: [{ type: 'text', text }], ...(isError ? { isError } : {}) };
}
