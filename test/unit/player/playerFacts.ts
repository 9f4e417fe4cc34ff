import type { Lesson } from '../../../extension/core/lesson/model/lesson.ts';
import { noProgress } from '../../../extension/core/session/lessonProgress.ts';
import { NO_SESSION, type PlayerFacts } from '../../../extension/player/view/playerFacts.ts';

export const PLAIN_SETTINGS: PlayerFacts['settings'] = {
  ...{ fontFamily: '', fontSize: 12, lineHeight: 1, cursorStyle: 'block', cursorBlink: false },
  ...{ screenReader: false, leaveKey: 'Ctrl+F6', language: 'en' },
};

/** A player at the first step of a lesson: the machine runs, nothing was looked at. */
export function playerFacts(lesson: Lesson): PlayerFacts {
  return {
    lesson,
    machine: { phase: 'running', message: '', fraction: null, backend: 'QEMU', failure: null },
    progress: noProgress(lesson.id),
    current: lesson.steps[0]?.id ?? '',
    fault: null,
    ...NO_SESSION,
    revealed: new Set<string>(),
    terminals: [],
    settings: PLAIN_SETTINGS,
  };
}
