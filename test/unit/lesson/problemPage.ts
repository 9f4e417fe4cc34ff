import type { Problem } from '../../../extension/core/lesson/model/lesson.ts';
import { problemKinds, type ProblemName } from '../../../extension/core/lesson/problems/problemKinds.ts';
import { exampleFile, lintExample } from './problemExample.ts';
import { problemExamples } from './problemExamples.ts';

const CHAPTERS: Readonly<Record<string, string>> = {
  1: 'The folder and its files',
  2: 'The front matter',
  3: 'YAML',
  4: 'Steps and prose',
  5: 'Blocks with a directive',
  6: 'Quizzes and charts',
  7: 'Checks',
  8: 'Attempts and scripts',
  9: 'Translations, and the glossary',
};

/** Lines shown before and after the one with the problem. */
const AROUND = 2;
const MAX_COLUMNS = 100;

/** docs/lint-problems.md: each problem with what to write instead, and what lint says about an example. */
export function problemPage(): string {
  const names = Object.keys(problemKinds) as ProblemName[];
  const chapters = Object.entries(CHAPTERS).map(([digit, title]) => {
    const own = names.filter((name) => problemKinds[name].code.startsWith(`PB${digit}`));
    return `## ${title}\n\n${own.map(entry).join('\n')}`;
  });
  return `# What lint finds in lessons

<!-- Made from extension/core/lesson/problems/problemKinds.ts and test/unit/lesson/problemExamples.ts by \`npm run generate\`. -->

\`patchbay lint\` and the Problems view of VS Code show each problem with a code, its place, and what to write instead. A code keeps
its meaning forever. An error keeps a lesson from being proven; a warning does not. The names are those in the source.

${chapters.join('\n')}`;
}

function entry(name: ProblemName): string {
  const { code, what, instead, severity } = problemKinds[name];
  return `### ${code}\n\n**${what}** ${instead}\n\n\`${name}\`, ${severity}. ${example(code)}\n`;
}

function example(code: string): string {
  const shown = problemExamples.find((one) => one.code === code);
  const problem = shown && lintExample(shown).find((one) => one.code === code);
  if (shown === undefined || problem === undefined) throw new Error(`There is no example of ${code}.`);
  const says = `${problem.file}:${problem.line}:${problem.column}: ${visible(`${problem.message} ${problem.instead}`)}`;
  const bytes = exampleFile(shown, problem.file);
  const excerpt = isAboutFile(problem) ? [] : excerptOf(new TextDecoder().decode(bytes), problem.line);
  return `An example:\n\n\`\`\`\`text\n${[...excerpt, says].join('\n')}\n\`\`\`\``;
}

/** Nothing in such a file would show what is wrong. */
function isAboutFile({ code, line, column }: Problem): boolean {
  return line === 1 && column === 1 && /^PB[18]/.test(code);
}

function excerptOf(text: string, line: number): string[] {
  const lines = text.split(/\r\n?|\n/);
  const shown = lines.slice(Math.max(0, line - 1 - AROUND), line + AROUND);
  const excerpt = shown.map((one) =>
    visible(one.length > MAX_COLUMNS ? `${one.slice(0, MAX_COLUMNS)}…` : one),
  );
  while (excerpt.at(-1)?.trim() === '') excerpt.pop();
  return [...excerpt, ''];
}

/** Characters that a reader would not see, by their names. */
function visible(text: string): string {
  return text.replace(
    // eslint-disable-next-line no-control-regex -- finding them is the point
    /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g,
    (character) => `⟨U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}
