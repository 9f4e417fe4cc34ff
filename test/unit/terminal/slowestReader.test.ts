import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SlowestReader } from '../../../extension/core/terminal/slowestReader.ts';

test('what all have shown is acknowledged, once, and never more than came', () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('received' as const), bytes: fc.integer({ min: 1, max: 1000 }) }),
      fc.record({ kind: fc.constant('first' as const), bytes: fc.integer({ min: 1, max: 1500 }) }),
      fc.record({ kind: fc.constant('second' as const), bytes: fc.integer({ min: 1, max: 1500 }) }),
    ),
  );
  fc.assert(
    fc.property(steps, (all) => {
      let acknowledged = 0;
      const readers = new SlowestReader((bytes) => (acknowledged += bytes));
      const [first, second] = [readers.add(), readers.add()];
      const shown = { received: 0, first: 0, second: 0 };
      for (const { kind, bytes } of all) {
        if (kind === 'received') readers.received(bytes);
        else (kind === 'first' ? first : second).shown(bytes);
        shown[kind] =
          kind === 'received' ? shown[kind] + bytes : Math.min(shown[kind] + bytes, shown.received);
        expect(acknowledged).toBe(Math.min(shown.first, shown.second));
      }
      first.dispose();
      second.dispose();
      expect(acknowledged).toBe(shown.received);
    }),
  );
});

test('one who comes later owes nothing of before, and with nobody there all is acknowledged', () => {
  const acknowledged: number[] = [];
  const readers = new SlowestReader((bytes) => acknowledged.push(bytes));
  readers.received(10);
  const late = readers.add();
  readers.received(5);
  expect(acknowledged).toEqual([10]);
  late.shown(5);
  late.dispose();
  late.shown(100);
  readers.received(1);
  expect(acknowledged).toEqual([10, 5, 1]);
});
