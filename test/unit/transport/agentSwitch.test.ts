import { textOf } from '../../../vm/transport/bytes.ts';
import { Duplex } from 'node:stream';
import { expect, test } from 'vitest';
import { Emitter } from '../../../extension/core/lifetime/emitter.ts';
import { AgentSwitch } from '../../../vm/machines/v86/emulator/agentSwitch.ts';
import { encodeFrame, FRAME, FrameReader, type FrameType } from '../../../vm/transport/agent/agentFrames.ts';

type Heard = [type: string, stream: number, payload: string];

/** A connection that the test writes to as the client, and what the client hears. */
function client(agents: AgentSwitch): { say: (...frame: Heard) => void; heard: Heard[]; connection: Duplex } {
  const heard: Heard[] = [];
  const reader = new FrameReader((type, stream, payload) => heard.push([type, stream, textOf(payload)]));
  const connection = new Duplex({
    read() {},
    write(piece: Buffer, _, next) {
      reader.add(piece);
      next();
    },
  });
  agents.join(connection);
  return {
    heard,
    connection,
    say: (type, stream, payload) =>
      connection.push(encodeFrame(type as FrameType, stream, Buffer.from(payload))),
  };
}

/** A guest that keeps what it hears. */
function guest(): {
  agents: AgentSwitch;
  nonsense: number;
  heard: Heard[];
  say: (type: FrameType, stream: number, text: string) => void;
  blurt: (text: string) => void;
} {
  const data = new Emitter<Uint8Array>();
  const heard: Heard[] = [];
  const reader = new FrameReader((type, stream, payload) => heard.push([type, stream, textOf(payload)]));
  const channel = { onData: data.event, write: (bytes: Uint8Array) => reader.add(bytes) };
  const own = {
    agents: new AgentSwitch(channel, () => (own.nonsense += 1)),
    nonsense: 0,
    heard,
    say: (type: FrameType, stream: number, text: string) =>
      data.fire(encodeFrame(type, stream, Buffer.from(text))),
    blurt: (text: string) => data.fire(Buffer.from(text)),
  };
  return own;
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('two clients use the same numbers, and each hears its own', async () => {
  const { agents, heard, say } = guest();
  const [a, b] = [client(agents), client(agents)];
  a.say(FRAME.run, 1, 'from a');
  b.say(FRAME.run, 1, 'from b');
  await settled();
  expect(heard.map(([type, , text]) => [type, text])).toEqual([
    ['r', 'from a'],
    ['r', 'from b'],
  ]);
  const [[, first], [, second]] = heard as [Heard, Heard];
  expect(first).not.toBe(second);
  say(FRAME.output, second, 'for b');
  say(FRAME.output, first, 'for a');
  say(FRAME.ended, first, 'code');
  say(FRAME.output, first, 'after its end');
  await settled();
  expect(a.heard).toEqual([
    ['o', 1, 'for a'],
    ['x', 1, 'code'],
  ]);
  expect(b.heard).toEqual([['o', 1, 'for b']]);
});

test('input for a stream that nobody began goes nowhere', async () => {
  const { agents, heard } = guest();
  const a = client(agents);
  a.say(FRAME.input, 7, 'lost');
  await settled();
  expect(heard).toEqual([]);
});

test('where a client goes, its streams are given up and may say the rest; the others stay', async () => {
  const { agents, heard, say } = guest();
  const [a, b] = [client(agents), client(agents)];
  a.say(FRAME.run, 1, 'of a');
  b.say(FRAME.run, 1, 'of b');
  await settled();
  const [[, ofA], [, ofB]] = heard as [Heard, Heard];
  a.connection.destroy();
  await settled();
  expect(agents.clients).toBe(1);
  expect(heard.slice(2).map(([type, stream]) => [type, stream])).toEqual([
    [FRAME.giveUp, ofA],
    [FRAME.grant, ofA],
  ]);
  say(FRAME.output, ofA, 'to nobody');
  say(FRAME.output, ofB, 'still here');
  await settled();
  expect(b.heard).toEqual([['o', 1, 'still here']]);
});

test('a client that says what is no frame loses its connection, and nobody else does', async () => {
  const { agents } = guest();
  const [a, b] = [client(agents), client(agents)];
  a.connection.push(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
  await settled();
  expect([a.connection.destroyed, b.connection.destroyed]).toEqual([true, false]);
});

test('a guest that sends a malformed frame is reported, and starts again', async () => {
  const own = guest();
  const a = client(own.agents);
  a.say(FRAME.run, 1, 'x');
  await settled();
  own.blurt('root was here, and wrote to the console');
  expect(own.nonsense).toBe(1);
  own.agents.reset();
  await settled();
  expect(a.connection.destroyed).toBe(true);
});

test('with the agent, every connection ends, and half a frame is forgotten', async () => {
  const { agents, say, heard } = guest();
  const a = client(agents);
  a.say(FRAME.run, 1, 'x');
  await settled();
  agents.reset();
  await settled();
  expect(a.connection.destroyed).toBe(true);
  const b = client(agents);
  b.say(FRAME.run, 1, 'y');
  await settled();
  say(FRAME.output, heard.at(-1)![1], 'fresh');
  await settled();
  expect(b.heard).toEqual([['o', 1, 'fresh']]);
});
