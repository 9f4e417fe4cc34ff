import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CliContext } from '../cliServices.ts';
import type { Audience } from './audience.ts';
import { addAuthorTools } from './authorTools.ts';
import { addHintTool } from './hintTool.ts';
import { addLessonResources } from './lessonResources.ts';
import { addCheckTool, addLookingTools } from './lookingTools.ts';
import { addAuthorPrompts, addLearnerPrompts } from './prompts.ts';

const INSTRUCTIONS: Readonly<Record<Audience, string>> = {
  author:
    'Patchbay teaches Linux networking in a disposable machine. Look at the machine before you explain it. Commands of lessons run in the machine only.',
  learner:
    'You help somebody who learns Linux networking in Patchbay. Look at the machine before you explain it, and say what proves what you say. Never give the commands of a solution: explain, ask, and give the next hint when they want one.',
};

/** The server for an audience, joined with nothing yet. */
export function mcpServer(context: CliContext, audience: Audience, version: string): McpServer {
  const server = new McpServer({ name: 'patchbay', version }, { instructions: INSTRUCTIONS[audience] });
  addLookingTools(server, context);
  addLessonResources(server, context, audience);
  addLearnerPrompts(server);
  if (audience === 'learner') {
    addHintTool(server, context);
  } else {
    addCheckTool(server, context);
    addAuthorTools(server, context);
    addAuthorPrompts(server);
  }
  return server;
}
