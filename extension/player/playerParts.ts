import type { Block, Lesson } from '../core/lesson/model/lesson.ts';
import type { LessonMachine } from './machine/lessonMachine.ts';
import type { Pages } from './page/pages.ts';
import type { PlayerPorts } from './playerPorts.ts';
import type { PlayingSession } from './playingSession.ts';
import type { FaultHunt } from './steps/faultHunt.ts';
import type { LearnerProgress } from './progress/learnerProgress.ts';
import type { Terminals } from './terminals/terminals.ts';

/** What the player is made of; intents act on it. All but the session outlives the session. */
export interface PlayerParts {
  readonly lesson: Lesson;
  readonly blocks: ReadonlyMap<string, Block>;
  readonly ports: PlayerPorts;
  readonly machine: LessonMachine;
  readonly learner: LearnerProgress;
  readonly terminals: Terminals;
  readonly pages: Pages;
  readonly hunt: FaultHunt;
  /** Hidden solutions that are shown, by block. */
  readonly revealed: Set<string>;
  /** The session that is played; undefined where no machine runs. */
  readonly playing: () => PlayingSession | undefined;
}
