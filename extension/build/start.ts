import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { progressDisplay } from '../cli/terminalProgress.ts';
import type { Operation } from '../core/machine/machine.ts';
import { failure } from '../core/failure/failure.ts';
import { FailureError } from '../core/failure/failureError.ts';
import { canInstall } from '../../vm/doctor/debianPackages.ts';
import { diagnose } from '../../vm/doctor/diagnose.ts';
import type { Finding, FindingId } from '../../vm/doctor/finding.ts';
import { fix } from '../../vm/doctor/fix.ts';
import { qemuFindings } from '../../vm/doctor/qemu/qemuFindings.ts';
import { chooseMachine } from '../../vm/machines/chooseMachine.ts';
import { ensureSnapshot } from '../../vm/machines/v86/snapshot.ts';
import { destroyVagrantMachine } from '../../vm/machines/vagrant/vagrantFolder.ts';
import { isAlive, type ProcessIdentity } from '../../vm/process/processIdentity.ts';
import { openDataFolder, type DataFolder } from '../../vm/store/dataFolder.ts';
import { cleanLeftovers } from '../../vm/store/leftovers.ts';
import { machineChoice, readSettings } from '../../vm/store/settings.ts';
import { BUNDLES, makeBundles } from './bundles/bundles.ts';
import { watchBundles } from './bundles/watchBundles.ts';
import { ROOT } from './root.ts';
import { ensureServer } from './vscodeServer/installServer.ts';
import { launchServer } from './vscodeServer/launchServer.ts';
import { choosePort } from './vscodeServer/port.ts';
import { runningServer } from './vscodeServer/serverRecord.ts';

/**
 * `npm start`: sets up what is missing, serves VS Code with Patchbay on loopback, and ends it all with Ctrl-C.
 * `npm run dev` (`--dev`) also builds Patchbay again when a source changes, and the window reloads.
 */
const USAGE = 'npm start (or npm run dev) -- [--port NUMBER] [--lesson ID]';
const FIRST_LESSON = 'veth-bridge';
/** Findings that only some lessons need, or perhaps none. */
const MAY_LACK: ReadonlySet<string> = new Set<FindingId>(['memory', 'ssh-more-packages', 'ssh-lessons']);

const cancel = new AbortController();
const onInterrupt = (): void => cancel.abort(new Error('Cancelled.'));
process.on('SIGINT', onInterrupt);
process.on('SIGTERM', onInterrupt);

try {
  await start();
} catch (error) {
  if (cancel.signal.aborted) process.stderr.write('Ended; nothing is left running.\n');
  else if (error instanceof FailureError) process.stderr.write(`${error.message}\n`);
  else throw error;
  process.exitCode = cancel.signal.aborted ? 130 : 3;
}

async function start(): Promise<void> {
  const { port, lesson, dev } = readArguments();
  const data = openDataFolder();
  const home = join(data.root, 'editor');
  const already = runningServer(home);
  if (already !== undefined) {
    process.stdout.write(
      `Patchbay is served already; Ctrl-C where it was started ends it:\n\n  ${already}\n`,
    );
    return;
  }
  const built = join(home, 'built');
  let machine: 'v86' | undefined;
  const server = await withProgress(async (operation) => {
    machine = await setUp(data, operation);
    operation.onProgress?.({ message: 'Building the extension' });
    await makeBundles(dev ? 'debug' : 'shipped');
    return ensureServer(data, operation);
  });
  const running = await withProgress(async (operation) => {
    operation.onProgress?.({ message: 'Starting VS Code' });
    return launchServer({
      server,
      home,
      extensions: [ROOT, join(ROOT, 'extension/build/opener')],
      port: await choosePort(port),
      env: {
        PATCHBAY_OPEN_LESSON: lesson,
        PATCHBAY_WHILE: String(process.pid),
        ...(machine === undefined ? {} : { PATCHBAY_MACHINE: machine }),
        ...(dev ? { PATCHBAY_BUILT: built } : {}),
      },
      signal: operation.signal,
    });
  });
  process.stdout.write(`\nPatchbay is ready. Open this address in a browser; the lesson starts there:\n\n`);
  process.stdout.write(`  ${running.url.href}\n\nCtrl-C ends it, with the machines of its lessons.\n`);
  const watching = dev ? await watchSources(built) : undefined;
  if (dev) process.stdout.write('Save a file of extension/ or vm/: the window reloads with it.\n');
  const stopped = new Promise((resolve) => cancel.signal.addEventListener('abort', resolve, { once: true }));
  await Promise.race([running.ended, stopped]);
  await watching?.end();
  await running.end();
  await endMachines(data);
  cancel.signal.throwIfAborted();
  throw new FailureError(failure('server-ended', { log: join(home, 'server.log') }));
}

/** The window reloads when the file `built` changes. */
function watchSources(built: string): ReturnType<typeof watchBundles> {
  const say = (line: string): void =>
    void process.stdout.write(`${new Date().toLocaleTimeString()} ${line}\n`);
  return watchBundles(BUNDLES, {
    onBuilt(files, milliseconds) {
      writeFileSync(built, '');
      say(`Built ${files.join(', ')} in ${Math.round(milliseconds)} ms.`);
    },
    onFailure: (errors) => say(`Not built; the window keeps what it has.\n\n${errors}\n`),
  });
}

/** The machines of the windows that we served: they are left to us, or their window's process is dead. */
async function endMachines(data: DataFolder): Promise<void> {
  const isOver = (owner: ProcessIdentity): boolean => owner.pid === process.pid || !isAlive(owner);
  await cleanLeftovers(data, { endOutside: destroyVagrantMachine, isOver });
}

/**
 * The machine that the settings name, or QEMU where it can be set up; where it can't, the emulated machine, if there is one:
 * then that is the answer.
 */
async function setUp(data: DataFolder, operation: Operation): Promise<'v86' | undefined> {
  const wanted = machineChoice(readSettings(data).machine);
  const { kind } = await chooseMachine(wanted, data, operation.signal);
  try {
    if (wanted.kind === 'ssh' || wanted.kind === 'vagrant') {
      await fixFindings(await diagnose(operation, data), operation);
      return undefined;
    }
    if (kind !== 'v86' || (await canInstall(operation.signal))) {
      await fixFindings(await qemuFindings(data, operation), operation);
      return undefined;
    }
  } catch (error) {
    if (kind !== 'v86' || !(error instanceof FailureError)) throw error;
    process.stderr.write(`${error.message}\n`);
  }
  process.stderr.write('QEMU cannot be installed here, so Linux runs in an emulated PC (v86).\n');
  await ensureSnapshot(data, operation);
  return 'v86';
}

/** All that a machine needs here, except Docker's own template, which the first lesson with Docker makes. */
async function fixFindings(findings: readonly Finding[], operation: Operation): Promise<void> {
  for (const finding of findings) {
    if (finding.ok || finding.id === 'template-docker') continue;
    process.stderr.write(`${finding.what} ${finding.fix ?? finding.why}\n`);
    if (finding.fix !== undefined) await fix(finding.id, operation);
    else if (!MAY_LACK.has(finding.id)) throw new FailureError(finding);
  }
}

async function withProgress<T>(task: (operation: Operation) => Promise<T>): Promise<T> {
  const display = progressDisplay();
  try {
    return await task({ onProgress: display.show, signal: cancel.signal });
  } finally {
    display.end();
  }
}

function readArguments(): { port: number | undefined; lesson: string; dev: boolean } {
  try {
    const options = {
      port: { type: 'string' },
      lesson: { type: 'string', default: FIRST_LESSON },
      dev: { type: 'boolean', default: false },
    } as const;
    const { values } = parseArgs({ options });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536))
      throw new TypeError(`${values.port} is no port: it is a number from 1 to 65535.`);
    return { port, lesson: values.lesson, dev: values.dev };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}\n`);
    process.exit(2);
  }
}
