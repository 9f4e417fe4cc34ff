import { expect, test } from 'vitest';
import { checkPosition } from '../../../extension/editor/authoring/checkPosition.ts';

const lines = `# A switch
link: in prose
\`\`\`bash {run}
link: in commands
\`\`\`
\`\`\`\`yaml {check}
- what: br0 is up
  link: br0
  up: true
- what: an address
  
\`\`\`\`
after`.split('\n');
const at = (text: string, nth = 0): number =>
  lines.flatMap((line, index) => (line === text ? [index] : []))[nth]!;

test('outside of a check block there is no check', () => {
  for (const text of ['link: in prose', 'link: in commands', '```', 'after', '````yaml {check}'])
    expect(checkPosition(lines, at(text)), text).toBeUndefined();
});

test('each line of a check knows its kind and its fields, whatever the order', () => {
  for (const text of ['- what: br0 is up', '  link: br0', '  up: true'])
    expect(checkPosition(lines, at(text)), text).toEqual({ kind: 'link', fields: ['what', 'link', 'up'] });
});

test('a check that names no kind yet has none', () => {
  expect(checkPosition(lines, at('  '))).toEqual({ kind: undefined, fields: ['what'] });
});
