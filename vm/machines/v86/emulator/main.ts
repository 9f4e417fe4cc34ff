import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { V86 } from 'v86';
import { listeningPath } from '../../cloned/backendSocket.ts';
import { AgentSwitch } from './agentSwitch.ts';
import { serveControl, type Commands } from './controlServer.ts';
import { GuestChannel } from '../../../transport/agent/guestChannel.ts';
import { PC } from '../../../emulator/hardware.ts';
import { SerialFile } from './serialFile.ts';
import { VirtioConsole } from '../../../emulator/virtioConsole.ts';

/*
 * The emulator's process: `main.ts FOLDER/ restore STATE`, or `main.ts FOLDER/ boot IMAGE` to make a state of an image.
 * FOLDER is the machine's run folder, which names the process as ours; there it listens for the agent's clients
 * (`agent`) and for commands (`control`). Whoever wants it gone kills it.
 */

/** Milliseconds without a client after which the processor stops, until a client connects. */
const PAUSE_AFTER_MS = 3000;

/** ../../qemu/kernelArguments.ts explains them; the last three drivers make links when they are built in. */
const KERNEL_ARGUMENTS = [
  ...[
    'console=ttyS0',
    'quiet',
    'nokaslr',
    'tsc=reliable',
    'mitigations=off',
    'panic=-1',
    'ipv6.disable_ipv6=1',
  ],
  ...['random.trust_cpu=on', 'dummy.numdummies=0', 'ifb.numifbs=0', 'bonding.max_bonds=0'],
];

const [folder = '', task = '', from = ''] = process.argv.slice(2);

const emulator = new V86({
  wasm_path: wasmFile(),
  ...PC,
  ...(task === 'restore' ? { initial_state: { buffer: contentOf(from) } } : bootOptions(from)),
});
const channel = new GuestChannel(new VirtioConsole(emulator, 0), new VirtioConsole(emulator, 1));
const agents = new AgentSwitch(channel, beginAnew);
channel.onEnded(beginAnew);
function beginAnew(): void {
  agents.reset();
  void channel.begin();
}

let pausing: NodeJS.Timeout | undefined;

const commands: Commands = {
  qmp_capabilities: () => Promise.resolve(),
  /** Saves the machine into the file `file`, whole or not at all. The machine notices nothing but the time. */
  save: async ({ file }) => {
    const path = String(file);
    try {
      writeFileSync(`${path}.new`, new Uint8Array(await emulator.save_state()), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    } finally {
      rmSync(`${path}.new`, { force: true });
    }
  },
  /** Begins the machine channel; after a restore that is done already. */
  begin: () => channel.begin(),
};

// A processor that halts with its interrupts off (a panic, a power-off) never continues: ends this process, as QEMU does.
emulator.add_listener('cpu-event-halt', () => process.exit(1));

emulator.add_listener('emulator-started', () => void started());
let hasStarted = false;
async function started(): Promise<void> {
  if (hasStarted) return;
  hasStarted = true;
  if (task === 'boot') new SerialFile(emulator, join(folder, 'serial'));
  else await channel.begin();
  listen('agent', serveClient);
  listen('control', (client) => serveControl(client, commands));
  if (task === 'restore') pauseWhenAlone();
}

function listen(name: string, serve: (client: Socket) => void): void {
  createServer(serve).listen(listeningPath(folder, name));
}

/** The processor runs as long as the client is there. */
function serveClient(client: Socket): void {
  clearTimeout(pausing);
  void emulator.run();
  agents.join(client);
  client.on('close', pauseWhenAlone);
}

function pauseWhenAlone(): void {
  if (agents.clients > 0) return;
  clearTimeout(pausing);
  pausing = setTimeout(() => void emulator.stop(), PAUSE_AFTER_MS);
}

function bootOptions(image: string): Partial<ConstructorParameters<typeof V86>[0]> {
  return {
    bios: { buffer: contentOf('/usr/share/seabios/bios.bin') },
    vga_bios: { buffer: contentOf('/usr/share/seabios/vgabios-stdvga.bin') },
    bzimage: { buffer: contentOf(join(image, 'vmlinuz')) },
    initrd: { buffer: contentOf(join(image, 'initrd')) },
    cmdline: KERNEL_ARGUMENTS.join(' '),
  };
}

function contentOf(file: string): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = readFileSync(file);
  return buffer.slice(byteOffset, byteOffset + byteLength);
}

/** Beside a bundle, or in v86's package. */
function wasmFile(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const bundled = join(here, 'v86.wasm');
  return existsSync(bundled) ? bundled : join(here, '../../../../node_modules/v86/build/v86.wasm');
}
