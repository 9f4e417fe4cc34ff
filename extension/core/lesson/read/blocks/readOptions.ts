import { didYouMean } from '../../problems/didYouMean.ts';
import { directives, type Directive, type DirectiveName, type OptionForm } from './directives.ts';
import type { FenceOption } from '../fenceInfo.ts';
import type { Position, ProblemList } from '../../problems/problemList.ts';

const NAME = /^[a-z][a-z0-9-]{0,30}$/;

/** The valid options of one block; the others are problems. */
export interface Options {
  has(name: string): boolean;
  text(name: string): string | undefined;
  at(name: string): Position | undefined;
}

export function readOptions(
  name: DirectiveName,
  line: number,
  written: readonly FenceOption[],
  problems: ProblemList,
): Options {
  const allowed = (directives[name] as Directive).options;
  const kept = new Map<string, FenceOption>();
  for (const option of written) {
    const at = { line, column: option.column };
    if (kept.has(option.name)) {
      problems.add('optionTwice', at, { message: `"${option.name}" is written twice.` });
    } else if (!Object.hasOwn(allowed, option.name)) {
      reportUnknown(name, option.name, Object.keys(allowed), at, problems);
    } else {
      const wrong = formProblem(allowed[option.name] ?? 'text', option);
      if (wrong === undefined) kept.set(option.name, option);
      else problems.add('optionInvalid', at, wrong);
    }
  }
  return {
    has: (key) => kept.has(key),
    text: (key) => {
      const value = kept.get(key)?.value;
      return typeof value === 'string' ? value : undefined;
    },
    at: (key) => {
      const column = kept.get(key)?.column;
      return column === undefined ? undefined : { line, column };
    },
  };
}

function formProblem(
  form: OptionForm,
  option: FenceOption,
): { message: string; instead: string } | undefined {
  const { name, value } = option;
  if (form === 'flag') {
    if (value === true) return undefined;
    return { message: `"${name}" takes no value.`, instead: `Write "${name}" alone, or leave it out.` };
  }
  if (value === true || value.trim() === '') {
    return {
      message: `"${name}" has no value.`,
      instead: `Write ${name}=…, with quotes around several words.`,
    };
  }
  if (form === 'name' && !NAME.test(value)) {
    return {
      message: `"${value.slice(0, 80)}" cannot be used as a ${name}.`,
      instead: 'Use small letters, digits and "-", beginning with a letter.',
    };
  }
  return undefined;
}

function reportUnknown(
  directive: string,
  option: string,
  allowed: readonly string[],
  at: Position,
  problems: ProblemList,
): void {
  const message = `{${directive}} has no option "${option.slice(0, 80)}".`;
  const options = `Its options are ${allowed.join(', ')}.`;
  const otherwise = allowed.length === 0 ? 'Remove it: this directive has no options.' : options;
  const wording =
    option === 'netns'
      ? { message, instead: 'Write "ip netns exec NAME …" in the commands.' }
      : didYouMean(message, option, allowed, otherwise);
  problems.add('optionUnknown', at, wording);
}
