import type { Lesson } from '../core/lesson/model/lesson.ts';
import type { GraphLayout } from '../core/topology/drawing/layoutTopology.ts';
import type { LogTag } from '../core/log/log.ts';
import type { ClassMachines } from './seat/queuedMachines.ts';
import type { PublicAddress } from './web/publicAddress.ts';

/** A lesson of a class. */
export interface ClassLesson {
  readonly lesson: Lesson;
  /** Its pictures, by their paths in its folder. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/** What a hub gets of the outer rooms; composeClass.ts supplies it, unit tests their own. */
export interface ClassParts {
  readonly machines: ClassMachines;
  /** At most so many machines run at once. */
  readonly mostMachines: number;
  /** A machine that nobody used for so many milliseconds is given back. */
  readonly idleMs: number;
  readonly mostSeats: number;
  /** In their reading order. */
  readonly lessons: readonly ClassLesson[];
  /** The files of the class's pages, by name. */
  readonly assets: ReadonlyMap<string, Uint8Array>;
  readonly layout: GraphLayout;
  readonly address: PublicAddress;
  readonly language: string;
  readonly log: (message: string, tag?: LogTag) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
