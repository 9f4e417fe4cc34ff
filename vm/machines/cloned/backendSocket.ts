import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

/** Where a process of ours listens that has the run folder `folder` as its working directory; a pipe on Windows. */
export function listeningPath(folder: string, name: string): string {
  return process.platform === 'win32' ? pipe(folder, name) : name;
}

/**
 * Connects to the socket `name` in a run folder, which its owner alone may enter. unix(7): a socket's path has at most
 * 107 bytes, so a deep folder is reached through a short link. Rejects with the system's error.
 */
export async function connectToBackend(folder: string, name: string): Promise<Socket> {
  if (process.platform === 'win32') return connected(pipe(folder, name));
  const path = join(folder, name);
  if (Buffer.byteLength(path) < 104) return connected(path);
  const link = join(tmpdir(), `patchbay-${randomBytes(6).toString('hex')}`);
  // A program that cleans temporary folders may have removed it.
  mkdirSync(tmpdir(), { recursive: true });
  symlinkSync(folder, link);
  try {
    return await connected(join(link, name));
  } finally {
    rmSync(link, { force: true });
  }
}

function pipe(folder: string, name: string): string {
  return `\\\\.\\pipe\\patchbay-${basename(resolve(folder))}-${name}`;
}

function connected(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });
}
