import type { Span } from '../../core/lesson/model/lesson.ts';
import type { BlockView, PlayerView } from '../../protocol/playerView.ts';
import type { ProblemView } from '../../protocol/problemView.ts';
import type { PreviewView } from '../../protocol/previewMessages.ts';
import type { DocumentLines } from './documentLines.ts';

/** A problem of the document that is previewed; its line is 1-based. */
export interface LocatedProblem {
  readonly line: number;
  readonly view: ProblemView;
}

/** A piece of the page while problems are placed among the pieces. */
interface Piece extends Span {
  readonly before: ProblemView[];
  readonly after: ProblemView[];
}

/** What is drawn: blocks with the problems among them, the line of each piece, and the problems above all blocks. */
export type PlacedView = Pick<PlayerView, 'intro' | 'steps'> & Pick<PreviewView, 'lines' | 'elsewhere'>;

/**
 * Puts each problem before the block that it stands in, behind the block after which it stands where no block could be
 * made of its lines, and at the beginning of a step where it is about the heading. Those above all blocks have no place.
 */
export function placeProblems(
  { intro, steps }: Pick<PlayerView, 'intro' | 'steps'>,
  where: DocumentLines,
  problems: readonly LocatedProblem[],
): PlacedView {
  let reached = where.title;
  const piece = ({ line, endLine }: Span): Piece => {
    reached = Math.max(reached, line);
    return { line: reached, endLine: Math.max(reached, endLine), before: [], after: [] };
  };
  const title = piece({ line: where.title, endLine: where.title });
  const introPieces = where.intro.map(piece);
  const stepPieces = where.steps.map(({ heading, blocks }) => ({
    heading: piece({ line: heading, endLine: heading }),
    blocks: blocks.map(piece),
  }));
  const all = [title, ...introPieces, ...stepPieces.flatMap(({ heading, blocks }) => [heading, ...blocks])];
  for (const { line, view } of problems) {
    const found = all.findLast((one) => one.line <= line) ?? title;
    (line <= found.endLine ? found.before : found.after).push(view);
  }
  const lines: number[] = [title.line];
  const drawn = (blocks: readonly BlockView[], pieces: readonly Piece[]): BlockView[] =>
    blocks.flatMap((block, index) => {
      const { line, endLine, before, after } = pieces[index] ?? title;
      lines.push(...before.map(() => line), line, ...after.map(() => endLine));
      return [...before, block, ...after];
    });
  const introDrawn = drawn(intro, introPieces);
  const stepsDrawn = steps.map((step, index) => {
    const { heading, blocks = [] } = stepPieces[index] ?? {};
    const about = heading ? [...heading.before, ...heading.after] : [];
    const line = heading?.line ?? title.line;
    lines.push(line, ...about.map(() => line));
    return { ...step, blocks: [...about, ...drawn(step.blocks, blocks)] };
  });
  return {
    intro: introDrawn,
    steps: stepsDrawn,
    lines,
    elsewhere: [...title.before, ...title.after],
  };
}
