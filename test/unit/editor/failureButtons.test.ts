import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { failure } from '../../../extension/core/failure/failure.ts';
import { failureOf } from '../../../extension/core/failure/failureError.ts';
import { failureButtons } from '../../../extension/editor/window/failureButtons.ts';

interface Manifest {
  readonly bugs: { readonly url: string };
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}
const manifest = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
) as Manifest;
const log = { label: 'Show Log', command: 'patchbay.showLog' };

test('what nobody expected is shown with a button to report it where the manifest says, and the log', () => {
  expect(failureButtons(failureOf(new TypeError('x is not a function')))).toEqual([
    { label: 'Report', url: manifest.bugs.url },
    log,
  ]);
});

test('what is expected is shown with the doctor and the log, which are commands of ours', () => {
  const buttons = failureButtons(failure('died', { reason: 'QEMU ended.' }));
  expect(buttons).toEqual([{ label: 'Run the Doctor', command: 'patchbay.doctor' }, log]);
  const commands = manifest.contributes.commands.map(({ command }) => command);
  for (const button of buttons) expect(commands).toContain('command' in button && button.command);
});
