import { execa } from 'execa';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { bundleCli } from '../../../extension/build/bundles/bundleCli.ts';
import { ROOT } from '../../../extension/build/root.ts';
import { freePort } from '../../../vm/process/freePort.ts';
import { processesMentioning } from '../../../vm/process/processIdentity.ts';
import { makeSharedHome } from '../../vm/harness/sharedHome.ts';
import { Player } from './player.ts';

/** For one condition, on two busy cores. */
const PATIENCE_MS = 90_000;
/** The lessons of the class. */
export const LESSONS = join(ROOT, 'test/browser/lessons');

/** What `patchbay class serve --json` prints. */
interface Opened {
  readonly code: string;
  readonly learners: readonly string[];
  readonly board: string;
}

/** A hub of a class in a process of its own, with machines in a data folder of its own. */
export class ClassHub {
  readonly home = makeSharedHome('test-class-');
  #port = 0;
  #process: ReturnType<typeof runClass> | undefined;
  #opened: Opened | undefined;

  get opened(): Opened {
    if (!this.#opened) throw new Error('The hub is not open.');
    return this.#opened;
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}/`;
  }

  /** Starts it, the second time with the same class at the same address. */
  async serve(...options: string[]): Promise<void> {
    if (this.#port === 0) this.#port = await freePort();
    const child = runClass(this.home, [
      'serve',
      '--listen',
      '127.0.0.1',
      '--port',
      String(this.#port),
      ...options,
    ]);
    this.#process = child;
    this.#opened = await new Promise((resolve, reject) => {
      let said = '';
      child.stdout.on('data', (piece: Buffer) => {
        said += piece.toString();
        if (said.includes('\n')) resolve(JSON.parse(said) as Opened);
      });
      void child.then(({ stderr }) => reject(new Error(`The hub ended: ${stderr}`)));
    });
  }

  /** As a crash: nothing of it runs to its end. */
  async kill(): Promise<void> {
    this.#process?.kill('SIGKILL');
    await this.#process;
  }

  /** As Ctrl-C. */
  async interrupt(): Promise<void> {
    this.#process?.kill('SIGINT');
    await this.#process;
  }

  /** Calls another of the class's commands; resolves with what it prints on stdout. */
  async call(...args: string[]): Promise<string> {
    const { stdout, stderr, exitCode } = await runClass(this.home, args);
    if (exitCode !== 0) throw new Error(`patchbay class ${args.join(' ')}: ${stderr}`);
    return stdout;
  }

  /** What of it runs on this computer. */
  running(): readonly string[] {
    return processesMentioning(this.home).map(({ pid }) => String(pid));
  }

  async end(): Promise<void> {
    await this.interrupt();
    rmSync(this.home, { recursive: true, force: true });
  }
}

function runClass(home: string, args: readonly string[]) {
  return execa(
    process.execPath,
    [join(ROOT, 'dist/cli.cjs'), 'class', ...args, '--lessons', LESSONS, '--json'],
    { env: { PATCHBAY_HOME: home }, reject: false, stdin: 'ignore' },
  );
}

/** A hub that is not served yet. */
export async function makeClassHub(): Promise<ClassHub> {
  await bundleCli();
  return new ClassHub();
}

/** Somebody with a browser of their own. */
export async function someone(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  return { context, page };
}

/** Joins the class as a learner does: by the address with the code, and a name. */
export async function joinClass(page: Page, hub: ClassHub, name: string): Promise<void> {
  await page.goto(`${hub.address}?code=${hub.opened.code}`);
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByRole('heading', { name: 'Lessons' }).waitFor();
}

/** The player of a lesson that is open in a page. */
export async function openLesson(page: Page, title: string): Promise<Player> {
  await page.getByRole('link', { name: title }).click();
  const player = new Player(page, page);
  await player.title.filter({ hasText: title }).waitFor();
  return player;
}
