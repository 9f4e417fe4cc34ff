import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeBundles } from '../../extension/build/bundles/bundles.ts';
import { ROOT } from '../../extension/build/root.ts';
import { ensureServer } from '../../extension/build/vscodeServer/installServer.ts';
import { pause } from '../../extension/core/async/pause.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';
import { listRecords } from '../../vm/store/machineRecord.ts';
import { processesMentioning } from '../../vm/process/processIdentity.ts';
import { Editor } from '../browser/harness/editor.ts';
import type { Workbench } from '../browser/harness/workbench.ts';
import type { Fault, Scene } from './fault.ts';
import type { SoakWorld } from './soakWorld.ts';

const LESSON = 'A NIC in two steps';

/** A real VS Code in a real browser with the extension in it, and a learner who has done the first step. */
class EditorScene {
  readonly editor: Editor;
  readonly workbench: Workbench;

  private constructor(editor: Editor, workbench: Workbench) {
    this.editor = editor;
    this.workbench = workbench;
  }

  static async open(world: SoakWorld): Promise<EditorScene> {
    await makeBundles();
    const server = await ensureServer(openDataFolder());
    // A browser whose profile goes with the temp folder does nothing any more but look for it.
    const editor = await world.besideTemp(() =>
      Editor.start({
        server,
        extensions: [ROOT],
        settings: { 'patchbay.lessonsFolder': join(ROOT, 'test/browser/lessons') },
      }),
    );
    const scene = new EditorScene(editor, await editor.open());
    await scene.play();
    await scene.workbench.player.step('make').run();
    await scene.workbench.player.step('make').says('achieved');
    return scene;
  }

  /** Asks for the lesson, as a learner does who finds it gone; one that is there stays. */
  async play(): Promise<void> {
    await this.workbench.startLesson(LESSON);
    await this.workbench.player.running();
  }

  /** The step is still achieved, a command works, and there is one machine with one process. */
  async prove(): Promise<void> {
    const { player } = this.workbench;
    await player.running();
    await player.step('make').says('achieved');
    await player.terminal('left').type('clear; echo alive-$((20+3))');
    await player.terminal('left').shows('alive-23');
    const { data } = this.editor;
    const [machines, processes] = [listRecords(data), processesMentioning(`${data.run}/`)];
    if (machines.length !== 1 || processes.length !== 1 || readdirSync(data.run).length !== 1)
      throw new Error(`There are ${machines.length} machines and ${processes.length} processes.`);
  }
}

let open: EditorScene | undefined;
const scene = async ({ world }: Scene): Promise<EditorScene> => (open ??= await EditorScene.open(world));

export const editorFaults: readonly Fault[] = [
  {
    kind: 'window reloaded',
    how: 'the browser’s window is reloaded while commands run',
    everyTurns: 6,
    async inject(at) {
      const { workbench } = await scene(at);
      await workbench.player.terminal('left').type('sleep 1; echo done');
      await pause(at.random.below(1500));
      await workbench.reload();
      await open?.prove();
    },
  },
  {
    kind: 'extension host killed',
    how: 'SIGKILL to the extension host of the real VS Code; the window is reloaded and the lesson asked for again',
    everyTurns: 6,
    async inject(at) {
      const { workbench, editor } = await scene(at);
      await pause(at.random.below(1500));
      process.kill(editor.extensionHost(), 'SIGKILL');
      await workbench.reload();
      await open?.play();
      await open?.prove();
    },
  },
];

/** Ends the editor, where one was opened; resolves with what is left of it. */
export async function endEditor(): Promise<string[]> {
  return (await open?.editor.end()) ?? [];
}
