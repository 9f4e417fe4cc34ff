import { expect, test } from 'vitest';
import { parseTerminals } from '../../../vm/transport/agent/guestTerminals.ts';

test('terminals are read a line each, and lines that are none are left out', () => {
  const lines = [
    '{"name":"left","host":"vm","netns":null,"pid":7}',
    '{"name":"a.red.2","host":"a","netns":"red","pid":8}',
    '{"name":"half","host":',
    '{"name":3,"host":"vm"}',
    '"left"',
    '',
  ];
  expect(parseTerminals(lines.join('\n'))).toEqual([
    { name: 'left', host: 'vm', netns: null },
    { name: 'a.red.2', host: 'a', netns: 'red' },
  ]);
});
