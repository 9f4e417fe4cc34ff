import type { Block, Lesson, RunBlock, StopBlock } from './lesson.ts';

/** A block's id: its step (or `intro`) and its place there. Unique in the lesson; the same in every window. */
export function blockId(step: string, index: number): string {
  return `${step}:${index}`;
}

/** Block by id. */
export function blocksById(lesson: Lesson): ReadonlyMap<string, Block> {
  const parts = [{ id: 'intro', blocks: lesson.intro }, ...lesson.steps];
  return new Map(
    parts.flatMap(({ id, blocks }) =>
      blocks.map((block, index): [string, Block] => [blockId(id, index), block]),
    ),
  );
}

/** The id of a block that is known by itself. */
export function idOf(blocks: ReadonlyMap<string, Block>, wanted: RunBlock | StopBlock): string | undefined {
  for (const [id, block] of blocks) if (block === wanted) return id;
  return undefined;
}
