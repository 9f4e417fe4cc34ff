/** Why a machine failed; stable, for programs. `PatchbayError.message` is for people. */
export type MachineErrorReason =
  | 'not-installed'
  | 'image-missing'
  | 'image-build-failed'
  | 'image-corrupt'
  | 'no-space'
  | 'no-memory'
  | 'no-accelerator'
  | 'port-taken'
  | 'boot-timeout'
  | 'boot-failed'
  | 'connect-failed'
  | 'not-disposable'
  | 'not-running'
  | 'died'
  | 'locked'
  | 'cancelled'
  | 'unsupported'
  | 'guest-failed'
  | 'failed';

/**
 * An expected way for a machine to fail. `what` happened, `why`, and what to do `next`, one plain sentence each;
 * the message is the three joined. The technical cause is kept in `cause`, and goes to the log.
 */
export class MachineError extends Error {
  override readonly name = 'MachineError';
  readonly reason: MachineErrorReason;
  readonly what: string;
  readonly why: string;
  readonly next: string;

  constructor(
    reason: MachineErrorReason,
    text: { what: string; why: string; next: string },
    cause?: unknown,
  ) {
    super(`${text.what} ${text.why} ${text.next}`.trim(), cause === undefined ? undefined : { cause });
    this.reason = reason;
    this.what = text.what;
    this.why = text.why;
    this.next = text.next;
  }
}
