import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  encodeFrame,
  encodeNumber,
  encodeStrings,
  FRAME,
  FrameReader,
} from '../../../vm/transport/agent/agentFrames.ts';
import { textOf } from '../../../vm/transport/bytes.ts';
import { AgentStream } from '../../../vm/transport/agent/agentStream.ts';

const WINDOW = 256 * 1024;

test('frames are found however the connection cuts them', () => {
  const payload = fc.uint8Array({ maxLength: 50 });
  const frames = fc.array(fc.tuple(fc.constantFrom('o', 'f', 'x'), fc.nat(), payload), { maxLength: 8 });
  fc.assert(
    fc.property(frames, fc.array(fc.integer({ min: 1, max: 20 })), (sent, cuts) => {
      const bytes = Buffer.concat(sent.map(([type, stream, data]) => encodeFrame(type as 'o', stream, data)));
      const seen: [string, number, Uint8Array][] = [];
      const reader = new FrameReader((type, stream, data) =>
        seen.push([type, stream, Uint8Array.from(data)]),
      );
      let at = 0;
      for (const cut of [...cuts, bytes.length]) {
        reader.add(bytes.subarray(at, at + cut));
        at += cut;
      }
      expect(seen).toEqual(sent);
    }),
  );
});

test('what can be no frame is refused before it is waited for', () => {
  const header = encodeFrame(FRAME.output, 1);
  header.fill(0xff, 5);
  expect(() => new FrameReader(() => {}).add(header)).toThrow(RangeError);
});

test('an argument keeps its spaces and quotes', () => {
  expect(textOf(encodeStrings(['a b', "'", '']))).toBe("a b\0'\0\0");
});

/** A stream, and what it sent. */
function stream(grants: 'heard' | 'shown' = 'heard'): {
  stream: AgentStream;
  sent: [string, number][];
  heard: string[];
  output: () => void;
} {
  const sent: [string, number][] = [];
  const heard: string[] = [];
  const made = new AgentStream(
    {
      output: (piece) => heard.push(`output ${piece.length}`),
      ended: (code) => heard.push(`ended ${code}`),
      lost: (error) => heard.push(`lost ${error.message}`),
    },
    (type, payload) =>
      sent.push([type, type === 'w' ? Buffer.from(payload!).readUInt32BE() : (payload?.length ?? 0)]),
    grants,
  );
  return { stream: made, sent, heard, output: () => made.take('o', Buffer.alloc(GRANT_AT)) };
}
const GRANT_AT = 64 * 1024;

test('no more is sent than was granted, and the end comes after all of it', () => {
  const { stream: one, sent } = stream();
  one.write(Buffer.alloc(WINDOW + 10));
  one.end();
  const bytes = (): number =>
    sent.filter(([type]) => type === 'd').reduce((sum, [, count]) => sum + count, 0);
  expect(bytes()).toBe(WINDOW);
  expect(sent.at(-1)?.[0]).toBe('d');
  one.take('w', encodeNumber(4));
  expect(bytes()).toBe(WINDOW + 4);
  one.take('w', encodeNumber(100));
  expect(bytes()).toBe(WINDOW + 10);
  expect(sent.at(-1)).toEqual(['e', 0]);
});

test('a program is granted more as its output is heard, a terminal as that was shown, in few grants', () => {
  const program = stream();
  program.output();
  expect(program.sent).toEqual([['w', GRANT_AT]]);
  const { stream: terminal, sent, output } = stream('shown');
  output();
  output();
  terminal.acknowledge(GRANT_AT - 1);
  expect(sent).toEqual([]);
  terminal.acknowledge(2);
  expect(sent).toEqual([['w', GRANT_AT + 1]]);
});

test('a stream that was given up is silent, and lets the guest get rid of its output', () => {
  const { stream: one, sent, heard, output } = stream('shown');
  one.giveUp();
  output();
  one.take('x', encodeNumber(0));
  expect(heard).toEqual([]);
  expect(sent).toEqual([
    ['k', 0],
    ['w', GRANT_AT],
  ]);
});
