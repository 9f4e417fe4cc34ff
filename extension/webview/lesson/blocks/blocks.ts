import type { BlockView } from '../../../protocol/playerView.ts';
import { keyed, type Part } from '../../part.ts';
import type { BlockMaker, LessonDeps } from './blockPart.ts';
import { chartBlock } from './chartBlock.ts';
import { checksBlock } from './checksBlock.ts';
import { lookBlock } from './lookBlock.ts';
import { outputBlock } from './outputBlock.ts';
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
};

/** Draws blocks in document order. A lesson's text does not change while it is open, so the index is a good key. */
export function blocks(parent: HTMLElement, deps: LessonDeps): (views: readonly BlockView[]) => void {
  return keyed(
    parent,
    (block, index) => ('id' in block ? `${block.kind} ${block.id}` : `${block.kind} ${index}`),
    (block) => make(block, deps),
  );
}

function make(block: BlockView, deps: LessonDeps): Part<BlockView> {
  const maker = MAKERS[block.kind] as unknown as (first: BlockView, deps: LessonDeps) => Part<BlockView>;
  return maker(block, deps);
}
