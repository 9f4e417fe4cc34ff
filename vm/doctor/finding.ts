import type { Diagnosis } from '../../extension/core/machine/diagnosis.ts';

/** A diagnosis with one of the ids that `fix` knows. */
export interface Finding extends Diagnosis {
  readonly id: FindingId;
}

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

/** A finding in the words of a failure, with `why` where more is known. */
export function missing(
  id: FindingId,
  failure: { readonly what: string; readonly next: string },
  why = '',
): Finding {
  const sentence = why === '' || /[.!?]$/.test(why) ? why : `${why}.`;
  return { id, ok: false, what: failure.what, why: [sentence, failure.next].filter(Boolean).join(' ') };
}
