import { V86 } from 'v86';
import { PC } from '../../../vm/emulator/hardware.ts';
import { VirtioConsole } from '../../../vm/emulator/virtioConsole.ts';
import { GuestChannel } from '../../../vm/transport/agent/guestChannel.ts';
import type { FromEmulator, ToEmulator } from './messages.ts';

/** The part of a worker's own scope that is used here; TypeScript's types of it exclude the page's. */
interface WorkerScope {
  postMessage(message: FromEmulator): void;
  onmessage: ((event: { readonly data: ToEmulator }) => void) | null;
}
const page = self as unknown as WorkerScope;

let emulator: V86 | undefined;
let channel: GuestChannel | undefined;

// The worker that an emulated PC runs in: the page's one thread stays free.
page.onmessage = ({ data }) => {
  switch (data.type) {
    case 'restore':
      return restore(data.state, data.wasm);
    case 'begin':
      return void channel?.begin().then(() => page.postMessage({ type: 'begun' }));
    case 'bytes':
      return channel?.write(data.bytes);
    case 'pause':
      return void emulator?.stop();
    case 'run':
      return void emulator?.run();
  }
};

function restore(buffer: ArrayBuffer, wasm: string): void {
  const pc = new V86({ ...PC, wasm_path: wasm, initial_state: { buffer } });
  const guest = new GuestChannel(new VirtioConsole(pc, 0), new VirtioConsole(pc, 1));
  guest.onData((bytes) => page.postMessage({ type: 'bytes', bytes }));
  guest.onEnded(() => page.postMessage({ type: 'ended' }));
  pc.add_listener('cpu-event-halt', () => page.postMessage({ type: 'halted' }));
  let hasStarted = false;
  // It fires after each pause too; what is sent before the first is lost.
  pc.add_listener('emulator-started', () => {
    if (!hasStarted) page.postMessage({ type: 'restored' });
    hasStarted = true;
  });
  emulator = pc;
  channel = guest;
}
