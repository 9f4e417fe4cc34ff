import { existsSync } from 'node:fs';
import { getPriority } from 'node:os';
import { expect, test } from 'vitest';
import { processesMentioning } from '../../../vm/process/processIdentity.ts';
import { run } from '../../../vm/process/run.ts';

test('success and failure have one shape', async () => {
  expect(await run(['sh', '-c', 'echo out; echo err >&2; exit 3'])).toMatchObject({
    ...{ stdout: 'out\n', stderr: 'err\n', exitCode: 3, missing: false, timedOut: false },
  });
  expect(await run(['patchbay-no-such-program'])).toMatchObject({ exitCode: null, missing: true });
});

test('lines are reported as they come', async () => {
  const lines: string[] = [];
  await run(['printf', 'a\\nb\\r\\nc'], { onLine: (line) => lines.push(line) });
  expect(lines).toEqual(['a', 'b', 'c']);
});

test('a time-out and a cancellation end the whole tree', async () => {
  const tree = ['sh', '-c', 'sleep 98761 & sleep 98761'] as const;
  expect(await run([...tree], { timeoutMs: 100 })).toMatchObject({ timedOut: true, exitCode: null });
  await expect(run([...tree], { signal: AbortSignal.timeout(100) })).rejects.toThrow(/timeout/);
  expect(processesMentioning('sleep 98761')).toEqual([]);
});

// sched(7): a nice value counts within a session's group only, and run() begins a session.
test.skipIf(!existsSync('/proc/self/autogroup'))('nice holds for what is run below it', async () => {
  const wanted = Math.min(19, getPriority() + 7);
  const waitForNice = `for n in $(seq 100); do grep -q "nice ${wanted}$" /proc/self/autogroup && exec echo reached; sleep 0.05; done`;
  const door = new URL('../../../vm/process/run.ts', import.meta.url).href;
  const script = `const { run } = await import(${JSON.stringify(door)});
    process.stdout.write((await run(['sh', '-c', ${JSON.stringify(waitForNice)}])).stdout);`;
  const nice = ['nice', '-n', '7', process.execPath, '--input-type=module', '-e', script] as const;
  expect((await run(nice)).stdout).toBe('reached\n');
});
