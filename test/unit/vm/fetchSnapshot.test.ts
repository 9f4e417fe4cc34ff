import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchSnapshot } from '../../../vm/machines/v86/fetchSnapshot.ts';
import { MANIFEST_FILE, SNAPSHOT_FILE } from '../../../vm/emulator/snapshotManifest.ts';

const state = Buffer.from('a machine that was saved '.repeat(4000));
const facts = {
  ...{ architecture: 'i686', kernel: '6.1', docker: false, gcc: true, btf: false },
  ...{ memoryBytes: 1, cpus: 1 },
};
const manifest = {
  format: 1,
  facts,
  state: { bytes: state.length, sha256: createHash('sha256').update(state).digest('hex') },
};

let root: string;
let source: string;
let target: string;
let server: Server;
let address: string;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'patchbay-fetch-'));
  [source, target] = [join(root, 'source'), join(root, 'images', 'v86-name')];
  mkdirSync(source);
  writeFileSync(join(source, MANIFEST_FILE), JSON.stringify(manifest));
  writeFileSync(join(source, SNAPSHOT_FILE), state);
  server = createServer((request, response) => {
    try {
      response.end(readFileSync(join(source, request.url?.slice('/v86/'.length) ?? '')));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v86`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(root, { recursive: true });
});

const fetched = (): Buffer => readFileSync(join(target, SNAPSHOT_FILE));

test('a folder is copied, and an address fetched, with progress', async () => {
  await fetchSnapshot(source, target);
  expect(fetched().equals(state)).toBe(true);
  rmSync(target, { recursive: true });
  const said: number[] = [];
  await fetchSnapshot(address, target, { onProgress: ({ fraction }) => said.push(fraction ?? 0) });
  expect(fetched().equals(state)).toBe(true);
  expect(said.at(-1)).toBe(1);
  expect(readdirSync(join(root, 'images'))).toEqual(['v86-name']);
});

test('an altered, truncated, too long or missing snapshot is reported, and the old one stays', async () => {
  await fetchSnapshot(source, target);
  const damaged: [string, () => void][] = [
    ['checksum', () => writeFileSync(join(source, SNAPSHOT_FILE), Buffer.alloc(state.length, 'b'))],
    ['checksum', () => writeFileSync(join(source, SNAPSHOT_FILE), state.subarray(100))],
    ['more of it', () => writeFileSync(join(source, SNAPSHOT_FILE), Buffer.concat([state, state]))],
    ['404', () => rmSync(join(source, SNAPSHOT_FILE))],
    ['format', () => writeFileSync(join(source, MANIFEST_FILE), '{"format": 2}')],
  ];
  for (const [word, damage] of damaged) {
    damage();
    await expect(fetchSnapshot(address, target)).rejects.toMatchObject({
      name: 'FailureError',
      code: 'snapshot-not-fetched',
      message: expect.stringContaining(word) as string,
    });
    expect(readdirSync(join(root, 'images'))).toEqual(['v86-name']);
    expect(fetched().equals(state)).toBe(true);
  }
});

test('an address that anybody on the way could alter is not fetched from', async () => {
  await expect(fetchSnapshot('http://192.0.2.1/v86', target)).rejects.toThrow('only https');
});

test('cancelled, it rejects with the reason and leaves nothing', async () => {
  const cancel = new AbortController();
  const reason = new Error('enough');
  server.removeAllListeners('request');
  server.on('request', () => cancel.abort(reason));
  await expect(fetchSnapshot(address, target, { signal: cancel.signal })).rejects.toBe(reason);
  expect(readdirSync(join(root, 'images'))).toEqual([]);
});
