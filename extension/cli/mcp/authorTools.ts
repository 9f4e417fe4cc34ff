import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { lint } from '../commands/authoring/lint.ts';
import { mutate } from '../commands/authoring/mutate.ts';
import { newLesson } from '../commands/authoring/newLesson.ts';
import { record } from '../commands/authoring/record.ts';
import { test } from '../commands/authoring/test.ts';
import type { CliContext } from '../cliServices.ts';
import { asTool, textResult } from './commandTool.ts';
import { guideSection } from './guideSection.ts';

const path = z.string().describe("A lesson's folder, or its id.");

/** For authors: the format, and lessons made, linted, proven and recorded. Commands run in machines and nowhere else. */
export function addAuthorTools(server: McpServer, context: CliContext): void {
  const local = { openWorldHint: false } as const;
  server.registerTool(
    'lesson_format',
    {
      description:
        'How a lesson is written: without a section, the list of sections and a whole small lesson; with one, that section (for example "Checks" or "reaches").',
      inputSchema: { section: z.string().optional() },
      annotations: { ...local, readOnlyHint: true },
    },
    async ({ section }) => textResult(guideSection(await context.services.guide(), section)),
  );
  server.registerTool(
    'new_lesson',
    {
      description: 'Makes the folder of a small lesson to start from.',
      inputSchema: { id: z.string(), in: z.string().describe('The folder in which it is made.') },
      annotations: { ...local, destructiveHint: false },
    },
    (args, { signal }) => asTool({ context, signal }, 'text', (own) => newLesson(own, args.id, args.in)),
  );
  server.registerTool(
    'lint',
    {
      description:
        'All problems of a lesson that show without running it, each with its line and what to write instead.',
      inputSchema: { path },
      annotations: { ...local, readOnlyHint: true },
    },
    (args, { signal }) => asTool({ context, signal }, 'text', (own) => lint(own, [args.path])),
  );
  server.registerTool(
    'test',
    {
      description:
        'Proves a lesson on a fresh machine: checks fail before each step, pass after it, catch each wrong state, and fail after a reset. Takes minutes.',
      inputSchema: { path },
      annotations: { ...local, idempotentHint: true },
    },
    (args, { signal }) =>
      asTool({ context, signal }, 'text', (own) =>
        test(own, [args.path], { reporter: 'text', repeat: 1, jobs: 1, replay: false }),
      ),
  );
  server.registerTool(
    'mutate',
    {
      description:
        'Runs slips in the commands of a lesson (or of one step) on a fresh machine, and lists those that its checks let pass. Each is a wrong state that is missing: write it into wrong/, make a check stricter, or justify it in mutants.yaml.',
      inputSchema: { lesson: z.string(), step: z.string().optional() },
      annotations: { ...local, readOnlyHint: true },
    },
    (args, { signal }) => asTool({ context, signal }, 'text', (own) => mutate(own, args.lesson, args.step)),
  );
  server.registerTool(
    'record',
    {
      description: 'Plays a lesson on a fresh machine and writes what it printed into its output blocks.',
      inputSchema: { path },
      annotations: { ...local, idempotentHint: true },
    },
    (args, { signal }) => asTool({ context, signal }, 'text', (own) => record(own, args.path)),
  );
}
