import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { serveSite } from '../../extension/build/site/serveSite.ts';
import { writeSite } from '../../extension/build/site/writeSite.ts';
import { pause } from '../../extension/core/async/pause.ts';
import { buildSnapshot } from '../../vm/machines/v86/buildSnapshot.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';
import { launchChromium } from '../browser/harness/chromium.ts';
import { Player } from '../browser/harness/player.ts';
import { removeTestData, testData } from '../vm/harness/testData.ts';
import { spread, timings, type Bench, type Figure } from './figure.ts';
import { measureLife } from './machineLife.ts';
import { megabytes, memoryOf } from './memory.ts';
import { processorSeconds } from './processorTime.ts';

const ROUNDS = 5;
const IDLE_MS = 10_000;

/** A lesson in a browser's tab, from the click to the prompt, beside the same machine in Node, both measured in this run. */
export const tabBench: Bench = async (report) => {
  const data = testData();
  const folder = join(mkdtempSync(join(tmpdir(), 'patchbay-site-')), 'site');
  await writeSite(folder, await buildSnapshot(openDataFolder()));
  const server = await serveSite(folder);
  const browser = await launchChromium();
  try {
    const node = await measureLife(data, { machine: 'v86', ssh: {}, vagrant: {}, v86: {} }, ROUNDS);
    const inNode = (what: string): Pick<Figure, 'against'> => {
      const found = node.find((figure) => figure.what === what);
      return found ? { against: `in Node: ${found.measured}` } : {};
    };
    const lesson = new URL('lessons/veth-bridge.html', server.url).href;
    const contexts: BrowserContext[] = [];
    const fresh = async (): Promise<void> => void contexts.push(await browser.newContext());
    const first = await timings(ROUNDS, () => toPrompt(contexts, lesson), {
      before: fresh,
      after: async () => contexts.pop()?.close(),
    });
    report({ what: 'tab: click to prompt, the machine fetched from loopback', measured: spread(first) });
    await fresh();
    await toPrompt(contexts, lesson);
    const again = await timings(ROUNDS, () => toPrompt(contexts, lesson));
    const what = 'start to prompt';
    report({ what: 'tab: click to prompt, the machine kept', measured: spread(again), ...inNode(what) });
    const pid = await rendererOf(browser);
    await pause(IDLE_MS);
    const before = processorSeconds(pid);
    await pause(IDLE_MS);
    const share = ((processorSeconds(pid) - before) / (IDLE_MS / 1000)) * 100;
    const idle = 'processor while nothing happens';
    report({ what: `tab: ${idle}`, measured: `${share.toFixed(1)} % of a core`, ...inNode(idle) });
    const memory = 'private memory after that';
    report({ what: `tab: ${memory}`, measured: `${megabytes(memoryOf(pid).own)} MB`, ...inNode(memory) });
  } finally {
    await browser.close();
    server.end();
    rmSync(join(folder, '..'), { recursive: true, force: true });
    removeTestData(data);
  }
};

async function toPrompt(contexts: readonly BrowserContext[], address: string): Promise<void> {
  const context = contexts.at(-1);
  const page: Page | undefined = context?.pages()[0] ?? (await context?.newPage());
  if (!page) throw new Error('there is no tab');
  await page.goto(address);
  await new Player(page, page).terminal('left').shows(/[#$] ?/);
}

/** The process of the tab, which is the renderer that used the processor most. */
async function rendererOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  const [busiest] = renderers.sort((a, b) => b.cpuTime - a.cpuTime);
  if (!busiest) throw new Error('the browser has no tab');
  return busiest.id;
}
