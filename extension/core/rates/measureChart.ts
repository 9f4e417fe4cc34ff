import { say } from '../language/say.ts';
import { VM_HOST, type Machine, type Operation } from '../machine/machine.ts';
import { insideNamespace } from '../state/insideNamespace.ts';
import type { NetworkState } from '../state/networkState.ts';
import type { Result } from '../failure/failure.ts';
import { readState } from '../state/readState.ts';
import { findLocation, type NetworkLocation } from '../state/networkLocation.ts';
import { measureRate, type RunAtEnd } from './iperf3.ts';
import type { RateChart, RatePath } from './rateChart.ts';

/** A path and its result. */
export interface MeasuredPath {
  readonly path: string;
  /** Bits per second. */
  readonly measured: Result<number>;
}

export interface MeasureOptions extends Operation {
  /** The host that is searched first for a namespace without a host, and where a path without `from` begins. */
  readonly defaultHost?: string | undefined;
  /** Called, and awaited, with each rate in bits per second as soon as it is known. */
  readonly onMeasured?: ((path: string, bitsPerSecond: number) => Promise<void>) | undefined;
}

/**
 * Measures the paths one after the other, each for the chart's seconds. The result of a path that does not exist, or
 * has no server, says why. Rejects with FailureError where the machine fails, and with the signal's reason.
 */
export async function measureChart(
  machine: Pick<Machine, 'exec'>,
  chart: RateChart,
  options: MeasureOptions = {},
): Promise<MeasuredPath[]> {
  const { onProgress, onMeasured, signal } = options;
  const done: MeasuredPath[] = [];
  const state = await readState(machine, signal);
  for (const [index, path] of chart.paths.entries()) {
    const message = say('Measuring {path} ({number} of {count})', {
      path: path.path,
      number: index + 1,
      count: chart.paths.length,
    });
    onProgress?.({ message, fraction: index / chart.paths.length });
    const measured = await measurePath(machine, path, chart.seconds, state, options);
    done.push({ path: path.path, measured });
    if (measured.ok) await onMeasured?.(path.path, measured.value);
  }
  return done;
}

async function measurePath(
  machine: Pick<Machine, 'exec'>,
  { from, to, port, server, serverPort }: RatePath,
  seconds: number,
  state: NetworkState,
  { defaultHost = VM_HOST, signal }: MeasureOptions,
): Promise<Result<number>> {
  const start = findLocation(state, from ?? defaultHost, defaultHost);
  if (!start.ok) return start;
  const end = server === undefined ? undefined : findLocation(state, server, defaultHost);
  if (end?.ok === false) return end;
  const runIn =
    ({ space }: NetworkLocation): RunAtEnd =>
    (script, args, options) => {
      const argv = [...insideNamespace(space), 'bash', '-c', script, 'rate', ...args] as [
        string,
        ...string[],
      ];
      return machine.exec(VM_HOST, { argv }, { ...options, signal });
    };
  return measureRate({
    client: runIn(start.value),
    server: end && runIn(end.value),
    ...{ address: to, port, serverPort, seconds },
  });
}
