import type { Position, ProblemList } from '../problems/problemList.ts';

// No "--" inside: it separates the step from the name in wrong/<step>--<name>.sh.
const STEP_ID = /^(?=.{1,60}$)[a-z](?:-?[a-z0-9])*$/;

/** Whether a text can be the id of a step. */
export function isStepId(text: string): boolean {
  return STEP_ID.test(text);
}

export interface StepHeading {
  readonly id: string;
  readonly title: string;
  /** The id is the author's, and not one made of the title. */
  readonly named: boolean;
}

/** Splits `Title {#id}`. A step without a usable id gets one from its title, so that the rest can be read. */
export function readStepHeading(
  text: string,
  at: Position,
  taken: ReadonlySet<string>,
  problems: ProblemList,
): StepHeading {
  const { title, written } = split(text.replaceAll('\n', ' ').trim());
  if (title === '') problems.add('stepTitleMissing', at);
  const suggested = unusedStepId(title, taken);
  if (written === undefined) {
    problems.add('stepIdMissing', at, { instead: `Write: ## ${title.slice(0, 80)} {#${suggested}}` });
  } else if (!isStepId(written)) {
    problems.add('stepIdUnusable', at, {
      message: `"${written.slice(0, 80)}" cannot be used as the id of a step.`,
      instead: `Write {#${suggested}}: small letters, digits and "-", beginning with a letter.`,
    });
  } else if (taken.has(written)) {
    problems.add('stepIdTaken', at, {
      message: `Two steps have the id "${written}".`,
      instead: `Write {#${suggested}}.`,
    });
  } else {
    return { id: written, title, named: true };
  }
  return { id: suggested, title, named: false };
}

/** A step whose heading has no id, which is a problem already. */
export function unnamedStep(title: string, taken: ReadonlySet<string>): StepHeading {
  return { id: unusedStepId(title, taken), title, named: false };
}

/** An id made of a step's title, which no other step has. */
export function unusedStepId(title: string, taken: ReadonlySet<string>): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const plain =
    words
      .slice(0, 4)
      .join('-')
      .replace(/^[^a-z]+/, '')
      .slice(0, 40)
      .replace(/-$/, '') || 'step';
  if (!taken.has(plain)) return plain;
  let number = taken.size + 1;
  while (taken.has(`${plain}-${number}`)) number++;
  return `${plain}-${number}`;
}

// No regular expression: on a line of spaces its time would grow with the square of the length.
function split(text: string): { title: string; written: string | undefined } {
  const open = text.lastIndexOf('{');
  const inside = text.slice(open + 1, -1).trim();
  if (open < 0 || !text.endsWith('}') || !inside.startsWith('#')) return { title: text, written: undefined };
  return { title: text.slice(0, open).trim(), written: inside.slice(1).trim() };
}
