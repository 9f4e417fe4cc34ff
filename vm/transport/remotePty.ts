import type { ClientChannel } from 'ssh2';
import { Emitter } from '../../extension/core/lifetime/emitter.ts';
import type { Pty, TerminalSize } from '../../extension/core/machine/machine.ts';

/** A terminal over one channel. Disposing closes the channel, which detaches; the shell goes on in the guest. */
export function remotePty(channel: ClientChannel): Pty {
  const data = new Emitter<Uint8Array>();
  const exit = new Emitter<{ readonly exitCode: number | null }>();
  let exitCode: number | null = null;
  let open = true;
  channel.on('data', (piece: Buffer) => data.fire(piece));
  channel.stderr.on('data', (piece: Buffer) => data.fire(piece));
  channel.on('exit', (code: number | null) => (exitCode = code));
  channel.on('error', () => {});
  channel.on('close', () => {
    if (!open) return;
    open = false;
    exit.fire({ exitCode });
    exit.dispose();
    data.dispose();
  });
  return {
    onData: data.event,
    onExit: exit.event,
    write(bytes) {
      if (open) channel.write(bytes);
    },
    resize(size: TerminalSize) {
      if (open) channel.setWindow(size.rows, size.columns, 0, 0);
    },
    // ssh's own window (RFC 4254, 5.2): what is not read is not granted again, and the guest's writer blocks.
    pause: () => void channel.pause(),
    resume: () => void channel.resume(),
    dispose() {
      if (!open) return;
      open = false;
      data.dispose();
      exit.dispose();
      // A paused channel would keep its close event back.
      channel.resume();
      channel.close();
    },
  };
}
