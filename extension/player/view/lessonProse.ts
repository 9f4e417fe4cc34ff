import { explainTerm } from '../../core/glossary/glossary.ts';
import { lessonTerms } from '../../core/glossary/lessonTerms.ts';
import type { Lesson } from '../../core/lesson/model/lesson.ts';
import type { ProseRenderer } from '../../core/prose/renderProse.ts';
import type { TermView } from '../../protocol/playerView.ts';

/** The prose of a lesson for one view: in each step, the first use of a term of the glossary is marked. */
export class LessonProse {
  readonly #lesson: Lesson;
  readonly #renderer: ProseRenderer;
  readonly #used = new Set<string>();

  constructor(lesson: Lesson, renderer: ProseRenderer) {
    this.#lesson = lesson;
    this.#renderer = renderer;
  }

  /** What makes HTML of the Markdown of one step, called for its blocks in their order. */
  step(): (markdown: string) => string {
    let before: ReadonlySet<string> = new Set();
    return (markdown) => {
      const { html, seen } = this.#renderer.marked(markdown, lessonTerms(this.#lesson), before);
      before = seen;
      for (const term of seen) this.#used.add(term);
      return html;
    };
  }

  /** The terms that are marked in what was made so far. */
  get terms(): TermView[] {
    const { glossary = [], language } = this.#lesson;
    return glossary.filter(({ id }) => this.#used.has(id)).map((term) => explainTerm(term, language));
  }
}
