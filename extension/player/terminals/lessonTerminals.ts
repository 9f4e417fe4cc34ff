import type { Block, Lesson } from '../../core/lesson/model/lesson.ts';
import type { TerminalAddress } from './terminalLine.ts';

/** The terminals that a lesson's blocks name, in the order of their first use; one on the first host if none does. */
export function lessonTerminals(lesson: Lesson): TerminalAddress[] {
  const places = new Map<string, TerminalAddress>();
  const blocks: readonly Block[] = [lesson, ...lesson.steps].flatMap((part) =>
    'intro' in part ? part.intro : part.blocks,
  );
  for (const block of blocks) {
    if (block.kind !== 'run' || places.has(block.terminal)) continue;
    places.set(block.terminal, { id: block.terminal, host: block.host, netns: null });
  }
  if (places.size > 0) return [...places.values()];
  const host = lesson.defaultHost;
  return [{ id: host, host, netns: null }];
}

/**
 * Terminals that a learner opened besides carry their place in their name, so that they are found in the guest again:
 * `HOST.N` or `HOST.NETNS.N`. Names of a lesson's terminals have no dot (readOptions.ts).
 */
export function addedTerminal(
  host: string,
  netns: string | null,
  taken: ReadonlySet<string>,
): TerminalAddress {
  const stem = netns === null ? host : `${host}.${netns}`;
  for (let number = 2; ; number += 1) {
    const id = `${stem}.${number}`;
    if (!taken.has(id)) return { id, host, netns };
  }
}

/** The place of an added terminal by its name; undefined where the name is none of those. */
export function parseAddedTerminal(id: string): TerminalAddress | undefined {
  const [, host, netns] = /^([a-z][a-z0-9-]*)\.(?:(.+)\.)?\d+$/.exec(id) ?? [];
  return host === undefined ? undefined : { id, host, netns: netns ?? null };
}
