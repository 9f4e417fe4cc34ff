import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { ROOT } from '../../../extension/build/root.ts';
import { ASSISTANTS, readSettings } from '../../../extension/editor/settings.ts';

const of = (value: unknown): string =>
  readSettings((name) => (name === 'patchbay.assistant' ? value : undefined), 'en').assistant;

test('an assistant gets nothing unless the setting says so', () => {
  for (const value of [undefined, '', 'on', true, 'Learner', 'toString']) expect(of(value)).toBe('off');
  expect(of('learner')).toBe('learner');
});

test('no workspace of a learner can change it', () => {
  const { contributes } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8')) as {
    contributes: {
      configuration: { properties: Record<string, { enum?: string[]; scope: string; default: unknown }> };
    };
  };
  const setting = contributes.configuration.properties['patchbay.assistant'];
  expect(setting).toMatchObject({ enum: [...ASSISTANTS], scope: 'machine', default: 'off' });
});
