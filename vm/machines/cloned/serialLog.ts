import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The file in the run folder with the output of the virtual machine's process. */
export const BACKEND_LOG = 'backend.log';

/** What the guest's init reports on its serial console; see vm/image/qemu/init. */
export interface SerialReport {
  readonly hostKey: string | undefined;
  readonly ready: boolean;
  readonly failed: string | undefined;
  /** Whether init printed anything: then the kernel runs. */
  readonly spoke: boolean;
}

/** Reads the serial console's file so far; a machine that printed nothing yet reports nothing. */
export function readSerial(folder: string): SerialReport {
  const lines = serialText(folder).split(/\r?\n/);
  // The last line may be half written.
  lines.pop();
  const said = (word: string): string | undefined =>
    lines
      .find((line) => line.startsWith(`PATCHBAY ${word}`))
      ?.slice(`PATCHBAY ${word}`.length)
      .trim();
  return {
    hostKey: said('HOSTKEY'),
    ready: said('READY') !== undefined,
    failed: said('FAILED'),
    spoke: said('') !== undefined,
  };
}

/** The last lines of the serial console and of the backend's output: the technical cause of a failed boot. */
export function lastWords(folder: string): string {
  const serial = serialText(folder).split(/\r?\n/).slice(-15).join('\n');
  return `the backend printed: ${textOf(folder, BACKEND_LOG).slice(-2000) || '(nothing)'}\nserial console:\n${serial}`;
}

/** The backend's output. */
export function backendOutput(folder: string): string {
  return textOf(folder, BACKEND_LOG).trim();
}

function serialText(folder: string): string {
  return textOf(folder, 'serial');
}

function textOf(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    return '';
  }
}
