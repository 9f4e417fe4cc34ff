import { ResourceTemplate, type McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { Block, Lesson } from '../../core/lesson/model/lesson.ts';
import type { CliContext } from '../cliServices.ts';
import type { Audience } from './audience.ts';

/** The lessons as resources, `patchbay://lesson/ID`: lesson.md for authors, and for learners what they read. */
export function addLessonResources(server: McpServer, { services }: CliContext, audience: Audience): void {
  const uriOf = (id: string): string => `patchbay://lesson/${id}`;
  const template = new ResourceTemplate(uriOf('{id}'), {
    list: async () => {
      const { lessons } = await services.lessons();
      const mimeType = 'text/markdown';
      return {
        resources: lessons.map(({ id, title, summary }) => ({
          uri: uriOf(id),
          name: id,
          title,
          description: summary,
          mimeType,
        })),
      };
    },
  });
  server.registerResource(
    'lesson',
    template,
    { title: 'A lesson', mimeType: 'text/markdown' },
    async (uri, { id }) => {
      const name = String(id);
      const text =
        audience === 'author' ? await services.lessonText(name) : learnersText(await services.lesson(name));
      return { contents: [{ uri: uri.href, mimeType: 'text/markdown', text }] };
    },
  );
}

/** A lesson as learners read it: no solutions, no checks, no answers. */
export function learnersText({ title, intro, steps }: Lesson): string {
  const parts = steps.map((step) => `## ${step.title} {#${step.id}}\n\n${words(step.blocks)}`);
  return [`# ${title}`, words(intro), ...parts].filter((part) => part !== '').join('\n\n');
}

function words(blocks: readonly Block[]): string {
  return blocks
    .flatMap((block) => {
      if (block.kind === 'prose') return block.markdown;
      if (block.kind === 'run' && !block.hidden) return `\`\`\`\`bash\n${block.code}\n\`\`\`\``;
      if (block.kind === 'output') return `\`\`\`\`text\n${block.text}\n\`\`\`\``;
      if (block.kind === 'quiz')
        return [block.question, ...block.options.map(({ text }) => `- ${text}`)].join('\n');
      return [];
    })
    .join('\n\n');
}
