import { appendFileSync } from 'node:fs';
import type { V86 } from 'v86';

/** Keeps what the guest says on its serial console in a file, as QEMU does (../../cloned/serialLog.ts reads it). */
export class SerialFile {
  #line = '';

  constructor(emulator: V86, file: string) {
    emulator.add_listener('serial0-output-byte', (byte) => {
      this.#line += String.fromCharCode(byte);
      if (byte !== 10) return;
      appendFileSync(file, this.#line);
      this.#line = '';
    });
  }
}
