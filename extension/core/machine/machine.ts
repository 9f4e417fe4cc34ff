import type { Disposable } from '../lifetime/disposable.ts';
import type { Event } from '../lifetime/emitter.ts';
import type { FailureError } from '../failure/failureError.ts';

/** The backends that can run a disposable Linux. `fake` is the unit tests' implementation of the port. */
export type MachineKind = 'qemu' | 'vagrant' | 'ssh' | 'v86' | 'fake';

/** The name that means the machine itself, not one of the hosts (network + mount + UTS namespaces) inside it. */
export const VM_HOST = 'vm';

/** One step of long work, in plain words. `fraction` is 0 to 1 where the work knows how far it is. */
export interface Progress {
  readonly message: string;
  readonly fraction?: number;
}

/** What every long operation takes: somewhere to report to, and a way to be cancelled. */
export interface Operation {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What a lesson asks of a machine before it starts. */
export interface MachineRequirements {
  /** A running Docker daemon, docker0 up and the local images loaded. */
  readonly docker: boolean;
  /** etcd and etcdctl, which all machines have but v86. */
  readonly etcd?: boolean | undefined;
  /** Whether the guest may reach the internet (setting `patchbay.internet`); off by default. */
  readonly internet: boolean;
}

/** What a started machine is and can do; read from the guest, not guessed. */
export interface MachineFacts {
  readonly backend: MachineKind;
  /** What runs the guest's processor, e.g. `kvm`, `hvf`, `tcg`; absent where that is unknown. */
  readonly accelerator?: string;
  /** `uname -m`. */
  readonly architecture: string;
  /** `uname -r`. */
  readonly kernel: string;
  readonly docker: boolean;
  /** etcd and etcdctl; absent where that was not read. */
  readonly etcd?: boolean | undefined;
  readonly gcc: boolean;
  /** Kernel type information at /sys/kernel/btf/vmlinux. */
  readonly btf: boolean;
  readonly memoryBytes: number;
  readonly cpus: number;
}

/**
 * Bytes of a terminal's output that may be on their way, or wait to be shown
 * (vm/guest/programs/common/terminalSocket.h).
 */
export const TERMINAL_WINDOW_BYTES = 256 * 1024;

/** A terminal's size in character cells. */
export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/**
 * Where the shell of a terminal runs: a host, and a named network namespace of it (null or absent: the
 * host's own).
 */
export interface TerminalLocation {
  readonly host: string;
  readonly netns?: string | null | undefined;
}

/** A terminal that lives in the guest, whoever opened it. */
export interface GuestTerminal {
  readonly name: string;
  readonly host: string;
  readonly netns: string | null;
}

/** A program to run: an argument vector, or a bash script (run as `bash -c`, with `args` as $1…). */
export type Command =
  | { readonly argv: readonly [string, ...string[]] }
  | { readonly script: string; readonly args?: readonly string[] };

export interface ExecOptions {
  /** A named network namespace of the host to run in (`ip netns exec`); the host's own where absent. */
  readonly netns?: string | undefined;
  readonly stdin?: string | Uint8Array | undefined;
  /** Milliseconds until the program is ended and the result says `timedOut`. Default 60 000; 0 means none. */
  readonly timeoutMs?: number | undefined;
  /** Bytes of stdout and of stderr that are kept, each; more is dropped and `truncated` says so. Default 8 MiB. */
  readonly maxBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called with each piece of stdout as it comes, for programs that run long. */
  readonly onStdout?: ((text: string) => void) | undefined;
}

/** The result of a program that ran in the guest, whether it succeeded or not. */
export interface ExecResult {
  readonly stdout: string;
  readonly stderr: string;
  /** null when a signal or the time-out ended the program. */
  readonly exitCode: number | null;
  readonly timedOut: boolean;
  readonly truncated: boolean;
  /** Wall-clock milliseconds as seen from outside. */
  readonly ms: number;
}

/**
 * One end of a terminal that lives in the guest: bytes in, bytes out.
 * Disposing detaches; the shell and what runs in it go on, and opening the same name again replays what was printed.
 *
 * Flow control is one window from the program to whoever shows what it printed: the guest holds the program back while
 * {@link TERMINAL_WINDOW_BYTES} are on their way. So acknowledge each byte of `onData` once it was shown.
 */
export interface Pty extends Disposable {
  readonly onData: Event<Uint8Array>;
  /** The terminal ended (its shell exited, or the connection was lost: then `exitCode` is null). Fires once. */
  readonly onExit: Event<{ readonly exitCode: number | null }>;
  write(data: string | Uint8Array): void;
  resize(size: TerminalSize): void;
  /** `bytes` of `onData` have been shown, and as many more may come. */
  acknowledge(bytes: number): void;
}

/** A running machine that was saved; only that machine can restore it. */
export interface Checkpoint {
  readonly id: string;
}

/** A checkpoint that can be restored. */
export interface KeptCheckpoint extends Checkpoint {
  /** What it was taken for; undefined where nobody said. */
  readonly name: string | undefined;
  /** When it was complete, in milliseconds as of Date.now(). */
  readonly takenAt: number;
}

/** Saves a running machine and restores it, where the backend can. Each takes about a second. */
export interface Checkpoints {
  /**
   * Saves the machine, which pauses meanwhile and then continues: terminals and programs only see that
   * time passed.
   */
  take(operation?: Operation & { readonly name?: string | undefined }): Promise<Checkpoint>;
  /** Those that are kept, the oldest first: those of an earlier process too. */
  list(): Promise<readonly KeptCheckpoint[]>;
  /**
   * Restores the checkpoint, with the current time of day. The guest's terminals continue with their programs, and must be
   * opened again; programs of `exec` end. A checkpoint can be restored any number of times.
   */
  restore(checkpoint: Checkpoint, operation?: Operation): Promise<void>;
  /** Removes what the checkpoint keeps. `reset`, `stop` and `destroy` discard all of them. */
  discard(checkpoint: Checkpoint): Promise<void>;
}

/**
 * One disposable Linux. Commands run in it and nowhere else, and nothing of it outlives `destroy`.
 * Every method rejects with {@link FailureError} where the machine fails, and with the signal's reason when cancelled.
 */
export interface Machine {
  /** Unique on this computer while the machine exists; names its record in the data folder. */
  readonly id: string;
  readonly kind: MachineKind;
  /** Known once `start` (or an attach) has resolved. */
  readonly facts: MachineFacts;
  /** Fires once when a running machine is lost: killed, crashed, or out of reach for good. */
  readonly onDied: Event<FailureError>;
  /** Absent where the backend can't save a running machine. */
  readonly checkpoints?: Checkpoints;

  start(operation?: Operation): Promise<void>;
  /** Restores the machine as it was right after `start`; terminals end. */
  reset(operation?: Operation): Promise<void>;
  /** Ends the guest; `start` starts it again. */
  stop(operation?: Operation): Promise<void>;
  /** Ends the guest and removes all that belongs to it. Never fails because something is already gone. */
  destroy(operation?: Operation): Promise<void>;
  /** Closes the connection and leaves the machine running, so that a later process can attach to it. */
  detach(): void;

  /**
   * Opens, or attaches again to, the terminal `name` whose shell runs there. Rejects with FailureError
   * if it can't be opened: there is no such host, or no such network namespace any more.
   */
  openTerminal(name: string, at: TerminalLocation, size: TerminalSize): Promise<Pty>;
  /** The terminals that live in the guest now, those of an earlier connection too. */
  listTerminals(): Promise<readonly GuestTerminal[]>;
  /**
   * Ends a terminal's shell and all that runs in its session (SIGHUP, then SIGKILL); resolves when they
   * have ended.
   */
  closeTerminal(name: string): Promise<void>;
  exec(host: string, command: Command, options?: ExecOptions): Promise<ExecResult>;
  /** Writes a file in the guest (parents made, mode in octal bits, default 0o644), whole or not at all. */
  copyIn(path: string, bytes: Uint8Array, mode?: number): Promise<void>;
}
