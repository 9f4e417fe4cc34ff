import type { CreateMachine } from '../../core/machine/onFreshMachine.ts';
import type { CliContext } from '../cliServices.ts';

/** Makes machines that no later call takes for a lesson's own. */
export function createFor({ services }: CliContext): CreateMachine {
  return (requirements, operation) => services.create(requirements, undefined, operation);
}
