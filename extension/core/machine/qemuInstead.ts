/** How a learner has a lesson played in QEMU, at the command line or in the editor: `choose …`. */
export const QEMU_INSTEAD = 'choose QEMU (--machine qemu, or the setting patchbay.machine)';
