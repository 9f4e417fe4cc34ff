import type { Machine, Pty } from '../../extension/core/machine/machine.ts';
import { VM_HOST } from '../../extension/core/machine/machine.ts';
import { Shell } from '../../extension/core/terminal/shell.ts';
import { createMachine } from '../../vm/machines/openMachine.ts';
import { removeTestData, testData } from '../vm/harness/testData.ts';
import { spread, type Bench } from './figure.ts';

const SIZE = { columns: 80, rows: 24 };
const MB = 10;
const KEYS = 40;
const WAIT_MS = 120_000;

/** A lesson's terminal without a window: what it can print, what it costs beside a program without one, and a key's echo. */
export const terminalBench: Bench = async (report) => {
  const data = testData();
  const machine = await createMachine({ requirements: { docker: false, internet: false } }, data);
  try {
    await machine.start();
    await machine.exec(VM_HOST, { script: `seq 1 9999999 | head -c ${MB}000000 >/tmp/much` });
    const program = await timed(() =>
      machine.exec(VM_HOST, { argv: ['cat', '/tmp/much'] }, { maxBytes: 2e7 }),
    );
    const kernel = await timed(() =>
      machine.exec(VM_HOST, { script: 'socat -u EXEC:"cat /tmp/much",pty /dev/null' }),
    );
    const { cat, echo } = await measure(machine);
    const rate = (ms: number): string => `${((MB * 1000) / ms).toFixed(2)} MB/s`;
    report({
      what: `\`cat\` of ${MB} MB, short lines, to the last line at the port`,
      measured: rate(cat.port),
      against: `into a pty that nobody shows, within the guest: ${rate(kernel)}; from a program without a terminal: ${rate(program)}`,
    });
    report({ what: 'the same, to the last line on the screen that is kept', measured: rate(cat.screen) });
    report({ what: 'from a key to its echo at the port', measured: spread(echo) });
  } finally {
    await machine.destroy();
    removeTestData(data);
  }
};

async function measure(machine: Machine): Promise<{ cat: { port: number; screen: number }; echo: number[] }> {
  const pty = await machine.openTerminal('port', { host: VM_HOST }, SIZE);
  const heard = tail(pty);
  await heard.until(/# /);
  const echo: number[] = [];
  for (let key = 0; key < KEYS; key++) {
    echo.push(
      await timed(async () => {
        pty.write('a');
        await heard.until(/a/);
      }),
    );
  }
  pty.write('\x15');
  const port = await timed(async () => {
    pty.write('cat /tmp/much; echo; echo all-$((1+1))\r');
    await heard.until(/all-2/);
  });
  pty.dispose();
  const shell = new Shell(await machine.openTerminal('screen', { host: VM_HOST }, SIZE), SIZE);
  await shell.settled({ timeoutMs: WAIT_MS });
  const screen = await timed(() => shell.enterLine('cat /tmp/much', { timeoutMs: WAIT_MS }));
  shell.dispose();
  return { cat: { port, screen }, echo: echo.sort((a, b) => a - b) };
}

/** Waits for text in what a terminal prints from now on. */
function tail(pty: Pty): { until(pattern: RegExp): Promise<void> } {
  let text = '';
  let look = (): void => undefined;
  pty.onData((bytes) => {
    pty.acknowledge(bytes.length);
    text = (text + Buffer.from(bytes).toString('latin1')).slice(-20_000);
    look();
  });
  return {
    until: (pattern) =>
      new Promise((resolve) => {
        look = () => {
          if (!pattern.test(text)) return;
          text = '';
          look = () => undefined;
          resolve();
        };
        look();
      }),
  };
}

async function timed(task: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await task();
  return performance.now() - started;
}
