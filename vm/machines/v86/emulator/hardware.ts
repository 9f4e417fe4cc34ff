/** The emulated machine's memory, in bytes. */
export const MEMORY_BYTES = 256 * 1024 * 1024;
/** The minimum that v86 accepts for the screen, which is never shown. */
export const VGA_BYTES = 2 * 1024 * 1024;

/** All that a saved state depends on beside the guest: it belongs to its name. The emulator is that of package.json. */
export const HARDWARE = `v86 0.5.462, ${MEMORY_BYTES} bytes, four virtio consoles, one virtio card`;
