import { expect, test } from 'vitest';
import { MachineError } from '../../../extension/core/machine/machineError.ts';

test('a machine error says what, why and what next, and keeps the cause', () => {
  const cause = new Error('ENOSPC');
  const error = new MachineError(
    'no-space',
    { what: 'The template was not made.', why: 'The disk is full.', next: 'Free 1 GB and start again.' },
    cause,
  );
  expect(error.message).toBe('The template was not made. The disk is full. Free 1 GB and start again.');
  expect(error.reason).toBe('no-space');
  expect(error.cause).toBe(cause);
});
