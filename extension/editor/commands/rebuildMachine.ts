import type { App } from '../app.ts';
import { playerOrTell } from './playerOrTell.ts';

/** A new machine where the old one was lost or stopped, with the steps that were done replayed. */
export async function rebuildMachine(app: App): Promise<void> {
  await playerOrTell(app)?.machine.rebuild();
}
