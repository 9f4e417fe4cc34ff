import type { CheckSpec } from '../../checks/checkKinds.ts';
import { checkStepChecks, checkUntil } from '../lint/checkRules.ts';
import type { Block, ProseBlock, Step } from '../model/lesson.ts';
import { outline } from './outline.ts';
import type { Position, ProblemList } from '../problems/problemList.ts';
import type { BlockContext } from './blocks/blockContext.ts';
import { readBlock } from './blocks/readBlock.ts';
import { readStepHeading } from './stepHeading.ts';
import { checkTerminalHosts } from '../lint/terminalRules.ts';
import type { YamlPath } from './yaml/yamlText.ts';

interface OpenStep {
  readonly id: string;
  readonly title: string;
  readonly line: number;
  readonly blocks: Block[];
}

/** Reads the body of lesson.md into the intro and the steps, in document order. */
export function readSteps(
  lines: readonly string[],
  bodyLine: number,
  hosts: Pick<BlockContext, 'hosts' | 'defaultHost'>,
  problems: ProblemList,
): { intro: Block[]; steps: Step[] } {
  const { pieces, nested, unclosed } = outline(lines, bodyLine);
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
      blocks.push(proseBlock(lines, piece.start, piece.end));
    } else if (piece.kind === 'fence') {
      const block = readBlock(piece, { ...hosts, inStep: open.length > 0, problems, checkPlaces, ratePaths });
      if (block === undefined) continue;
      if (block.kind === 'output' && !followsRun(blocks)) problems.add('outputWithoutRun', at);
      blocks.push(block);
    } else if (piece.level === 1) {
      if (titleSeen || open.length > 0) problems.add('secondTitle', at);
      titleSeen = true;
    } else {
      const heading = readStepHeading(piece.text, at, taken, problems);
      taken.add(heading.id);
      open.push({ ...heading, line: at.line, blocks: [] });
    }
  }
  for (const fence of nested) problems.add('blockNested', { line: fence.start + 1, column: 1 });
  for (const fence of unclosed) problems.add('fenceNotClosed', { line: fence.start + 1, column: 1 });
  if (open.length === 0) problems.add('stepsMissing', { line: lines.length, column: 1 });
  const steps = open.map((step) => ({ ...step, checks: step.blocks.flatMap(checksOf) }));
  const place = (check: CheckSpec, path: YamlPath): Position =>
    checkPlaces.get(check)?.(path) ?? { line: 1, column: 1 };
  for (const step of steps) checkStepChecks(step.checks, place, problems);
  checkUntil(steps, place, problems);
  checkTerminalHosts(steps, problems);
  return { intro, steps };
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
