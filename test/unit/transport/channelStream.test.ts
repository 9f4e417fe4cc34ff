import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ChannelStream } from '../../../vm/machines/cloned/channelStream.ts';

/** The guest's ends of a channel and of its control, over real sockets; patchbay-console is what really speaks there. */
let folder: string;
const opened: Socket[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-channel-'));
});
afterEach(() => {
  for (const socket of opened.splice(0)) socket.destroy();
  rmSync(folder, { recursive: true });
});

async function pair(name: string): Promise<{ host: Socket; guest: Socket }> {
  const server = createServer().listen(join(folder, name));
  const guest = new Promise<Socket>((resolve) => server.once('connection', resolve));
  const host = createConnection(join(folder, name));
  const both = { host, guest: await guest };
  server.close();
  opened.push(both.host, both.guest);
  return both;
}

/** Resolves with what comes next that matches. */
function heard(socket: Socket, pattern: RegExp): Promise<string> {
  let text = '';
  return new Promise((resolve) => {
    const look = (bytes: Buffer): void => {
      text += bytes.toString('latin1');
      const found = pattern.exec(text);
      if (!found) return;
      socket.off('data', look);
      resolve(found[0]);
    };
    socket.on('data', look);
  });
}

async function begun(): Promise<{ stream: ChannelStream; agent: Socket; control: Socket; ends: string[] }> {
  const [agent, control] = [await pair('agent'), await pair('control')];
  const ends: string[] = [];
  const signal = new AbortController().signal;
  const opening = ChannelStream.open(agent.host, control.host, { signal, onEnd: () => ends.push('end') });
  const word = await heard(control.guest, /@[0-9a-f]+\n/);
  // What an agent of before still had to say.
  agent.guest.write('o\0\0\0\0\x01half of a fra');
  control.guest.write(`ended\n${word}`);
  expect(await heard(agent.guest, /@[0-9a-f]+\n/)).toBe(word);
  agent.guest.write(`me${word}first`);
  return { stream: await opening, agent: agent.guest, control: control.guest, ends };
}

test('it begins where the new agent does: what came before is dropped, and what comes after is all there', async () => {
  const { stream, agent } = await begun();
  const text = new Promise<string>((resolve) =>
    stream.once('data', (bytes: Buffer) => resolve(String(bytes))),
  );
  expect(await text).toBe('first');
  const typed = heard(agent, /typed/);
  stream.write('typed');
  expect(await typed).toBe('typed');
});

test('it ends with its agent, and then its sockets are free', async () => {
  const { stream, control, ends } = await begun();
  const closed = new Promise((resolve) => stream.once('close', resolve));
  control.write('ended\n');
  await closed;
  expect(ends).toEqual(['end']);
});

test('it ends with the machine', async () => {
  const { stream, agent, ends } = await begun();
  const closed = new Promise((resolve) => stream.once('close', resolve));
  agent.destroy();
  await closed;
  expect(ends).toEqual(['end']);
});

test('a machine that does not answer is waited for until the signal says so', async () => {
  const [agent, control] = [await pair('agent'), await pair('control')];
  const ends: string[] = [];
  const cancel = new AbortController();
  const opening = ChannelStream.open(agent.host, control.host, {
    signal: cancel.signal,
    onEnd: () => ends.push('end'),
  });
  cancel.abort(new Error('cancelled'));
  await expect(opening).rejects.toThrow('cancelled');
  expect(ends).toEqual(['end']);
});
