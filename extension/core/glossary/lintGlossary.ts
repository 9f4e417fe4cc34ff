import type { LessonSource, Problem } from '../lesson/model/lesson.ts';
import { didYouMean } from '../lesson/problems/didYouMean.ts';
import { ProblemList } from '../lesson/problems/problemList.ts';
import type { YamlPath } from '../lesson/read/yaml/yamlText.ts';
import { GLOSSARY_FILE, isTermOf, type Glossary, type Term } from './glossary.ts';
import { readGlossaryInto, type ReadGlossary } from './readGlossary.ts';
import { termFinder } from './termFinder.ts';

/**
 * All problems of the `glossary.yml` beside these lessons: what can't be read, names of terms and lessons that do not exist,
 * words that mean two terms, and terms that no lesson uses. Never throws. `patchbay lint` and the editor show this list.
 */
export function lintGlossary(bytes: Uint8Array, lessons: readonly LessonSource[]): Problem[] {
  const problems = new ProblemList();
  const read = readGlossaryInto(bytes, problems);
  if (read !== undefined) new GlossaryLinter(read, problems).lint(lessons);
  return problems.sorted();
}

class GlossaryLinter {
  readonly #glossary: Glossary;
  readonly #yaml: ReadGlossary['yaml'];
  readonly #problems: ProblemList;

  constructor({ glossary, yaml }: ReadGlossary, problems: ProblemList) {
    this.#glossary = glossary;
    this.#yaml = yaml;
    this.#problems = problems;
  }

  lint(lessons: readonly LessonSource[]): void {
    const terms = this.#glossary.map(({ id }) => id);
    const known = lessons.map(({ id }) => id);
    for (const { id, see, lessons: own = [] } of this.#glossary) {
      this.#namesOf([id, 'see'], see, terms, 'term');
      this.#namesOf([id, 'lessons'], own, known, 'lesson');
    }
    this.#lintWords();
    this.#lintUse(lessons);
  }

  #namesOf(path: YamlPath, names: readonly string[], known: readonly string[], what: string): void {
    names.forEach((name, index) => {
      if (known.includes(name)) return;
      const message = `There is no ${what} "${name}".`;
      const wording = didYouMean(message, name, known, `Name the id of a ${what}, or remove it.`);
      const at = this.#yaml.at([...path, index]);
      this.#problems.add('glossaryNameUnknown', at, { file: GLOSSARY_FILE, ...wording });
    });
  }

  /** A word means one term in each lesson. */
  #lintWords(): void {
    const owners = new Map<string, Term[]>();
    for (const term of this.#glossary)
      for (const [path, words] of wordsOf(term))
        words.forEach((word, index) => {
          const others = owners.get(word) ?? [];
          const other = others.find((one) => one !== term && meet(one, term));
          owners.set(word, [...others, term]);
          if (other === undefined) return;
          const message = `“${word}” is a word of the term "${other.id}", too.`;
          const at = this.#yaml.at([term.id, ...path, index]);
          this.#problems.add('glossaryWordTaken', at, { file: GLOSSARY_FILE, message });
        });
  }

  /** A term is used where a lesson's text has one of its words, in code too, or where another term leads to it. */
  #lintUse(lessons: readonly LessonSource[]): void {
    const used = new Set(this.#glossary.flatMap(({ see }) => see));
    for (const { id, files } of lessons) {
      const text = new TextDecoder().decode(files.get('lesson.md'));
      const own = this.#glossary.filter((term) => isTermOf(term, id));
      for (const { term } of termFinder(own, '')(text)) used.add(term);
    }
    for (const { id } of this.#glossary) {
      if (used.has(id)) continue;
      const message = `No lesson uses the term "${id}".`;
      this.#problems.add('glossaryTermUnused', this.#yaml.at([id]), { file: GLOSSARY_FILE, message });
    }
  }
}

/** The words of a term by language, with their place in the file. */
function wordsOf({ english, translations }: Term): (readonly [YamlPath, readonly string[]])[] {
  const others = [...translations].map(
    ([language, { words }]) => [['in', language, 'words'], words] as const,
  );
  return [[['words'], english.words], ...others];
}

/** Whether some lesson is one of both. */
function meet(one: Term, other: Term): boolean {
  return one.lessons === undefined || one.lessons.some((lesson) => isTermOf(other, lesson));
}
