import * as vscode from 'vscode';
import { registerMcpServers } from './assistant/mcpServers.ts';
import { registerCheckHelp } from './authoring/checkHelp.ts';
import { registerLessonMends } from './authoring/lessonMends.ts';
import { LessonProblems } from './authoring/lessonProblems.ts';
import { registerStepRename } from './authoring/stepRename.ts';
import { registerCommands } from './commands/registerCommands.ts';
import { compose } from './compose.ts';
import { LessonsTree } from './lessons/lessonsTree.ts';
import { ReviewTree } from './review/reviewTree.ts';
import { lookWhetherReady } from './machine/doctor.ts';
import { EditorLog } from './machine/editorLog.ts';
import { SETTING_ROOTS } from './settings.ts';
import { linkedLesson } from './window/lessonLink.ts';
import { VIEW_TYPES } from './window/lessonTab.ts';

/** Called by the editor at the first use of Patchbay. Registers everything and starts nothing. */
export function activate(context: vscode.ExtensionContext): void {
  const channel = vscode.window.createOutputChannel('Patchbay', { log: true });
  context.subscriptions.push(channel);
  const log = new EditorLog(channel);
  const app = compose(context, log);
  const tree = new LessonsTree(
    app.parts.shelf,
    () => app.player,
    () => void lookWhetherReady(app.parts.doctor),
  );
  const reviewTree = new ReviewTree(app.review);
  context.subscriptions.push(
    app,
    tree,
    reviewTree,
    registerCommands(app),
    registerCheckHelp(),
    registerLessonMends(),
    registerMcpServers({
      program: context.asAbsolutePath('dist/mcp.cjs'),
      version: () => (context.extension.packageJSON as { version: string }).version,
      audience: () => app.parts.settings().assistant,
    }),
    registerStepRename(app.parts.readLessonFolder),
    new LessonProblems(app.parts.readLessonFolder, app.parts.lessonFoldersIn, (message) =>
      log.of('lessons').info(message),
    ),
    vscode.window.registerTreeDataProvider('patchbay.lessons', tree),
    vscode.window.registerTreeDataProvider('patchbay.review', reviewTree),
    ...(['player', 'network'] as const).map((page) =>
      vscode.window.registerWebviewPanelSerializer(VIEW_TYPES[page], {
        deserializeWebviewPanel: (panel) => app.restore(page, panel),
      }),
    ),
    vscode.window.registerUriHandler({
      async handleUri({ path }) {
        const linked = linkedLesson(path);
        await app.startLesson(linked?.id, linked?.step);
      },
    }),
    // What the lessons view shows of progress is what makes quizzes come back.
    tree.onDidChangeTreeData(() => reviewTree.refresh()),
    app.review.onChange(() => reviewTree.refresh()),
    app.onChange(() => tree.playerChanged()),
    app.parts.shelf.onChange(() => tree.refresh()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!SETTING_ROOTS.some((root) => event.affectsConfiguration(root))) return;
      app.settingsChanged();
      if (event.affectsConfiguration('patchbay.lessonsFolder')) tree.refresh();
    }),
  );
}
