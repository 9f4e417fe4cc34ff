import type { Lesson } from './lesson.ts';

/** A short text that is another one where the lesson's own commands are: FNV-1a, 32 bits, in hexadecimal. */
export function commandsFingerprint({
  hosts,
  setup,
  steps,
}: Pick<Lesson, 'hosts' | 'setup' | 'steps'>): string {
  const commands = steps.map(({ id, blocks }) => [
    id,
    blocks.flatMap((block) => {
      if (block.kind === 'run') return [block.host, block.terminal, block.code];
      return block.kind === 'stop' ? [block.terminal] : [];
    }),
  ]);
  const text = JSON.stringify([hosts, setup, commands]);
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
