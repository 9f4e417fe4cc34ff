import { stringify } from 'yaml';
import { unusedStepId } from '../lesson/read/stepHeading.ts';

/** A lesson's parts, before they are written. */
export interface LessonParts {
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  /** Markdown. */
  readonly intro: string;
  readonly steps: readonly StepParts[];
}

export interface StepParts {
  readonly title: string;
  /** Markdown with `{run}` blocks. */
  readonly markdown: string;
  /** A script that exits with 0 where the step is done. */
  readonly verify?: string | undefined;
  readonly hint?: string | undefined;
}

const LONGEST_LINE = 480;

/** The text of lesson.md. */
export function lessonText({ title, summary, minutes, intro, steps }: LessonParts): string {
  const heading = oneLine(title, 'Untitled');
  const front = stringify(
    { format: 1, title: heading, summary: oneLine(summary, heading), minutes },
    { lineWidth: 0 },
  );
  const ids = new Set<string>();
  const pieces = [`---\n${front}hosts: [vm]\n---`, `# ${plainHeading(title, 'Untitled')}`];
  if (intro !== '') pieces.push(intro);
  for (const step of steps) {
    const id = unusedStepId(step.title, ids);
    ids.add(id);
    pieces.push(`## ${plainHeading(step.title, 'Step')} {#${id}}`);
    if (step.markdown !== '') pieces.push(step.markdown);
    if (step.verify !== undefined) pieces.push(checkBlock(step));
  }
  return `${pieces.join('\n\n')}\n`;
}

function checkBlock({ title, verify, hint }: StepParts): string {
  const check = {
    what: `The script that verifies “${oneLine(title, 'this step')}” finds it done`,
    command: verify,
    ...(hint === undefined || hint.trim() === '' ? {} : { hint: hint.trim() }),
  };
  return `\`\`\`\`\`\`yaml {check}\n${stringify([check], { lineWidth: 0 })}\`\`\`\`\`\``;
}

function oneLine(text: string, otherwise: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_LINE) || otherwise;
}

/** Without what would end a heading, or be HTML in it. */
function plainHeading(text: string, otherwise: string): string {
  const plain = oneLine(text, '').replaceAll('<', '&lt;').replaceAll(/[{}]/g, '');
  return plain.replace(/^[#\s]+|[\s#]+$/g, '') || otherwise;
}
