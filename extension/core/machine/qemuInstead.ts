/** How a learner chooses QEMU, at the command line or in the editor. */
export const CHOOSE_QEMU = '--machine qemu, or the setting patchbay.machine';
/** As part of a remedy: `choose …`. */
export const QEMU_INSTEAD = `choose QEMU (${CHOOSE_QEMU})`;
