import type { Block, Drill, LessonSource, ProseBlock, Step } from '../model/lesson.ts';
import type { Translation } from '../translation/translation.ts';
import { lessonLimits } from '../model/lessonLimits.ts';
import { didYouMean } from '../problems/didYouMean.ts';
import { ProblemList } from '../problems/problemList.ts';
import { readTranslations } from '../translation/readTranslations.ts';
import type { BlockContext } from './blocks/blockContext.ts';
import { decodeLessonText } from './lessonText.ts';
import { readSteps } from './readSteps.ts';

/** The file beside lesson.md with the short tasks that a review asks. */
export const DRILLS_FILE = 'drills.md';

const LINE = /^(at|after|learned):[ \t]*([^ \t]{1,80})[ \t]*$/;

/**
 * Reads drills.md: it is written as lesson.md is, without front matter, and each step of it is a drill. `steps`: those of
 * the lesson, undefined where some id is not known. What can't be read is a problem.
 */
export function readDrills(
  source: LessonSource,
  steps: readonly Step[] | undefined,
  hosts: Pick<BlockContext, 'hosts' | 'defaultHost'>,
  problems: ProblemList,
): { drills?: Drill[]; drillTranslations?: Translation[] } {
  const bytes = source.files.get(DRILLS_FILE);
  if (bytes === undefined || bytes.length > lessonLimits.drillsText) return {};
  const text = decodeLessonText(bytes, DRILLS_FILE, problems);
  if (text === undefined) return {};
  const found = new ProblemList(DRILLS_FILE);
  const read = readSteps(text.split('\n'), 0, hosts, found);
  const drills = read.steps.flatMap((step) => {
    const drill = drillOf(step, steps, found);
    if (drill && !read.unread.inSteps.has(step.id)) reportLacking(drill, found);
    return drill ?? [];
  });
  problems.addAll(found);
  return { drills, drillTranslations: readTranslations(source, 'drills') };
}

/** The prose before a drill's solution. */
export function drillTask({ blocks }: Drill): string {
  return proseIn(beforeSolution(blocks));
}

/** The commands of its solution, and the prose after it: why they are right. */
export function drillSolution({ blocks }: Drill): { readonly commands: string; readonly why: string } {
  const commands = blocks.flatMap((block) => (block.kind === 'run' ? [block.code] : []));
  return { commands: commands.join('\n'), why: proseIn(blocks.slice(beforeSolution(blocks).length)) };
}

/** The host whose terminal the solution is for. */
export function drillHost({ blocks }: Drill, defaultHost: string): string {
  return blocks.find((block) => block.kind === 'run')?.host ?? defaultHost;
}

function drillOf(step: Step, steps: readonly Step[] | undefined, problems: ProblemList): Drill | undefined {
  const [first, ...others] = step.blocks;
  const lines = first?.kind === 'prose' ? first.markdown.split('\n') : [];
  const [, when, at] = LINE.exec(lines[0] ?? '') ?? [];
  if (first?.kind !== 'prose' || at === undefined || (when !== 'at' && when !== 'after')) {
    problems.add('drillWithoutWorld', { line: step.line, column: 1 });
    return undefined;
  }
  const [, key, learned = at] = /^learned:/.test(lines[1] ?? '') ? (LINE.exec(lines[1] ?? '') ?? []) : [];
  const named = key === undefined ? [at] : [at, learned];
  const unknown = named.findIndex((name) => steps?.some(({ id }) => id === name) === false);
  if (unknown >= 0) {
    const id = named[unknown] ?? '';
    const place = { line: first.line + unknown, column: (lines[unknown] ?? '').indexOf(id) + 1 };
    const known = (steps ?? []).map((one) => one.id);
    problems.add('drillAtUnknownStep', place, didYouMean(`The lesson has no step "${id}".`, id, known));
    return undefined;
  }
  const blocks = [...withoutLines(first, named.length), ...others];
  return { ...step, blocks, world: { step: at, when }, learned };
}

function withoutLines(block: ProseBlock, count: number): ProseBlock[] {
  const lines = block.markdown.split('\n');
  const from = lines.findIndex((line, index) => index >= count && line.trim() !== '');
  if (from < 0) return [];
  return [{ ...block, markdown: lines.slice(from).join('\n'), line: block.line + from }];
}

function reportLacking(drill: Drill, problems: ProblemList): void {
  const { blocks, checks, line } = drill;
  const unwanted = blocks.filter((block) => !isWanted(block));
  for (const block of unwanted) problems.add('drillBlockUnwanted', { line: block.line, column: 1 });
  const solutions = blocks.filter(({ kind }) => kind === 'run').length;
  const lacking = [
    ...(drillTask(drill) === '' ? ['its task'] : []),
    ...(solutions === 0 ? ['a {solution}'] : []),
    ...(solutions > 0 && drillSolution(drill).why === '' ? ['why its solution is right'] : []),
    ...(checks.length === 0 ? ['a {check}'] : []),
  ];
  const at = { line, column: 1 };
  if (lacking.length > 0 && unwanted.length === 0)
    problems.add('drillIncomplete', at, { message: `This drill lacks ${lacking.join(' and ')}.` });
  else if (solutions > 1) problems.add('drillIncomplete', at, { message: 'This drill has two solutions.' });
}

function isWanted(block: Block): boolean {
  if (block.kind === 'run') return block.hidden && !block.stays && !block.fails;
  return block.kind === 'prose' || block.kind === 'checks';
}

function beforeSolution(blocks: readonly Block[]): readonly Block[] {
  const solution = blocks.findIndex(({ kind }) => kind === 'run');
  return blocks.slice(0, solution < 0 ? undefined : solution);
}

function proseIn(blocks: readonly Block[]): string {
  return blocks.flatMap((block) => (block.kind === 'prose' ? [block.markdown] : [])).join('\n\n');
}
