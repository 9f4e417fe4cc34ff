import { createHash, randomBytes } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchGuest } from '../../../extension/browser/guest/guest.ts';
import { fetchPart } from '../../../extension/browser/guest/fetchPart.ts';
import type { GuestManifest } from '../../../extension/browser/guest/guestManifest.ts';
import { isWhole } from '../../../extension/browser/guest/isWhole.ts';
import type { PartStore } from '../../../extension/browser/guest/partStore.ts';
import type { Progress } from '../../../extension/core/machine/machine.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const pieces = [randomBytes(70_000), randomBytes(70_000), randomBytes(1234)];
const state = Buffer.concat(pieces);
const manifest: GuestManifest = {
  format: 1,
  facts: {
    ...{ architecture: 'i686', kernel: '6.1', docker: false, gcc: true, btf: false },
    ...{ memoryBytes: 1, cpus: 1 },
  },
  state: { bytes: state.length, sha256: sha256(state) },
  parts: pieces.map((bytes, index) => ({
    file: `${index}.part`,
    bytes: bytes.length,
    sha256: sha256(bytes),
  })),
};
const [part] = manifest.parts;

/** Answers the first requests for a file its own way; after them it is served as it is. */
type Trouble = (response: ServerResponse, content: Buffer) => void;
let troubles: Map<string, Trouble[]>;
let asked: string[];
let server: Server;
let base: URL;

beforeEach(async () => {
  troubles = new Map();
  asked = [];
  server = createServer(({ url = '' }, response) => {
    const name = url.slice('/guest/'.length);
    asked.push(name);
    // A connection that waits for its next use may be closed just then.
    response.setHeader('connection', 'close');
    const content = name === 'manifest.json' ? Buffer.from(JSON.stringify(manifest)) : pieces[parseInt(name)];
    const trouble = troubles.get(name)?.shift();
    if (!content) response.writeHead(404).end();
    else if (trouble) trouble(response, content);
    else response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/guest/`);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const cut: Trouble = (response, content) => {
  response.setHeader('content-length', content.length);
  response.write(content.subarray(0, 1000), () => response.destroy());
};
const lie: Trouble = (response, content) => response.end(Buffer.alloc(content.length, 'x'));
const shorter: Trouble = (response, content) => response.end(content.subarray(1));
const missing: Trouble = (response) => response.writeHead(404).end();

/** A store in memory, which holds what it is given against the list as the browser's does. */
function memoryStore(): PartStore & { readonly kept: Map<string, Blob> } {
  const kept = new Map<string, Blob>();
  return {
    kept,
    async find(url, wanted) {
      const blob = kept.get(url.href);
      return blob && (await isWhole(blob, wanted)) ? blob : undefined;
    },
    keep: (url, blob) => Promise.resolve(void kept.set(url.href, blob)),
    keepOnly(urls) {
      const wanted = new Set(urls.map(({ href }) => href));
      for (const href of kept.keys()) if (!wanted.has(href)) kept.delete(href);
      return Promise.resolve();
    },
  };
}

const bytesOf = async (blob: Blob): Promise<Buffer> => Buffer.from(await blob.arrayBuffer());
const quick = { report: () => undefined, triesAfterMs: [1, 1] };

test('the parts are one whole, with progress, and are asked for once', async () => {
  const store = memoryStore();
  const said: Progress[] = [];
  const guest = await fetchGuest(base, store, { onProgress: (progress) => said.push(progress) });
  expect(await bytesOf(guest.state)).toEqual(state);
  expect(guest.facts).toEqual(manifest.facts);
  expect(said.at(-1)?.fraction).toBeCloseTo(0.95);
  await fetchGuest(base, store);
  expect(asked).toEqual(['manifest.json', '0.part', '1.part', '2.part', 'manifest.json']);
});

test('what was fetched before a cancel is not fetched again', async () => {
  const store = memoryStore();
  const cancel = new AbortController();
  troubles.set('1.part', [() => cancel.abort(new Error('cancelled by the test'))]);
  await expect(fetchGuest(base, store, { signal: cancel.signal })).rejects.toThrow('cancelled by the test');
  expect(await bytesOf((await fetchGuest(base, store)).state)).toEqual(state);
  expect(asked.filter((name) => name === '0.part')).toHaveLength(1);
});

test('a kept part that is damaged is fetched again, and what an older site left goes', async () => {
  const store = memoryStore();
  await fetchGuest(base, store);
  const first = new URL('0.part', base).href;
  store.kept.set(first, new Blob([new Uint8Array(70_000)]));
  store.kept.set(new URL('older.part', base).href, new Blob(['older']));
  expect(await bytesOf((await fetchGuest(base, store)).state)).toEqual(state);
  expect([...store.kept.keys()].sort()).toEqual(manifest.parts.map(({ file }) => new URL(file, base).href));
});

test('a connection that is cut, and one that lies, is made again', async () => {
  troubles.set('0.part', [cut, lie]);
  const troubled: string[] = [];
  const report = (_bytes: number, trouble = ''): number => troubled.push(trouble);
  const blob = await fetchPart(new URL('0.part', base), part!, { ...quick, report });
  expect(await bytesOf(blob)).toEqual(pieces[0]);
  expect(troubled).toContain('it did not arrive, trying again');
});

test.each([
  ['that is not there', [missing, missing, missing], 'tab-machine-not-fetched'],
  ['that is cut each time', [cut, cut, cut], 'tab-machine-not-fetched'],
  ['of other bytes', [lie, lie, lie], 'tab-machine-damaged'],
  ['that is too short', [shorter, shorter, shorter], 'tab-machine-damaged'],
])('a part %s is refused', async (_name, answers, code) => {
  troubles.set('0.part', [...answers]);
  await expect(fetchPart(new URL('0.part', base), part!, quick)).rejects.toMatchObject({ code });
  expect(asked).toHaveLength(3);
});

test('a list whose connection is cut is fetched again', async () => {
  troubles.set('manifest.json', [(response) => response.destroy()]);
  const said: string[] = [];
  const onProgress = ({ message }: Progress): number => said.push(message);
  expect(await bytesOf((await fetchGuest(base, memoryStore(), { onProgress })).state)).toEqual(state);
  expect(said[0]).toBe('Fetching the machine, this once (it did not arrive, trying again)');
});

test('a list that is none is refused', async () => {
  troubles.set('manifest.json', [(response) => response.end('<html>not found</html>')]);
  await expect(fetchGuest(base, memoryStore())).rejects.toMatchObject({ code: 'tab-machine-not-fetched' });
});
