/** Remedies that several failures share, as sentences or parts of them. */
export const CHOOSE_QEMU = '--machine qemu, or the setting patchbay.machine' as const;
/** After `or`. */
export const QEMU_INSTEAD = `choose QEMU (${CHOOSE_QEMU})` as const;
export const ASK_DOCTOR = 'Run: patchbay doctor.';
export const ASK_DOCTOR_TO_FIX = 'Run: patchbay doctor --fix.';
export const RESET_LESSON = 'Reset the lesson and try again.';
export const LESS_BUSY = 'Try again when the computer is less busy.';
export const READ_LOG = 'Fix that and start again. The log has the whole message.';
