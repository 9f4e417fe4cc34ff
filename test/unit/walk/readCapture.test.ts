import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFrame } from '../../../extension/core/capture/decodeFrame.ts';
import { USUAL_TUNNEL_PORTS } from '../../../extension/core/capture/decodeTransport.ts';
import { packetKey } from '../../../extension/core/capture/packetKey.ts';
import { packetText } from '../../../extension/core/capture/packetText.ts';
import { inTimeOrder } from '../../../extension/core/capture/timeOrder.ts';
import { readCapture } from '../../../extension/core/capture/readCapture.ts';

/** A pcapng file as patchbay-capture writes it, in either byte order. */
function pcapng(
  frames: readonly { direction: 1 | 2; bytes: Uint8Array }[],
  little: boolean,
  times: readonly number[] = frames.map((_frame, index) => index),
): Uint8Array {
  const parts: number[] = [];
  const number = (value: number, size: number): number[] => {
    const bytes = Array.from({ length: size }, (_, at) => Math.floor(value / 2 ** (8 * at)) % 256);
    return little ? bytes : bytes.reverse();
  };
  const padded = (bytes: readonly number[]): number[] => [
    ...bytes,
    ...Array<number>((4 - (bytes.length % 4)) % 4).fill(0),
  ];
  const block = (type: number, body: readonly number[]): void => {
    const size = number(body.length + 12, 4);
    parts.push(...number(type, 4), ...size, ...body, ...size);
  };
  block(0x0a0d0d0a, [
    ...number(0x1a2b3c4d, 4),
    ...number(1, 2),
    ...number(0, 2),
    ...Array<number>(8).fill(255),
  ]);
  const name = Array.from('vm/red:eth0', (letter) => letter.charCodeAt(0));
  const option = (code: number, value: readonly number[]): number[] => [
    ...number(code, 2),
    ...number(value.length, 2),
    ...padded(value),
  ];
  block(1, [
    ...number(1, 2),
    ...number(0, 2),
    ...number(0, 4),
    ...option(2, name),
    ...option(9, [9]),
    ...number(0, 4),
  ]);
  frames.forEach(({ direction, bytes }, index) => {
    const head = [0, 0x18000000, 1000 + times[index]!, bytes.length, bytes.length].flatMap((value) =>
      number(value, 4),
    );
    block(6, [...head, ...padded([...bytes]), ...option(2, number(direction, 4)), ...number(0, 4)]);
  });
  return Uint8Array.from(parts);
}

const frame = fc.record({
  direction: fc.constantFrom(1 as const, 2 as const),
  bytes: fc.uint8Array({ maxLength: 120 }),
});

describe('reading a capture', () => {
  test('what was written is read, in either byte order', () => {
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 8 }), fc.boolean(), (frames, little) => {
        const capture = readCapture(pcapng(frames, little));
        expect(capture.problems).toEqual([]);
        expect(capture.interfaces).toEqual([{ name: 'vm/red:eth0', description: '', linkType: 1 }]);
        expect(
          capture.frames.map(({ bytes, direction, time }) => ({ bytes: [...bytes], direction, time })),
        ).toEqual(
          frames.map(({ bytes, direction }, time) => ({
            bytes: [...bytes],
            direction: direction === 1 ? 'in' : 'out',
            time,
          })),
        );
      }),
    );
  });

  test('in the order of time nothing is lost, and what is no capture stays as it is', () => {
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 8 }), fc.boolean(), fc.gen(), (frames, little, gen) => {
        const times = frames.map(() => gen(fc.integer, { min: 0, max: 9 }));
        const ordered = readCapture(inTimeOrder(pcapng(frames, little, times)));
        expect(ordered.problems).toEqual([]);
        expect(ordered.frames.map(({ bytes }) => [...bytes])).toEqual(
          frames
            .map(({ bytes }, index) => ({ bytes: [...bytes], time: times[index]! }))
            .sort((one, other) => one.time - other.time)
            .map(({ bytes }) => bytes),
        );
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(inTimeOrder(bytes)).toEqual(bytes);
      }),
    );
  });

  test('a file that is cut off anywhere gives the frames before the cut, and says so', () => {
    const whole = pcapng(Array(5).fill({ direction: 1, bytes: new Uint8Array(60).fill(7) }), true);
    // 28 bytes of section, 48 of the link, then the frames.
    const ends = [28, 76, ...[1, 2, 3, 4, 5].map((count) => 76 + ((whole.length - 76) / 5) * count)];
    for (let length = 1; length < whole.length; length++) {
      const capture = readCapture(whole.subarray(0, length));
      expect(capture.frames).toHaveLength(Math.max(0, ends.filter((end) => end <= length).length - 2));
      expect(capture.problems).toHaveLength(ends.includes(length) ? 0 : 1);
    }
  });

  test('damage and noise are no exception', () => {
    const whole = pcapng(Array(3).fill({ direction: 2, bytes: new Uint8Array(60).fill(8) }), true);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 }), (changes) => {
        const damaged = Uint8Array.from(whole);
        for (const [at, value] of changes) damaged[at] = value;
        expect(readCapture(damaged).frames.length).toBeLessThanOrEqual(3);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(readCapture(bytes).frames.length).toBeLessThan(20);
      }),
    );
  });
});

describe('decoding a frame', () => {
  /** Bytes that look like something: an EtherType or a tag where one belongs, then noise. */
  const likely = fc
    .tuple(
      fc.constantFrom(
        [0x08, 0x00, 0x45],
        [0x08, 0x06, 0x00],
        [0x86, 0xdd, 0x60],
        [0x81, 0x00, 0x00],
        [0x88, 0xa8, 0x10],
      ),
      fc.uint8Array({ maxLength: 200 }),
    )
    .map(([type, rest]) => Uint8Array.from([...Array<number>(12).fill(2), ...type, ...rest]));

  test('never throws, whatever the bytes, and always has words and a key', () => {
    fc.assert(
      fc.property(
        fc.oneof(likely, fc.uint8Array({ maxLength: 200 })),
        fc.constantFrom(1, 101),
        (bytes, linkType) => {
          const packet = decodeFrame(bytes, linkType, bytes.length, USUAL_TUNNEL_PORTS);
          expect(packetText(packet)).not.toBe('');
          expect(packetKey(packet)).not.toBe('');
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('tunnels in tunnels, and errors about errors, end', () => {
    // Each layer: Ethernet, IPv4, UDP to 4789, VXLAN.
    const layer = (inside: readonly number[]): number[] => {
      const length = 36 + inside.length;
      const ip = [0x45, 0, length >> 8, length & 255, 0, 1, 0, 0, 64, 17, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2];
      const udp = [0, 9, 0x12, 0xb5, (length - 20) >> 8, (length - 20) & 255, 0, 0, 8, 0, 0, 0, 0, 0, 42, 0];
      return [...Array<number>(12).fill(2), 8, 0, ...ip, ...udp, ...inside];
    };
    const deep = Array.from({ length: 20 }).reduce<number[]>((inside) => layer(inside), []);
    const text = packetText(decodeFrame(Uint8Array.from(deep), 1, deep.length, USUAL_TUNNEL_PORTS));
    expect(text.match(/VXLAN VNI 42/g)).toHaveLength(4);
  });
});
