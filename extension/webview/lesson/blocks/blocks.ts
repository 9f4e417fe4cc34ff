import type { BlockView } from '../../../protocol/playerView.ts';
import { keyed, type Part } from '../../part.ts';
import type { BlockMaker, LessonDeps } from './blockPart.ts';
import { chartBlock } from './chartBlock.ts';
import { checksBlock } from './checksBlock.ts';
import { lookBlock } from './lookBlock.ts';
import { outputBlock } from './outputBlock.ts';
import { problemBlock } from './problemBlock.ts';
import { proseBlock } from './proseBlock.ts';
import { quizBlock } from './quizBlock.ts';
import { runBlock } from './runBlock.ts';
import { stopBlock } from './stopBlock.ts';
import { walkOfferBlock } from './walkOfferBlock.ts';

/** One maker a kind of block: a missing one does not compile. */
const MAKERS: { readonly [Kind in BlockView['kind']]: BlockMaker<Kind> } = {
  prose: proseBlock,
  run: runBlock,
  stop: stopBlock,
  output: outputBlock,
  quiz: quizBlock,
  checks: checksBlock,
  look: lookBlock,
  walk: walkOfferBlock,
  chart: chartBlock,
  problem: problemBlock,
};

/**
 * Draws blocks in document order. Those without an id are known by how many of their kind come before: in a preview, a
 * problem that comes or goes then leaves the others as they are.
 */
export function blocks(parent: HTMLElement, deps: LessonDeps): (views: readonly BlockView[]) => void {
  const draw = keyed(
    parent,
    ({ key }: KeyedBlock) => key,
    ({ block }) => {
      const part = make(block, deps);
      return { ...part, update: (next) => part.update(next.block) };
    },
  );
  return (views) => draw(withKeys(views));
}

interface KeyedBlock {
  readonly key: string;
  readonly block: BlockView;
}

function withKeys(views: readonly BlockView[]): KeyedBlock[] {
  const counts = new Map<string, number>();
  return views.map((block) => {
    const count = counts.get(block.kind) ?? 0;
    counts.set(block.kind, count + 1);
    return { key: `${block.kind} ${'id' in block ? block.id : count}`, block };
  });
}

function make(block: BlockView, deps: LessonDeps): Part<BlockView> {
  const maker = MAKERS[block.kind] as unknown as (first: BlockView, deps: LessonDeps) => Part<BlockView>;
  return maker(block, deps);
}
