import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { GetPromptResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';

/** “Write a lesson”, for authors. */
export function addAuthorPrompts(server: McpServer): void {
  server.registerPrompt(
    'write_a_lesson',
    {
      title: 'Write a lesson',
      description: 'A new lesson from an idea: written, linted and proven.',
      argsSchema: { topic: z.string().describe('What the learner will be able to do.') },
    },
    ({ topic }) =>
      prompt(`Write a Patchbay lesson about: ${topic}

1. Read the tool lesson_format, first without a section, then “Good checks” and the kinds of checks that you need.
2. Make the folder with new_lesson, and write lesson.md: one idea a step, plain words, commands that really run, a check for each step, a task at the end, and at least two plausible wrong states in wrong/.
3. Use lint until nothing is left, then test, then mutate. What a proof says is true: change the lesson, not the claim.
4. Use record for the outputs. Never write an output by hand.`),
  );
}

/** “Why does it not work?”, for everybody. */
export function addLearnerPrompts(server: McpServer): void {
  server.registerPrompt(
    'why_does_it_not_work',
    {
      title: 'Why does it not work?',
      description: 'What keeps the network of a step from working, from its state and a walk.',
      argsSchema: { lesson: z.string(), step: z.string() },
    },
    ({ lesson, step }) =>
      prompt(
        `I am at the step “${step}” of the Patchbay lesson “${lesson}”, and it does not work. Find out why with check, state, explain and walk, and tell me what you see in plain words: which packet goes where, and where it ends. Say what proves it. If the tools show no reason, say that you don't know. Don't give me the commands of the solution: ask me a question that helps me to find them, or give me the next hint.`,
      ),
  );
}

function prompt(text: string): GetPromptResult {
  return { messages: [{ role: 'user', content: { type: 'text', text } }] };
}
