import { fingerprintOf } from './fingerprint.ts';
import type { Lesson } from './lesson.ts';

/** A short text that is another one where the lesson's own commands are. */
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
  return fingerprintOf([hosts, setup, commands]);
}
