import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the guest's init says on its serial console; see vm/image/init. */
export interface SerialReport {
  readonly hostKey: string | undefined;
  readonly ready: boolean;
  readonly failed: string | undefined;
  /** Whether init spoke at all: the kernel runs. */
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

/** The last lines of the serial console, and of what QEMU itself printed: the technical cause of a failed boot. */
export function lastWords(folder: string): string {
  const serial = serialText(folder).split(/\r?\n/).slice(-15).join('\n');
  return `QEMU said: ${textOf(folder, 'qemu.log').slice(-2000) || '(nothing)'}\nserial console:\n${serial}`;
}

/** What QEMU itself printed. */
export function qemuSaid(folder: string): string {
  return textOf(folder, 'qemu.log').trim();
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
