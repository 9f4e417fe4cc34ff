import { expect, test } from 'vitest';
import { WorkerStream } from '../../../extension/browser/emulator/workerStream.ts';

test('bytes go both ways until it ends, which is said once', () => {
  const sent: Uint8Array[] = [];
  const heard: Uint8Array[] = [];
  let closed = 0;
  const stream = new WorkerStream((bytes) => sent.push(bytes));
  stream.on('data', (bytes) => heard.push(bytes));
  stream.once('close', () => (closed += 1));
  const [one, two] = [new Uint8Array([1]), new Uint8Array([2])];
  stream.write(one);
  stream.take(two);
  stream.destroy();
  stream.destroy();
  stream.write(one);
  stream.take(two);
  expect([sent, heard, closed]).toEqual([[one], [two], 1]);
});
