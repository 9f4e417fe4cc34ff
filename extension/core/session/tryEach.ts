import type { Checkpoints, Operation } from '../machine/machine.ts';
import type { Session } from './session.ts';

/** Runs tasks, each on the machine in its current state, and brings that back after each. */
export async function tryEach(
  checkpoints: Checkpoints,
  session: Session,
  tasks: readonly (() => Promise<void>)[],
  { signal }: Pick<Operation, 'signal'>,
): Promise<void> {
  if (tasks.length === 0) return;
  const before = await checkpoints.take({ signal });
  for (const task of tasks) {
    signal?.throwIfAborted();
    await task();
    // Open terminals belong to the machine that is discarded; the restored one has its own.
    session.closeTerminals();
    await checkpoints.restore(before, { signal });
  }
  await checkpoints.discard(before);
}
