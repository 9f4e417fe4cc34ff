import { VM_HOST, type Machine } from '../machine/machine.ts';
import { failure, type Result } from '../failure/failure.ts';
import { FailureError } from '../failure/failureError.ts';
import type { NetworkState } from '../state/networkState.ts';
import { readState } from '../state/readState.ts';
import { fromBase64 } from '../capture/base64.ts';
import { findLocation, findTarget, spaceLabel } from '../state/networkLocation.ts';
import { probeCommand, type Probe, type ProbeKind } from './probe.ts';
import { readCapture } from '../capture/readCapture.ts';
import { inTimeOrder } from '../capture/timeOrder.ts';
import { buildWalk } from './buildWalk.ts';
import type { Walk } from './walk.ts';

export interface WalkOptions {
  /** Absent: a ping. */
  readonly kind?: ProbeKind | undefined;
  /** Of a TCP connect. */
  readonly port?: number | undefined;
  /** Bytes of payload of an echo request. */
  readonly size?: number | undefined;
  /** The host that is searched first for a namespace without a host. */
  readonly defaultHost?: string | undefined;
  /** The network's current state; the walk reads it itself where absent. */
  readonly state?: NetworkState | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface RecordedWalk {
  readonly walk: Walk;
  /** The packets of every link. */
  readonly pcapng: Uint8Array;
}

/**
 * Sends one packet from a location to another, or to an address, and follows it. Takes about half a second, and the
 * probe's own time. Not `ok`: a location that does not exist, so that nothing can be sent. Rejects with FailureError where the machine fails, and with the signal's reason.
 */
export async function runWalk(
  machine: Pick<Machine, 'exec'>,
  from: string,
  to: string,
  options: WalkOptions = {},
): Promise<Result<RecordedWalk>> {
  const { kind = 'ping', port, size, defaultHost, signal } = options;
  const state = options.state ?? (await readState(machine, signal));
  const start = findLocation(state, from, defaultHost);
  if (!start.ok) return start;
  const target = findTarget(state, start.value.space, to, defaultHost);
  if (!target.ok) return target;
  const { address, space } = target.value;
  const probe: Probe = { kind, from: start.value.space, address, port, size };
  const argv = ['patchbay-capture', '--', ...probeCommand(probe)] as const;
  const result = await machine.exec(
    VM_HOST,
    { argv: argv as unknown as [string, ...string[]] },
    { signal, timeoutMs: 30_000 },
  );
  const pcapng = inTimeOrder(fromBase64(result.stdout));
  if (pcapng.length === 0) throw notCaptured(result.stderr.trim());
  const walk = buildWalk({
    probe,
    from: start.value.name,
    to: space === null ? address : `${address} (${spaceLabel(state, space)})`,
    capture: readCapture(pcapng),
    state,
    output: result.stderr,
  });
  return { ok: true, value: { walk, pcapng } };
}

function notCaptured(why: string): FailureError {
  return new FailureError(failure('walk-not-recorded', { said: why || 'patchbay-capture printed nothing' }));
}
