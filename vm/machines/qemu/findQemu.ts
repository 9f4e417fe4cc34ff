import { say } from '../../../extension/core/language/say.ts';
import { orCancelled } from '../../../extension/core/async/orCancelled.ts';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import { run } from '../../process/run.ts';

/** QEMU on this computer. */
export interface Qemu {
  readonly program: string;
  /** The first line of `--version`: a template of one version isn't loaded by another. */
  readonly version: string;
  readonly target: QemuTarget;
}

/** What differs between the processors that guests are built for; a guest has the computer's own. */
export interface QemuTarget {
  /** Debian's name, as in an image's manifest. */
  readonly debianArch: 'amd64' | 'arm64';
  readonly system: 'x86_64' | 'aarch64';
  readonly machineType: 'q35' | 'virt';
  readonly console: 'ttyS0' | 'ttyAMA0';
  /** Debian package that has the program. */
  readonly package: 'qemu-system-x86' | 'qemu-system-arm';
}

/** Throws FailureError `unsupported-processor` on a processor for which no guest is built. */
export function qemuTarget(architecture: string = process.arch): QemuTarget {
  if (architecture === 'x64') {
    return {
      debianArch: 'amd64',
      system: 'x86_64',
      machineType: 'q35',
      console: 'ttyS0',
      package: 'qemu-system-x86',
    };
  }
  if (architecture === 'arm64') {
    return {
      debianArch: 'arm64',
      system: 'aarch64',
      machineType: 'virt',
      console: 'ttyAMA0',
      package: 'qemu-system-arm',
    };
  }
  throw new FailureError(failure('unsupported-processor', { architecture }));
}

let known: Promise<Qemu> | undefined;

/**
 * QEMU of this computer, asked once. Rejects with FailureError `qemu-missing`, which names the package, or with the
 * signal's reason. Several callers may wait for the same result.
 */
export function findQemu(signal?: AbortSignal): Promise<Qemu> {
  known ??= askQemu().catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return orCancelled(known, signal);
}

async function askQemu(): Promise<Qemu> {
  const target = qemuTarget();
  const program = `qemu-system-${target.system}`;
  const result = await run([program, '--version'], { timeoutMs: 20_000 });
  const version = /version \S.*/.exec(result.stdout)?.[0];
  if (result.exitCode === 0 && version) return { program, version, target };
  throw new FailureError(
    failure(result.missing ? 'qemu-missing' : 'qemu-broken', {
      program,
      hint: installHint(target, process.platform),
    }),
    result.stderr,
  );
}

/** How QEMU is installed on a platform, in one sentence. */
export function installHint(target: QemuTarget, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return say('Install it with: {command}.', { command: 'brew install qemu' });
  if (platform === 'win32')
    return say('Install it with: {command}.', { command: 'winget install SoftwareFreedomConservancy.QEMU' });
  return say("Install it with: {command} (or your distribution's package of QEMU).", {
    command: `sudo apt-get install ${target.package}`,
  });
}
