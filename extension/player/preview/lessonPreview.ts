import { z } from 'zod';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import type { Event } from '../../core/lifetime/emitter.ts';
import { lintLesson } from '../../core/lesson/lint/lintLesson.ts';
import type { Lesson, LessonSource, Problem } from '../../core/lesson/model/lesson.ts';
import { proseRenderer, type ProseRenderer } from '../../core/prose/renderProse.ts';
import type { PlayerSettings } from '../../protocol/playerView.ts';
import type {
  MessageFromPreviewPage,
  MessageToPreviewPage,
  PreviewView,
} from '../../protocol/previewMessages.ts';
import { lessonPicture } from '../view/lessonPicture.ts';
import { buildPreview, readWritten, unreadPreview, type WrittenLesson } from './buildPreview.ts';

/** What a preview asks of its host. */
export interface PreviewPorts {
  readonly settings: () => PlayerSettings;
  /** The page's address of a picture of the lesson's folder. */
  picture(path: string): string | undefined;
  /** The author has scrolled the page to a line of the document, 1-based and with fractions. */
  scrolled(line: number): void;
  /** Plays the lesson from the start of a step. */
  play(step: string): void;
  openLink(url: string): void;
  log(message: string): void;
}

/** How a page is reached. What comes from it is not trusted. */
export interface PreviewTransport {
  send(message: MessageToPreviewPage): void;
  readonly onMessage: Event<unknown>;
}

/** Lines of the longest lesson, and more. */
const LAST_LINE = 10_000_000;
const id = z.string().min(1).max(200);

const form: z.ZodType<MessageFromPreviewPage> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('answer'), block: id, option: z.int().min(0).max(100) }),
  z.object({ type: z.literal('reveal'), block: id }),
  z.object({ type: z.literal('scrolled'), line: z.number().min(1).max(LAST_LINE) }),
  z.object({ type: z.literal('play'), step: id }),
  z.object({ type: z.literal('openLink'), url: z.url({ protocol: /^https?$/ }).max(2000) }),
  z.object({ type: z.literal('report'), message: z.string().max(10_000) }),
]);

/** A lesson that is being written, as its learners will read it: made of the player's own view, without a machine. */
export class LessonPreview {
  readonly #ports: PreviewPorts;
  readonly #renderer: ProseRenderer;
  #page: PreviewTransport | undefined;
  #file = '';
  #written: WrittenLesson | undefined;
  #problems: readonly Problem[] = [];
  /** What was shown when the document could last be read. */
  #good: PreviewView | undefined;
  #isRead = false;
  #line = 1;
  #answers: Readonly<Record<string, number>> = {};
  readonly #revealed = new Set<string>();

  constructor(ports: PreviewPorts) {
    this.#ports = ports;
    this.#renderer = proseRenderer({
      picture: (path) =>
        this.#written ? lessonPicture(this.#written.lesson, path, (one) => ports.picture(one)) : undefined,
    });
  }

  /** Shows the document `file` of a lesson's folder as it is now; undefined: the folder can't be read. */
  show(source: LessonSource | undefined, file: string): void {
    if (file !== this.#file) this.#good = undefined;
    this.#file = file;
    const written = source && readWritten(source, file);
    this.#problems = source ? lintLesson(source) : [];
    this.#isRead = written !== undefined;
    this.#written = written ?? this.#written;
    this.#send();
  }

  /** Brings a line of the document to the page's upper edge. */
  scrollTo(line: number): void {
    this.#line = line;
    this.#page?.send({ type: 'scrollTo', line });
  }

  /** Something that the view is made under is different: the language, a font. */
  refresh(): void {
    this.#send();
  }

  /** Shows the preview on a page until disposed: from each `ready` on. */
  connect(page: PreviewTransport): Disposable {
    return page.onMessage((value) => {
      const read = form.safeParse(value);
      if (read.success) this.#receive(read.data, page);
      else this.#ports.log("A message of the preview's page was refused.");
    });
  }

  #receive(message: MessageFromPreviewPage, page: PreviewTransport): void {
    switch (message.type) {
      case 'ready':
        this.#page = page;
        this.#send();
        this.scrollTo(this.#line);
        return;
      case 'answer':
        this.#answers = { ...this.#answers, [message.block]: message.option };
        this.#send();
        return;
      case 'reveal':
        this.#revealed.add(message.block);
        this.#send();
        return;
      case 'scrolled':
        this.#line = message.line;
        this.#ports.scrolled(message.line);
        return;
      case 'play':
        if (this.#lesson?.steps.some(({ id }) => id === message.step)) this.#ports.play(message.step);
        return;
      case 'openLink':
        this.#ports.openLink(message.url);
        return;
      case 'report':
        this.#ports.log(`The preview's page says: ${message.message}`);
    }
  }

  get #lesson(): Lesson | undefined {
    return this.#written?.lesson;
  }

  /** Nothing is sent before there is a document. */
  #send(): void {
    if (this.#file === '') return;
    this.#page?.send({ type: 'preview', view: this.#view() });
  }

  #view(): PreviewView {
    const settings = this.#ports.settings();
    if (!this.#isRead || !this.#written)
      return unreadPreview(this.#good, this.#problems, this.#file, settings);
    const choices = { answers: this.#answers, revealed: this.#revealed };
    const how = { settings, renderer: this.#renderer };
    this.#good = buildPreview(this.#written, this.#problems, this.#file, choices, how);
    return this.#good;
  }
}
