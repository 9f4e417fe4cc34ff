import { expect, test } from 'vitest';
import type { ExecOptions, ExecResult } from '../../../extension/core/machine/machine.ts';
import { startDocker } from '../../../vm/provision/startDocker.ts';

const RESULT: ExecResult = {
  stdout: '',
  stderr: '',
  exitCode: 0,
  timedOut: false,
  truncated: false,
  ms: 1,
};

/** A machine whose script prints `lines` and ends so. */
function machineThat(end: Partial<ExecResult>, lines: readonly string[] = []) {
  return {
    exec: (_host: string, _command: object, { onStdout }: ExecOptions = {}) => {
      for (const line of lines) onStdout?.(`${line}\n`);
      return Promise.resolve({ ...RESULT, ...end });
    },
  };
}

test('what the script does is the progress', async () => {
  const seen: string[] = [];
  const lines = ['PROGRESS Starting containerd', 'something else', 'PROGRESS Starting dockerd'];
  await startDocker(machineThat({}, lines), { onProgress: ({ message }) => seen.push(message) });
  expect(seen).toEqual(['Starting Docker', 'Starting containerd', 'Starting dockerd']);
});

test.each([
  [
    { exitCode: 1, stderr: 'dockerd ended with 1 after 20 s: no space left\n' },
    /dockerd ended.*no space left/,
  ],
  [{ exitCode: 1 }, /It ended with 1\./],
  [{ exitCode: null }, /It ended with a signal\./],
  [{ exitCode: null, timedOut: true }, /It was not ready after 30 minutes\./],
])('a failure always has a reason: %j', async (end, why) => {
  await expect(startDocker(machineThat(end), {})).rejects.toMatchObject({
    code: 'docker-not-running',
    why: expect.stringMatching(why) as unknown,
  });
});

test('a machine without Docker says that', async () => {
  await expect(startDocker(machineThat({ exitCode: 127 }), {})).rejects.toMatchObject({
    code: 'docker-missing',
  });
});
