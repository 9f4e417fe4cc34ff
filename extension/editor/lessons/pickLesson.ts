import { say } from '../../core/language/say.ts';
import * as vscode from 'vscode';
import { progressText, type LessonOnShelf, type LessonShelf } from './lessonShelf.ts';

/** Asks which lesson to play; undefined where the learner thought better of it. */
export async function pickLesson(shelf: LessonShelf): Promise<LessonOnShelf | undefined> {
  const items = shelf.all().then((all) =>
    all.map((found) => ({
      found,
      label: found.lesson?.title ?? found.id,
      description: found.lesson ? progressText(found.lesson, found.progress) : say('can’t be played'),
      detail: found.lesson?.summary ?? found.errors[0]?.message ?? '',
    })),
  );
  const picked = await vscode.window.showQuickPick(items, {
    title: say('Patchbay: Start Lesson'),
    placeHolder: say('Which lesson?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.found;
}
