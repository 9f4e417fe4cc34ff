import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';
import { LANGUAGES } from '../../../extension/core/language/languages.ts';
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

test('pages of the manifest are there in each language, by the name that VS Code looks for', () => {
  const pages = contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.markdown));
  const translated = LANGUAGES.slice(1).flatMap(({ id }) =>
    pages.map((page) => page.replace(/\.md$/, `.nls.${id}.md`)),
  );
  expect(translated.length).toBeGreaterThan(2);
  expect(translated.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});

test('each text of the manifest is in package.nls.json, and in that of each language; none is there in vain', () => {
  const keys = [...text.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? '').sort();
  expect(keys.length).toBeGreaterThan(40);
  for (const file of ['package.nls.json', ...LANGUAGES.slice(1).map(({ id }) => `package.nls.${id}.json`)]) {
    const written = readFileSync(join(ROOT, file), 'utf8');
    const texts = JSON.parse(written) as Record<string, string>;
    // Of a key that is written twice, JSON takes the last.
    expect(Array.from(written.matchAll(/^ *"([\w.]+)":/gm), ([, key]) => key).sort(), file).toEqual(keys);
    const commands = (words: string | undefined): string[] => words?.match(/command:[\w.?%]+/g) ?? [];
    const english = JSON.parse(readFileSync(join(ROOT, 'package.nls.json'), 'utf8')) as typeof texts;
    for (const key of keys) expect(commands(texts[key]), `${file}: ${key}`).toEqual(commands(english[key]));
  }
});

test('what the manifest says is not written in it', () => {
  const { commands } = contributes;
  expect(commands.filter(({ title }) => !title.startsWith('%'))).toEqual([]);
});
