import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { CliContext } from '../cliServices.ts';
import { EXIT, type ExitCode } from '../exitCode.ts';
import { mcpServer } from '../mcp/mcpServer.ts';

export interface McpOptions {
  /** The guarded set. */
  readonly learner?: boolean;
}

/** `patchbay mcp`: serves an assistant on stdin and stdout until the client ends it. */
export async function mcp(context: CliContext, { learner = false }: McpOptions): Promise<ExitCode> {
  const server = mcpServer(context, learner ? 'learner' : 'author', context.services.version);
  const ended = new Promise<void>((resolve) => {
    server.server.onclose = resolve;
    process.stdin.once('end', resolve);
    context.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await server.connect(new StdioServerTransport());
  await ended;
  await server.close();
  return EXIT.ok;
}
