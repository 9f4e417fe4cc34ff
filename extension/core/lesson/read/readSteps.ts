import type { CheckSpec } from '../../checks/checkKinds.ts';
import { checkStepChecks, checkUntil } from '../lint/checkRules.ts';
import type { Block, ProseBlock, Step } from '../model/lesson.ts';
import { outline, type Fence } from './outline.ts';
import { ProblemList, type Position } from '../problems/problemList.ts';
import type { BlockContext } from './blocks/blockContext.ts';
import { readBlock } from './blocks/readBlock.ts';
import { ReferenceSupplement } from './references.ts';
import { readStepHeading, unnamedStep } from './stepHeading.ts';
import { checkTerminalHosts } from '../lint/terminalRules.ts';
import type { YamlPath } from './yaml/yamlText.ts';

interface OpenStep {
  readonly id: string;
  readonly title: string;
  readonly line: number;
  readonly blocks: Block[];
}

/** What could not be read, so that no rule calls it missing. */
export interface Unread {
  /** The ids of steps, `undefined` for the intro, in which a block could not be read. */
  readonly inSteps: ReadonlySet<string | undefined>;
  /** Some step's own id could not be read. */
  readonly stepIds: boolean;
}

/** Reads the body of lesson.md into the intro and the steps, in document order. */
export function readSteps(
  lines: readonly string[],
  bodyLine: number,
  hosts: Pick<BlockContext, 'hosts' | 'defaultHost'>,
  problems: ProblemList,
): { intro: Block[]; steps: Step[]; unread: Unread } {
  const { pieces, nested, unclosed, underlined, references } = outline(lines, bodyLine);
  const supplement = new ReferenceSupplement(references);
  const unreadIn = new Set<string | undefined>();
  let stepIdUnread = false;
  let lastUnread = false;
  const intro: Block[] = [];
  const open: OpenStep[] = [];
  const taken = new Set<string>();
  const checkPlaces: BlockContext['checkPlaces'] = new Map();
  const ratePaths: BlockContext['ratePaths'] = [];
  let titleSeen = false;
  for (const piece of pieces) {
    const blocks = open.at(-1)?.blocks ?? intro;
    const at = { line: piece.start + 1, column: 1 };
    if (piece.kind === 'prose') {
      const block = proseBlock(lines, piece.start, piece.end);
      blocks.push({ ...block, markdown: supplement.complete(block.markdown) });
    } else if (piece.kind === 'fence') {
      // What an open block holds beside its own text is no further mistake.
      const list = piece.ending.how === 'open' ? new ProblemList() : problems;
      const context = { ...hosts, inStep: open.length > 0, problems: list, checkPlaces, ratePaths };
      const block = readBlock(piece, context);
      const afterUnread = lastUnread;
      lastUnread = block === undefined;
      if (block === undefined || piece.ending.how !== 'closed') unreadIn.add(open.at(-1)?.id);
      if (block === undefined) continue;
      if (block.kind === 'output' && !afterUnread && !followsRun(blocks))
        problems.add('outputWithoutRun', at);
      blocks.push(block);
    } else if (piece.level === 1) {
      if (titleSeen || open.length > 0) problems.add('secondTitle', at);
      titleSeen = true;
    } else {
      const heading = underlined.has(piece.start + 1)
        ? unnamedStep(piece.text, taken)
        : readStepHeading(piece.text, at, taken, problems);
      stepIdUnread ||= !heading.named;
      taken.add(heading.id);
      lastUnread = false;
      open.push({ id: heading.id, title: heading.title, line: at.line, blocks: [] });
    }
  }
  for (const fence of nested) problems.add('blockNested', { line: fence.start + 1, column: 1 });
  for (const fence of unclosed) reportUnclosed(fence, problems);
  for (const index of underlined) problems.add('textMadeHeading', { line: index + 1, column: 1 });
  if (open.length === 0) problems.add('stepsMissing', { line: lines.length, column: 1 });
  const steps = open.map((step) => ({ ...step, checks: step.blocks.flatMap(checksOf) }));
  const place = (check: CheckSpec, path: YamlPath): Position =>
    checkPlaces.get(check)?.(path) ?? { line: 1, column: 1 };
  for (const step of steps) checkStepChecks(step.checks, place, problems);
  checkUntil(steps, place, problems);
  checkTerminalHosts(steps, problems);
  return { intro, steps, unread: { inSteps: unreadIn, stepIds: stepIdUnread || underlined.size > 0 } };
}

function reportUnclosed({ start, ending }: Fence, problems: ProblemList): void {
  const first = start + 1;
  if (ending.how === 'words' || ending.how === 'shorter') {
    const why = ending.how === 'words' ? 'has words behind its marks' : 'has fewer marks';
    const message = `This line ${why}, so it does not close the block of line ${first}.`;
    problems.add('fenceBadlyClosed', { line: ending.at + 1, column: 1 }, { message });
  } else if (ending.how === 'open' && ending.before !== undefined) {
    const what = ending.because === 'step' ? 'begins a step' : 'begins another';
    const message = `This block is never closed: line ${ending.before + 1} already ${what}.`;
    problems.add('fenceNotClosed', { line: first, column: 1 }, { message });
  } else {
    problems.add('fenceNotClosed', { line: first, column: 1 });
  }
}

function checksOf(block: Block): readonly CheckSpec[] {
  return block.kind === 'checks' ? block.checks : [];
}

/** `{output}` belongs to the run block before it; prose, and the stop that ended it, may be between them. */
function followsRun(blocks: readonly Block[]): boolean {
  return blocks.findLast(({ kind }) => kind !== 'prose' && kind !== 'stop')?.kind === 'run';
}

function proseBlock(lines: readonly string[], start: number, end: number): ProseBlock {
  let first = start;
  let last = end - 1;
  while (first < last && lines[first]?.trim() === '') first++;
  while (last > first && lines[last]?.trim() === '') last--;
  const markdown = lines.slice(first, last + 1).join('\n');
  return { kind: 'prose', markdown, line: first + 1, endLine: last + 1 };
}
