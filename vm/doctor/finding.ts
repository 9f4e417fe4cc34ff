import type { Failure } from '../../extension/core/failure/failure.ts';
import type { Diagnosis } from '../../extension/core/machine/diagnosis.ts';

/** A diagnosis with one of the ids that `fix` knows. */
export type Finding = Diagnosis & { readonly id: FindingId };

/** What the doctor looks at, a machine a line; disk and memory are asked for all that run on this computer. */
export type FindingId =
  | ('packages-qemu' | 'packages-image' | 'image' | 'accelerator' | 'template-plain' | 'template-docker')
  | ('disk' | 'memory')
  | 'emulated'
  | ('vagrant' | 'vagrant-plugins' | 'vagrant-provider' | 'vagrant-disk' | 'vagrant-lock')
  | ('virtualisation' | 'libvirt' | 'libvirt-network' | 'box')
  | (
      | 'ssh-host'
      | 'ssh-login'
      | 'ssh-disposable'
      | 'ssh-root'
      | 'ssh-packages'
      | 'ssh-more-packages'
      | 'ssh-lessons'
    );

/** A failure that the doctor found before anything else met it; `fix` says what the doctor would do about it. */
export function missing(id: FindingId, failure: Failure, fix?: string): Finding {
  return { id, ok: false, ...failure, ...(fix === undefined ? {} : { fix }) };
}
