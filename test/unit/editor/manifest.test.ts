import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';
import { COMMAND_IDS } from '../../../extension/editor/commands/commandIds.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { command: string; title: string; category: string }[];
    readonly menus: Readonly<Record<string, readonly { command: string }[]>>;
    readonly keybindings: readonly { command: string }[];
    readonly viewsContainers: { readonly activitybar: readonly { icon: string }[] };
    readonly walkthroughs: readonly { steps: readonly { media: { markdown: string } }[] }[];
  };
}

const text = readFileSync(join(ROOT, 'package.json'), 'utf8');
const { contributes } = JSON.parse(text) as Manifest;
const declared = contributes.commands.map(({ command }) => command);

test('each command is declared once, under Patchbay, and each that is declared exists', () => {
  expect([...declared].sort()).toEqual([...COMMAND_IDS].sort());
  expect(contributes.commands.filter(({ category }) => category !== 'Patchbay')).toEqual([]);
});

test('menus, keys and links of the manifest name commands that exist', () => {
  const used = [
    ...Object.values(contributes.menus).flat(),
    ...contributes.keybindings,
    ...[...text.matchAll(/command:(patchbay\.\w+)/gi)].map(([, command]) => ({ command: command ?? '' })),
  ];
  expect(used.length).toBeGreaterThan(10);
  expect(used.filter(({ command }) => !declared.includes(command))).toEqual([]);
});

test('pictures and pages that the manifest names are there', () => {
  const files = [
    ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
    ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.markdown)),
  ];
  expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});
