import { VM_HOST, type Machine } from '../machine/machine.ts';
import { say } from '../language/say.ts';
import { failure, type Result } from '../failure/failure.ts';
import { FailureError } from '../failure/failureError.ts';
import type { NetworkState } from '../state/networkState.ts';
import { readState } from '../state/readState.ts';
import { readCaptureOutput } from '../capture/captureOutput.ts';
import { findDrops } from '../capture/drop.ts';
import { Questions } from '../explain/questions/ask.ts';
import { findLocation, findTarget } from '../state/networkLocation.ts';
import { probeCommand, replySeconds, type Probe, type WalkProbe } from './probe.ts';
import { readCapture } from '../capture/readCapture.ts';
import { askMachine } from './askMachine.ts';
import { buildWalk } from './buildWalk.ts';
import type { Observation } from './observation.ts';
import type { Walk } from './walk.ts';

/** Without a kind: a ping. */
export interface WalkOptions extends Partial<WalkProbe> {
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

/** Each answer may raise a question; so many rounds of them one walk takes. */
const ROUNDS = 3;

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
  const { kind = 'ping', port, size, source, mark, defaultHost, signal } = options;
  const state = options.state ?? (await readState(machine, signal));
  const start = findLocation(state, from, defaultHost);
  if (!start.ok) return start;
  const target = findTarget(state, start.value.space, to, defaultHost);
  if (!target.ok) return target;
  const { address } = target.value;
  const probe: Probe = { kind, from: start.value.space, address, port, size, source, mark };
  const argv = ['patchbay-capture', '--', ...probeCommand(probe, replySeconds(state))] as const;
  const result = await machine.exec(
    VM_HOST,
    { argv: argv as unknown as [string, ...string[]] },
    { signal, timeoutMs: 40_000 },
  );
  const { pcapng, drops, framesLeftOut, framesRepeated, dropsUnheard } = readCaptureOutput(result.stdout);
  if (pcapng.length === 0) throw notCaptured(result.stderr.trim());
  const capture = readCapture(pcapng);
  const walk = await explained(machine, signal, {
    probe,
    from: start.value.name,
    capture,
    state,
    drops: findDrops(drops, capture.began, state),
    dropsUnheard,
    framesLeftOut,
    framesRepeated,
    output: result.stderr,
  });
  return { ok: true, value: { walk, pcapng } };
}

/** The walk, with the answers of the machine to what its explanation asks: routes, settings, counters. */
async function explained(
  machine: Pick<Machine, 'exec'>,
  signal: AbortSignal | undefined,
  observed: Omit<Observation, 'ask' | 'after'>,
): Promise<Walk> {
  const questions = new Questions();
  let after: NetworkState | null = null;
  for (let round = 0; ; round++) {
    const walk = buildWalk({ ...observed, after, ask: questions.ask });
    // Of a packet that was answered only what was rewritten is of interest, and not why copies of it ended.
    const open = questions.take().filter(({ argv }) => !walk.answered || argv[0] === 'conntrack');
    if (round === ROUNDS || ((walk.answered || round > 0) && open.length === 0)) return walk;
    if (!walk.answered) after ??= await readState(machine, signal);
    if (open.length === 0) continue;
    const said = await askMachine(machine, open, signal);
    open.forEach((question, index) => questions.answer(question, said[index] ?? null));
  }
}

function notCaptured(why: string): FailureError {
  return new FailureError(
    failure('walk-not-recorded', {
      said: why || say('{program} printed nothing', { program: 'patchbay-capture' }),
    }),
  );
}
