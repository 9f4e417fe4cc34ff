import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchServer, type RunningServer } from '../../../extension/build/vscodeServer/launchServer.ts';
import { freePort } from '../../../vm/process/freePort.ts';
import { destroyVagrantMachine } from '../../../vm/machines/vagrant/vagrantFolder.ts';
import { processesMentioning } from '../../../vm/process/processIdentity.ts';
import { openDataFolder, type DataFolder } from '../../../vm/store/dataFolder.ts';
import { cleanLeftovers } from '../../../vm/store/leftovers.ts';
import { makeSharedHome } from '../../vm/harness/sharedHome.ts';
import { launchChromium } from './chromium.ts';
import { Workbench } from './workbench.ts';

/** For one condition: on two busy cores a lesson's commands take a minute. */
const PATIENCE_MS = 90_000;

export interface EditorOptions {
  /** The folder of VS Code's server. */
  readonly server: string;
  /** Folders of the extensions in it. */
  readonly extensions: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Added to the server's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** False: nobody inherits the machines of its windows, as on a desktop. */
  readonly served?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
}

const browsers = new Set<Browser>();

/** The pages of all browsers that tests have open. */
export function openPages(): Page[] {
  return [...browsers].flatMap((browser) => browser.contexts().flatMap((context) => context.pages()));
}

/** A VS Code server with the packaged extension and a data folder of its own, and a browser. */
export class Editor {
  readonly data: DataFolder;
  readonly server: RunningServer;
  readonly #browser: Browser;
  readonly #context: BrowserContext;

  private constructor(data: DataFolder, server: RunningServer, browser: Browser, context: BrowserContext) {
    this.data = data;
    this.server = server;
    this.#browser = browser;
    this.#context = context;
  }

  static async start(options: EditorOptions): Promise<Editor> {
    // First, since it fails where there is none.
    const browser = await launchChromium();
    const data = openDataFolder({ PATCHBAY_HOME: makeSharedHome('test-browser-') });
    const server = await launchServer({
      server: options.server,
      home: mkdtempSync(join(data.root, 'editor-')),
      extensions: options.extensions,
      port: await freePort(),
      env: {
        PATCHBAY_HOME: data.root,
        ...(options.served === false ? {} : { PATCHBAY_WHILE: String(process.pid) }),
        PATCHBAY_TEST_REPORT: join(data.root, 'extension-tests.json'),
        ...options.env,
      },
      settings: { 'window.dialogStyle': 'custom', ...options.settings },
      forTests: true,
    });
    browsers.add(browser);
    const context = await browser.newContext({ viewport: options.viewport ?? { width: 1280, height: 900 } });
    context.setDefaultTimeout(PATIENCE_MS);
    return new Editor(data, server, browser, context);
  }

  /** A window of VS Code: a page; `query` is what the address has besides the token. */
  async open(query: Readonly<Record<string, string>> = {}): Promise<Workbench> {
    const page = await this.page();
    const url = new URL(this.server.url);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    await page.goto(url.href);
    return Workbench.of(page);
  }

  page(): Promise<Page> {
    return this.#context.newPage();
  }

  /** Changes user settings; a window that is opened or reloaded afterwards has them. */
  changeSettings(changed: Readonly<Record<string, unknown>>): void {
    const { settingsFile } = this.server;
    const settings = JSON.parse(readFileSync(settingsFile, 'utf8')) as Record<string, unknown>;
    writeFileSync(settingsFile, JSON.stringify({ ...settings, ...changed }));
  }

  /** The process that runs the extension. */
  extensionHost(): number {
    const server = this.server.process.pid;
    const found = readdirSync('/proc').filter(
      (name) =>
        /^\d+$/.test(name) && commandLine(name).includes('--type=extensionHost') && descends(name, server),
    );
    if (found.length !== 1) throw new Error(`There are ${found.length} extension hosts.`);
    return Number(found[0]);
  }

  /** Ends browser, server and machines; resolves with what is left of them, which is nothing. */
  async end(): Promise<string[]> {
    browsers.delete(this.#browser);
    await this.#browser.close();
    await this.server.end();
    await cleanLeftovers(this.data, { endOutside: destroyVagrantMachine, isOver: () => true });
    const left = [
      ...readdirSync(this.data.machines),
      ...readdirSync(this.data.run),
      ...processesMentioning(`${this.data.root}/`).map(({ pid }) => `process ${pid}`),
    ];
    rmSync(this.data.root, { recursive: true, force: true });
    return left;
  }
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1');
  } catch {
    return '';
  }
}

/** proc_pid_stat(5): field 4 is the parent. */
function descends(pid: string, ancestor: number): boolean {
  for (let here = pid; Number(here) > 1;) {
    if (Number(here) === ancestor) return true;
    try {
      here =
        readFileSync(`/proc/${here}/stat`, 'latin1')
          .replace(/^.*\) /s, '')
          .split(' ')[1] ?? '0';
    } catch {
      return false;
    }
  }
  return false;
}
