import { failure, type Failure, type Result } from '../failure/failure.ts';
import type { ExecResult } from '../machine/machine.ts';
import { asMap, asNumber } from '../state/looseJson.ts';

/** iperf3's default port (iperf3(1)). */
export const IPERF3_PORT = 5201;

/** The exit code of both scripts where iperf3 is not installed. */
const NO_IPERF3 = 97;

/**
 * Starts a server on port $1 that ends after one test, or after $2 seconds without a client. Where a program listens on
 * that port already, it starts none.
 */
const SERVER = `command -v iperf3 >/dev/null || exit ${NO_IPERF3}
timeout "$2" iperf3 -s -1 -p "$1" >/dev/null 2>&1 </dev/null &`;

/**
 * Sends one TCP stream to $1, port $2, for $3 seconds, at most $4; prints iperf3's JSON. Tries again where the server
 * refuses, because it has just been started, or is busy with another client.
 */
const CLIENT = `command -v iperf3 >/dev/null || exit ${NO_IPERF3}
for i in 1 2 3 4 5; do
  out=$(timeout "$4" iperf3 -J -c "$1" -p "$2" -t "$3" --connect-timeout 2000 2>/dev/null) && break
  case $out in *refused* | *busy*) sleep 0.3 ;; *) break ;; esac
done
printf '%s' "$out"`;

/** Runs a script with arguments at one end of the path. */
export type RunAtEnd = (
  script: string,
  args: readonly string[],
  options: { readonly timeoutMs: number },
) => Promise<ExecResult>;

/** The ends of a path, and the address that the sender connects to. */
export interface MeasuredEnds {
  readonly client: RunAtEnd;
  /** Where to start a server for this one stream; absent where one runs already. */
  readonly server?: RunAtEnd | undefined;
  readonly address: string;
  readonly port: number;
  /** The server's own port, where the sender connects to another one. */
  readonly serverPort?: number | undefined;
  readonly seconds: number;
}

/** Sends one TCP stream along a path: bits per second. Rejects as `client` and `server` do. */
export async function measureRate(ends: MeasuredEnds): Promise<Result<number>> {
  const { client, server, address, port, serverPort = port, seconds } = ends;
  const options = { timeoutMs: (seconds + 30) * 1000 };
  const run = (end: RunAtEnd, script: string, args: readonly (string | number)[]): Promise<ExecResult> =>
    end(script, args.map(String), options);
  const started = await (server && run(server, SERVER, [serverPort, seconds + 15]));
  if (started?.exitCode === NO_IPERF3) return { ok: false, failure: failure('iperf3-missing') };
  const { exitCode, stdout } = await run(client, CLIENT, [address, port, seconds, seconds + 8]);
  return exitCode === NO_IPERF3 ? { ok: false, failure: failure('iperf3-missing') } : parseIperf3(stdout);
}

/** Reads a client's `iperf3 -J`: the bits per second that the server received, or why there are none. */
export function parseIperf3(json: string): Result<number> {
  let said: unknown;
  try {
    said = JSON.parse(json);
  } catch {
    return { ok: false, failure: failure('iperf3-unfinished') };
  }
  const { end, error } = asMap(said);
  if (typeof error === 'string') return { ok: false, failure: reason(error) };
  const bits = asNumber(asMap(asMap(end)['sum_received'])['bits_per_second']);
  if (bits !== null && bits > 0) return { ok: true, value: bits };
  return { ok: false, failure: failure('rate-nothing-received') };
}

/** What iperf3 prints is in `iperf_strerror` of its source (iperf_error.c), followed by strerror(3). */
function reason(error: string): Failure {
  if (error.includes('refused')) return failure('rate-refused');
  if (error.includes('busy')) return failure('rate-server-busy');
  if (/timed out|in progress/i.test(error)) return failure('rate-no-reply');
  if (error.includes('unreachable')) return failure('rate-no-route');
  return failure('rate-unknown', { said: error });
}
