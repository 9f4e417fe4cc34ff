import type { BlockView } from '../../../protocol/playerView.ts';
import type { Part } from '../../part.ts';
import type { PageContext } from '../../pageContext.ts';

/** What the blocks of a lesson may do in addition to {@link PageContext}. */
export interface LessonDeps {
  readonly page: PageContext;
  /** Marks nodes in the picture, and brings the picture into view. */
  readonly showNodes: (ids: readonly string[]) => void;
  /** Brings a terminal into view, without taking the focus. */
  readonly showTerminal: (id: string) => void;
  /**
   * Plays the lesson from the start of a step: in a preview, where there is no machine, and what needs one is not shown.
   * Absent where the lesson is played.
   */
  readonly playFrom?: (step: string) => void;
}

export type BlockOf<Kind extends BlockView['kind']> = Extract<BlockView, { kind: Kind }>;
export type BlockMaker<Kind extends BlockView['kind']> = (
  first: BlockOf<Kind>,
  deps: LessonDeps,
) => Part<BlockOf<Kind>>;
