import type { Player } from './player.ts';

/** Runs a step's commands for the learner, who is asked first. */
export async function askSolve(player: Player, id: string): Promise<void> {
  const step = player.step(id);
  if (!step || !player.machine.session) return;
  const agreed = await player.ports.confirm({
    what: `Show how: ${step.title}?`,
    detail: 'Its commands are run for you in the terminals, where you can watch them.',
    yes: 'Run the commands',
  });
  if (!agreed) return;
  await player.runs.solve(step);
  await player.checks.now(step);
}

/** Goes on without a step. */
export async function askSkip(player: Player, id: string): Promise<void> {
  const step = player.step(id);
  if (!step) return;
  const agreed = await player.ports.confirm({
    what: `Go on without ${step.title}?`,
    detail: 'Later steps may build on it. You can come back to it at any time.',
    yes: 'Skip it',
  });
  if (agreed) await player.skip(id);
}

/** A fresh machine in the lesson's world. */
export async function askReset(player: Player): Promise<void> {
  const agreed = await player.ports.confirm({
    what: `Reset ${player.lesson.title}?`,
    detail: 'The machine begins anew, as it was before the first step. What you achieved stays noted.',
    yes: 'Reset the lesson',
  });
  if (agreed) await player.machine.reset();
}
