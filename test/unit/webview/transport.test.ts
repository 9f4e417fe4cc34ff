import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';
import { openPage } from '../../../extension/webview/pageContext.ts';
import { FRESH_PAGE } from '../../../extension/webview/pageState.ts';
import type { Transport } from '../../../extension/webview/transport.ts';

/** A transport that is memory; `kept` outlives the page. */
function memoryTransport(kept: { state?: unknown }, sent: unknown[] = []): Transport {
  return {
    send: (message) => sent.push(message),
    listen: () => undefined,
    load: () => kept.state,
    save: (state) => (kept.state = structuredClone(state)),
    opensTerminals: true,
  };
}
const silent = {} as HTMLElement;

test('what is the page’s own is there again when the page is', () => {
  const kept = {};
  const page = openPage(memoryTransport(kept), silent);
  expect(page.state).toEqual(FRESH_PAGE);
  page.remember({ stackedPane: 'network' });
  page.remember({ open: { first: false } });
  const again = openPage(memoryTransport(kept), silent);
  expect(again.state).toEqual({ ...FRESH_PAGE, stackedPane: 'network', open: { first: false } });
});

test.each([[undefined], [null], ['text'], [7]])(
  'a page whose host kept %j for it is a fresh one',
  (state) => {
    expect(openPage(memoryTransport({ state }), silent).state).toEqual(FRESH_PAGE);
  },
);

test('intents go to the transport as they are', () => {
  const sent: unknown[] = [];
  openPage(memoryTransport({}, sent), silent).send({ type: 'goTo', step: 'first' });
  expect(sent).toEqual([{ type: 'goTo', step: 'first' }]);
});

test('one file of the page knows that there is a VS Code, and the entry that chooses it', () => {
  const grep = ['grep', '-lE', 'acquireVsCodeApi|vsCodeTransport', '--', 'extension/webview/*.ts'];
  const files = execFileSync('git', grep, { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
  expect(files).toEqual(['extension/webview/main.ts', 'extension/webview/vsCodeTransport.ts']);
});
