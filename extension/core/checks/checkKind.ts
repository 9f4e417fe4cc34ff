import type { z } from 'zod';
import { say } from '../language/say.ts';
import type { ExecResult } from '../machine/machine.ts';
import type { NetworkState, StatePart } from '../state/networkState.ts';

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
  /** The network's state, as the other checks of the round see it: before anything was sent. */
  readState(): Promise<NetworkState>;
  /**
   * Runs a bash script with `args` as $1…, on the check's host unless `place` says otherwise.
   * Rejects with {@link NoNamespace} where the namespace is missing, with {@link CouldNotRun} after a time-out.
   */
  run(script: string, args: readonly string[], place?: ExecTarget): Promise<ExecResult>;
}

interface KindBase<C extends { readonly kind: string }> {
  /** The key that makes an entry of a check block one of this kind. */
  readonly name: C['kind'];
  readonly schema: z.ZodType<C>;
  /** The keys of {@link schema}: those of every check, `kind`, and its own. */
  readonly fields: readonly string[];
  /** What an author writes for one of its fields, where that is not the field's own name. */
  readonly aliases: Readonly<Record<string, string>>;
  /** An entry of a check block, as an author writes it, without `what`. */
  readonly example: string;
  /** The state that is wanted, in words. */
  describe(check: C): string;
}

/** A kind whose checks are evaluated from one read of the guest. */
export interface StateKind<C extends { readonly kind: string }> extends KindBase<C> {
  readonly reads: 'state';
  /** What of the state it looks at; absent: anything. Where that could not be read, a check can't fail. */
  readonly parts?: readonly StatePart[];
  /** Whether what the check asks for goes away by itself, as learned entries do; then later steps do not need it. */
  fades?(check: C): boolean;
  evaluate(check: C, view: StateView): Outcome;
}

/** A kind whose checks run something in the guest. */
export interface ExecKind<C extends { readonly kind: string }> extends KindBase<C> {
  readonly reads: 'machine';
  evaluate(check: C, view: ExecView): Promise<Outcome>;
}

export type CheckKind<C extends { readonly kind: string }> = StateKind<C> | ExecKind<C>;

/** The check's own means failed: a program is missing, or the machine did not reply in time. */
export class CouldNotRun extends Error {
  override readonly name = 'CouldNotRun';
}

export class NoNamespace extends Error {
  override readonly name = 'NoNamespace';
  readonly netns: string;

  constructor(netns: string) {
    super(say('there is no namespace {netns}', { netns }));
    this.netns = netns;
  }
}

/** The first line of every script that a check runs in the guest. */
export const CHECK_MARK = '# patchbay-check';
