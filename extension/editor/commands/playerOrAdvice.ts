import { say } from '../../core/language/say.ts';
import * as vscode from 'vscode';
import type { App } from '../app.ts';
import type { Player } from '../../player/player.ts';

/** The lesson that is played; where there is none, a notification offers to start one. */
export function playerOrAdvice(app: App): Player | undefined {
  if (app.player) return app.player;
  const start = say('Start a Lesson');
  void vscode.window.showInformationMessage(say('No lesson is being played.'), start).then((chosen) => {
    if (chosen === start) void app.startLesson();
  });
  return undefined;
}
