import type { Block, Lesson } from '../../core/lesson/model/lesson.ts';
import type { TerminalAddress } from './terminalLine.ts';

/** The terminals that a lesson's blocks name, in the order of their first use; one on each host if none does. */
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
  return lesson.hosts.map((host) => ({ id: host, host, netns: null }));
}

/** A name for a terminal that a learner opens besides: `HOST.N` or `HOST.NETNS.N`. */
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

/**
 * Whether a terminal of the guest is one that a learner opened besides: names of a lesson's terminals have no dot
 * (readOptions.ts), and the editor's own begin with a word that is no host's.
 */
export function isAddedTerminal(name: string): boolean {
  return /^[a-z][a-z0-9-]*\.(?:.+\.)?\d+$/.test(name) && !name.startsWith('editor.');
}
