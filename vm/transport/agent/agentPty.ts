import { Emitter } from '../../../extension/core/lifetime/emitter.ts';
import type { Pty } from '../../../extension/core/machine/machine.ts';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import { textOf } from '../bytes.ts';
import type { AgentStream, StreamListener } from './agentStream.ts';

/** A terminal of the guest. Disposing leaves it; its shell goes on. Rejects with FailureError where it can't be had. */
export function agentPty(name: string, open: (listener: StreamListener) => AgentStream): Promise<Pty> {
  const data = new Emitter<Uint8Array>();
  const exit = new Emitter<{ readonly exitCode: number | null }>();
  /** What comes before anybody listens. */
  let early: (() => void)[] | undefined = [];
  const soon = (act: () => void): void => {
    if (early) early.push(act);
    else act();
  };
  const deliver = (): void => {
    const kept = early ?? [];
    early = undefined;
    for (const act of kept) act();
  };
  return new Promise((resolve, reject) => {
    let isOpen = false;
    let said = '';
    const close = (exitCode: number | null): void =>
      soon(() => {
        exit.fire({ exitCode });
        exit.dispose();
        data.dispose();
      });
    const stream = open({
      opened: () => {
        isOpen = true;
        resolve({
          onData: (listener) => {
            const listening = data.event(listener);
            queueMicrotask(deliver);
            return listening;
          },
          onExit: exit.event,
          write: (bytes) => stream.write(bytes),
          resize: (size) => stream.resize(size),
          acknowledge: (bytes) => stream.acknowledge(bytes),
          dispose() {
            stream.giveUp();
            data.dispose();
            exit.dispose();
          },
        });
      },
      output: (piece) => soon(() => data.fire(piece)),
      errors: (piece) => (said += textOf(piece)),
      ended: (code) => (isOpen ? close(code) : reject(noTerminal(name, code, said.trim()))),
      lost: (error) => (isOpen ? close(null) : reject(error)),
    });
  });
}

/** `said`: why, in the guest's words; empty where it gave no reason. */
function noTerminal(name: string, code: number, said: string): FailureError {
  return new FailureError(
    said === ''
      ? failure('terminal-not-opened', { name, exitCode: code })
      : failure('terminal-without-location', { name, said }),
  );
}
