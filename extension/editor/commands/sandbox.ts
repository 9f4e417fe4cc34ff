import { say } from '../../core/language/say.ts';
import * as vscode from 'vscode';
import { hostNames, newSandbox, readSandbox, type Sandbox } from '../../core/sandbox/sandboxScript.ts';
import type { App } from '../app.ts';
import { askText } from '../window/askText.ts';

type Choice = 'last' | 'new' | 'docker' | 'open';

/** Asks for a sandbox (the last one, a new one, a saved one), and plays it. */
export async function playSandbox(app: App): Promise<void> {
  const { kept, keep } = app.parts.sandbox;
  const last = kept();
  const choice = await askChoice(last);
  if (choice === undefined) return;
  if (choice === 'last') return app.startSandbox();
  const sandbox = choice === 'open' ? await openSaved() : await askHosts(choice === 'docker');
  if (sandbox && (await app.endSandbox())) {
    keep(sandbox);
    await app.startSandbox();
  }
}

async function askChoice(last: Sandbox | undefined): Promise<Choice | undefined> {
  const again: (vscode.QuickPickItem & { choice: Choice })[] =
    last === undefined
      ? []
      : [
          {
            choice: 'last',
            label: say('The last sandbox'),
            description: last.hosts.join(', '),
            detail: say('Goes on where its machine still runs; else it starts again from its beginning.'),
          },
        ];
  const picked = await vscode.window.showQuickPick(
    [
      ...again,
      { choice: 'new' as const, label: say('A new sandbox') },
      { choice: 'docker' as const, label: say('A new sandbox with Docker') },
      { choice: 'open' as const, label: say('Open a saved network…') },
    ],
    { title: say('Patchbay: Sandbox'), placeHolder: say('A Linux machine without a lesson') },
  );
  return picked?.choice;
}

async function askHosts(docker: boolean): Promise<Sandbox | undefined> {
  const written = await askText(vscode.window.createInputBox(), {
    title: say('Patchbay: Sandbox'),
    prompt: say('Hosts beside the machine, with a LAN between them. Leave it empty for the machine alone.'),
    placeholder: 'a, b, c',
    problem: (text) =>
      hostNames(text) === undefined
        ? say('Up to 15 different names of lower-case letters and digits, a letter first: a, b, c')
        : undefined,
  });
  const hosts = written === undefined ? undefined : hostNames(written);
  return hosts && newSandbox(hosts, { docker });
}

async function openSaved(): Promise<Sandbox | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: say('Open a saved network…'),
      filters: { [say('Shell script')]: ['sh'] },
    })) ?? [];
  return file && readSandbox(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
}
