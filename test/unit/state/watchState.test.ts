import { expect, test } from 'vitest';
import type { ExecOptions, ExecResult } from '../../../extension/core/machine/machine.ts';
import type { NetworkState } from '../../../extension/core/state/networkState.ts';
import { watchState } from '../../../extension/core/state/watchState.ts';

const stateAt = (second: number): string =>
  JSON.stringify({ format: 1, time: `2026-01-01T00:00:0${second}.000Z`, namespaces: [], problems: [] });

/** A watch whose guest is the test; `say` is what the guest prints. */
function watch(): { states: string[]; say: (text: string) => void; stop: () => void; over: Promise<void> } {
  const states: string[] = [];
  const stop = new AbortController();
  let say: (text: string) => void = () => undefined;
  const exec = (
    _host: string,
    _command: unknown,
    { onStdout, signal }: ExecOptions = {},
  ): Promise<ExecResult> =>
    new Promise((_resolve, reject) => {
      say = (text) => onStdout?.(text);
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
    });
  const over = watchState({ exec }, (state: NetworkState) => states.push(state.time), stop.signal);
  return { states, say: (text) => say(text), stop: () => stop.abort(new Error('enough')), over };
}

test('a state is read however the connection cuts it, and only once it is whole', async () => {
  const { states, say, stop, over } = watch();
  const text = `${stateAt(1)}\n\x1e`;
  say(text.slice(0, 30));
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(states).toEqual([]);
  say(text.slice(30));
  await expect.poll(() => states).toEqual(['2026-01-01T00:00:01.000Z']);
  stop();
  await expect(over).resolves.toBeUndefined();
});

test('of states that come faster than they are taken, only the newest is', async () => {
  const { states, say, stop, over } = watch();
  say(`${stateAt(1)}\x1e${stateAt(2)}\x1e`);
  say(`${stateAt(3)}\x1e${stateAt(4).slice(0, 20)}`);
  await expect.poll(() => states).toEqual(['2026-01-01T00:00:03.000Z']);
  say(`${stateAt(4).slice(20)}\x1e`);
  await expect.poll(() => states.at(-1)).toBe('2026-01-01T00:00:04.000Z');
  stop();
  await over;
});

test('a state that can’t be read ends the watch with what it was', async () => {
  const { say, over } = watch();
  say('\x1e');
  await expect(over).rejects.toMatchObject({ code: 'state-unreadable' });
});
