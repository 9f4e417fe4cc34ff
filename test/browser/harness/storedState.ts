import type { Page } from 'playwright-core';
import { pollUntil } from '../../../extension/core/async/pollUntil.ts';

const PATIENCE_MS = 60_000;

/**
 * Waits until VS Code has stored, in the browser, that an editor of this kind is open. It does so when it is idle, so
 * after some seconds on a quiet computer; a page that is reloaded before has lost the editor.
 */
export async function waitUntilStored(page: Page, what: string): Promise<void> {
  // Not `waitForFunction`, which takes a promise for true.
  const stored = await pollUntil(async () => (await page.evaluate(isStored, what)) || undefined, {
    timeoutMs: PATIENCE_MS,
    everyMs: 250,
  });
  if (!stored) throw new Error(`VS Code did not store that ${what} is open.`);
}

/** Runs in the page. */
async function isStored(what: string): Promise<boolean> {
  const result = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error(String(request.error)));
    });
  for (const { name } of await indexedDB.databases()) {
    if (name?.startsWith('vscode-web-state-db') !== true) continue;
    const database = await result(indexedDB.open(name));
    try {
      for (const table of database.objectStoreNames) {
        const store = database.transaction(table).objectStore(table);
        const value: unknown = await result(store.get('memento/workbench.parts.editor'));
        if (typeof value === 'string' && value.includes(what)) return true;
      }
    } finally {
      database.close();
    }
  }
  return false;
}
