import ELK from 'elkjs/lib/elk.bundled.js';
import type { Lesson } from '../../../extension/core/lesson/model/lesson.ts';
import type { Machine } from '../../../extension/core/machine/machine.ts';
import { noProgress, type LessonProgress } from '../../../extension/core/session/lessonProgress.ts';
import { Player } from '../../../extension/player/player.ts';
import type { Question } from '../../../extension/player/playerPorts.ts';
import { PLAIN_SETTINGS } from './playerFacts.ts';

const elk = new ELK();

/** A host of the player without an editor: its ports remember what they were asked. */
export class PlainHost {
  /** The next machine; a new one is asked for each time. */
  machine: () => Machine;
  saved: LessonProgress | undefined;
  /** Answers a question to the learner. */
  answer: (question: Question) => boolean = () => true;
  readonly asked: string[] = [];
  readonly log: string[] = [];
  readonly calls: string[] = [];

  constructor(machine: () => Machine) {
    this.machine = machine;
  }

  play(lesson: Lesson): Player {
    const call = (name: string) => (): void => void this.calls.push(name);
    return new Player(
      lesson,
      {
        machines: {
          running: () => Promise.resolve(undefined),
          create: () => Promise.resolve(this.machine()),
          attach: () => Promise.reject(new Error('none runs')),
          leave: call('leave'),
        },
        progress: {
          load: (id) => Promise.resolve(this.saved ?? noProgress(id)),
          save: (progress) => Promise.resolve(void (this.saved = progress)),
        },
        layout: (graph) => elk.layout(graph),
        sizes: { load: () => ({}), save: () => undefined },
        work: (_title, task) => task({}),
        confirm: (question) => {
          this.asked.push(question.what);
          return Promise.resolve(this.answer(question));
        },
        showFailure: ({ what }) => this.log.push(what),
        advise: (words) => this.log.push(words),
        log: (message) => this.log.push(message),
        doctor: call('doctor'),
        openInEditor: (_machine, host) => this.calls.push(`openInEditor ${host}`),
        openLink: (url) => this.calls.push(`openLink ${url}`),
        saveCapture: call('saveCapture'),
        savePicture: ({ mermaid }) => this.calls.push(`savePicture ${mermaid.split('\n')[0]}`),
        nextLesson: call('nextLesson'),
        chooseLanguage: (language) => this.calls.push(`chooseLanguage ${language}`),
      },
      PLAIN_SETTINGS,
    );
  }
}
