import type { V86 } from 'v86';

declare module 'v86' {
  interface Event {
    /** The processor halts with its interrupts off (a panic, a power-off); not in v86's own types. */
    'cpu-event-halt': unknown;
  }
}

/** The emulated machine's memory, in bytes. */
export const MEMORY_BYTES = 256 * 1024 * 1024;
/** The minimum that v86 accepts for the screen, which is never shown. */
const VGA_BYTES = 2 * 1024 * 1024;

/** All that a saved state depends on beside the guest: it belongs to its name. The emulator is that of package.json. */
export const HARDWARE = `v86 0.5.462, ${MEMORY_BYTES} bytes, four virtio consoles, one virtio card`;

/** The emulated PC, without where it finds its WebAssembly and what it begins with. */
export const PC = {
  memory_size: MEMORY_BYTES,
  vga_memory_size: VGA_BYTES,
  virtio_console: { type: 'none' },
  net_device: { type: 'virtio' },
  fastboot: true,
  disable_keyboard: true,
  disable_mouse: true,
  disable_speaker: true,
  autostart: true,
} as const satisfies ConstructorParameters<typeof V86>[0];
