import type { ExecResult } from '../machine/machine.ts';
import type { NetworkState } from '../state/networkState.ts';

/** What a check found. An `error` is a check that could not run: it says nothing about the learner's work. */
export interface Outcome {
  readonly status: 'pass' | 'fail' | 'error';
  readonly wanted: string;
  readonly seen: string;
}

export interface StateView {
  readonly state: NetworkState;
  /** The host that the check is for. */
  readonly host: string;
}

export interface ExecTarget {
  readonly host?: string | undefined;
  readonly netns?: string | undefined;
  readonly timeoutMs?: number;
}

export interface ExecView {
  readonly host: string;
  /**
   * Runs a bash script with `args` as $1…, on the check's host unless `place` says otherwise.
   * Rejects with {@link NoNamespace} where the namespace is missing, with {@link CouldNotRun} after a time-out.
   */
  run(script: string, args: readonly string[], place?: ExecTarget): Promise<ExecResult>;
}

/** A kind whose checks are answered from one read of the guest. */
export interface StateKind<C> {
  readonly reads: 'state';
  describe(check: C): string;
  evaluate(check: C, view: StateView): Outcome;
}

/** A kind whose checks run something in the guest. */
export interface ExecKind<C> {
  readonly reads: 'machine';
  describe(check: C): string;
  evaluate(check: C, view: ExecView): Promise<Outcome>;
}

/** The check's own means failed: a program is missing, or the machine did not answer in time. */
export class CouldNotRun extends Error {
  override readonly name = 'CouldNotRun';
}

export class NoNamespace extends Error {
  override readonly name = 'NoNamespace';
  readonly netns: string;

  constructor(netns: string) {
    super(`there is no namespace ${netns}`);
    this.netns = netns;
  }
}

/** The first line of every script that a check runs in the guest. */
export const CHECK_MARK = '# patchbay-check';
