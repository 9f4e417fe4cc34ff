import { say } from '../../../extension/core/language/say.ts';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { pollUntil } from '../../../extension/core/async/pollUntil.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import { tryLock } from '../../store/lockFile.ts';
import { AgentConnection } from '../../transport/agent/agentConnection.ts';
import { ChannelStream } from '../cloned/channelStream.ts';
import { connectionLost } from '../../transport/connectionLost.ts';
import { connectToBackend } from '../cloned/backendSocket.ts';

/** Clients that a machine has at a time: the window, and command lines beside it. Each has a channel to itself. */
export const CHANNELS = 6;

/** QEMU's arguments for the channels: virtio ports (docs/specs, virtio 1.2, 5.3), each with a Unix socket in the run folder. */
export function channelArguments(): string[] {
  const port = (number: number, name: string, socket: string): string[] => [
    ...['-chardev', `socket,id=${socket},path=${socket},server=on,wait=off`],
    ...['-device', `virtserialport,nr=${number},chardev=${socket},name=${name}`],
  ];
  // Port 0 is for a console.
  const pairs = Array.from({ length: CHANNELS }, (_, number) => [
    ...port(2 * number + 1, `patchbay.agent.${number}`, `agent${number}`),
    ...port(2 * number + 2, `patchbay.control.${number}`, `control${number}`),
  ]);
  return ['-device', `virtio-serial-pci,max_ports=${2 * CHANNELS + 1}`, ...pairs.flat()];
}

/**
 * A connection over a channel of the machine in the run folder `folder`; where it is lost, a channel is taken again. Rejects
 * with FailureError `connection-lost` after `timeoutMs`, or with the signal's reason.
 */
export function connectByChannel(
  folder: string,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<AgentConnection> {
  return AgentConnection.open((opening) => openChannel(folder, timeoutMs, opening), signal);
}

/** Opens a channel that no other client has: QEMU serves one client a socket, and lets others wait without a word. */
async function openChannel(
  folder: string,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<ChannelStream> {
  const late = AbortSignal.timeout(timeoutMs);
  const either = signal ? AbortSignal.any([signal, late]) : late;
  let why = say('All of its {count} channels are in use.', { count: CHANNELS });
  try {
    const free = await pollUntil(() => freeChannel(folder), { timeoutMs, everyMs: 50, signal: either });
    if (!free) throw connectionLost(why);
    why = say('Its agent does not answer.');
    return await open(folder, free, either);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof FailureError) throw error;
    throw connectionLost(late.aborted ? why : say('Its channel can not be opened.'), error);
  }
}

interface FreeChannel {
  readonly number: number;
  readonly release: () => void;
}

function freeChannel(folder: string): FreeChannel | undefined {
  for (let number = 0; number < CHANNELS; number += 1) {
    const release = tryLock(join(folder, `channel${number}.lock`), folder);
    if (release) return { number, release };
  }
  return undefined;
}

async function open(
  folder: string,
  { number, release }: FreeChannel,
  signal: AbortSignal,
): Promise<ChannelStream> {
  const sockets: Socket[] = [];
  try {
    for (const name of ['agent', 'control']) sockets.push(await connectToBackend(folder, `${name}${number}`));
    signal.throwIfAborted();
  } catch (error) {
    for (const socket of sockets) socket.destroy();
    release();
    throw error;
  }
  const [channel, control] = sockets as [Socket, Socket];
  return ChannelStream.open(channel, control, { signal, onEnd: release });
}
