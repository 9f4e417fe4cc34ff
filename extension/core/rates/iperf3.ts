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

export type MeasuredRate =
  { readonly ok: true; readonly bitsPerSecond: number } | { readonly ok: false; readonly why: string };

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

/** Sends one TCP stream along a path. Rejects with {@link Iperf3Missing}, and as `client` and `server` do. */
export async function measureRate(ends: MeasuredEnds): Promise<MeasuredRate> {
  const { client, server, address, port, serverPort = port, seconds } = ends;
  const options = { timeoutMs: (seconds + 30) * 1000 };
  const run = async (
    end: RunAtEnd,
    script: string,
    args: readonly (string | number)[],
  ): Promise<ExecResult> => {
    const result = await end(script, args.map(String), options);
    if (result.exitCode === NO_IPERF3) throw new Iperf3Missing('iperf3 is not installed there');
    return result;
  };
  if (server) await run(server, SERVER, [serverPort, seconds + 15]);
  return parseIperf3((await run(client, CLIENT, [address, port, seconds, seconds + 8])).stdout);
}

/** iperf3 is not installed at an end of the path. */
export class Iperf3Missing extends Error {
  override readonly name = 'Iperf3Missing';
}

/** Reads a client's `iperf3 -J`: the bits per second that the server received, or why there are none. */
export function parseIperf3(json: string): MeasuredRate {
  let said: unknown;
  try {
    said = JSON.parse(json);
  } catch {
    return { ok: false, why: 'iperf3 did not come to its end' };
  }
  const { end, error } = asMap(said);
  if (typeof error === 'string') return { ok: false, why: reason(error) };
  const bits = asNumber(asMap(asMap(end)['sum_received'])['bits_per_second']);
  if (bits !== null && bits > 0) return { ok: true, bitsPerSecond: bits };
  return { ok: false, why: 'nothing was received' };
}

function reason(error: string): string {
  if (error.includes('refused')) return 'no server listens there';
  if (error.includes('busy')) return 'the server there is busy with another test';
  if (/timed out|in progress/i.test(error)) return 'the server did not answer';
  if (error.includes('unreachable')) return 'there is no route to it';
  return `iperf3 says: ${error}`;
}
