import type { MachineRequirements } from '../../extension/core/machine/machine.ts';
import { failure } from '../../extension/core/failure/failure.ts';
import { FailureError } from '../../extension/core/failure/failureError.ts';

/** Throws FailureError where a lesson, or the learner, wants what the emulated machine has not. */
export function requireOffered({ docker, etcd = false, internet }: MachineRequirements): void {
  if (docker) throw new FailureError(failure('emulated-no-docker'));
  if (etcd) throw new FailureError(failure('emulated-no-etcd'));
  if (!internet) return;
  throw new FailureError(failure('emulated-no-internet'));
}
