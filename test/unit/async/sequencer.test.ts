import { expect, test } from 'vitest';
import { pause } from '../../../extension/core/async/pause.ts';
import { Sequencer } from '../../../extension/core/async/sequencer.ts';

test('one after the other, and a failure is its own only', async () => {
  const turns = new Sequencer();
  const log: string[] = [];
  const task = async (name: string, ms: number): Promise<string> => {
    log.push(`${name} begins`);
    await pause(ms);
    log.push(`${name} ends`);
    if (name === 'first') throw new Error('broken');
    return name;
  };
  const [first, second] = await Promise.allSettled([
    turns.run(() => task('first', 10)),
    turns.run(() => task('second', 0)),
  ]);
  expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  expect(first).toMatchObject({ status: 'rejected', reason: new Error('broken') });
  expect(second).toEqual({ status: 'fulfilled', value: 'second' });
});
