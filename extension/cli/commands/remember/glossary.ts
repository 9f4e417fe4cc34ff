import { nearestName } from '../../../core/checks/nearestName.ts';
import { failure } from '../../../core/failure/failure.ts';
import { FailureError } from '../../../core/failure/failureError.ts';
import { explainTerm, type Glossary, type Term } from '../../../core/glossary/glossary.ts';
import { say, spokenLanguage } from '../../../core/language/say.ts';
import type { CliContext } from '../../cliServices.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';

/** `patchbay glossary [TERM]`: explains a term, by any of its words, or all terms of the lessons. */
export async function glossary(context: CliContext, words: readonly string[]): Promise<ExitCode> {
  const { lessons } = await context.services.lessons();
  const all = lessons.find((lesson) => (lesson.glossary ?? []).length > 0)?.glossary ?? [];
  const name = words.join(' ');
  const terms = name === '' ? all : termsNamed(all, name);
  if (context.json) {
    const shown = terms.map((term) => ({ ...explainTerm(term, spokenLanguage()), see: term.see }));
    context.print(JSON.stringify({ terms: shown }, undefined, 2));
  } else if (all.length === 0) {
    context.print(say('These lessons have no glossary.'));
  } else {
    context.print(terms.map((term) => termText(term, all, name !== '')).join('\n\n'));
  }
  return EXIT.ok;
}

/** Several have the same word where lessons use it for different things. Throws FailureError where there is none. */
function termsNamed(all: Glossary, name: string): Glossary {
  const wanted = name.toLowerCase();
  const found = all.filter((term) => wordsOf(term).includes(wanted));
  if (found.length > 0 || all.length === 0) return found;
  const near = nearestName(wanted, all.flatMap(wordsOf)) ?? '–';
  throw new FailureError(failure('unknown-term', { name, near }));
}

function wordsOf({ id, english, translations }: Term): string[] {
  const words = [english, ...translations.values()].flatMap((one) => one.words);
  return [id, ...words].map((word) => word.toLowerCase());
}

/** `whole`: with where to read more, and the names of other terms. */
function termText(term: Term, all: Glossary, whole: boolean): string {
  const { name, text, source } = explainTerm(term, spokenLanguage());
  if (!whole) return `${name}\n  ${text}`;
  const others = all.filter(({ id }) => term.see.includes(id));
  const names = others.map((other) => explainTerm(other, spokenLanguage()).name);
  const more = names.length === 0 ? [] : [say('see also: {terms}', { terms: names.join(', ') })];
  return [name, text, say('more in: {source}', { source }), ...more].join('\n  ');
}
