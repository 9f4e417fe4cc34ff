/** `flag` has no value, `name` is a host or terminal, `text` is any text. */
export type OptionForm = 'flag' | 'name' | 'text';

export interface Directive {
  /** The languages that are allowed before the brace. */
  readonly languages: readonly string[];
  readonly options: Readonly<Record<string, OptionForm>>;
  /** True where it has no meaning before the first step. */
  readonly inStep: boolean;
}

const shell = ['bash', 'sh', 'console'];
const words = ['text', 'markdown', ''];
const runOptions = { terminal: 'name', host: 'name', stays: 'flag', until: 'text', fails: 'flag' } as const;

/** What is allowed in the braces of a code fence. */
export const directives = {
  run: { languages: shell, options: runOptions, inStep: true },
  solution: { languages: shell, options: runOptions, inStep: true },
  stop: { languages: ['text', ''], options: { terminal: 'name' }, inStep: true },
  output: { languages: ['text', 'console', ''], options: {}, inStep: true },
  quiz: { languages: ['yaml'], options: {}, inStep: false },
  check: { languages: ['yaml'], options: {}, inStep: true },
  chart: { languages: ['yaml'], options: {}, inStep: false },
  look: { languages: words, options: { link: 'text', netns: 'text', host: 'name' }, inStep: false },
  walk: {
    languages: words,
    options: { from: 'text', to: 'text', tcp: 'text', arp: 'flag', size: 'text' },
    inStep: false,
  },
} as const satisfies Record<string, Directive>;

export type DirectiveName = keyof typeof directives;

export function isDirectiveName(name: string): name is DirectiveName {
  return Object.hasOwn(directives, name);
}
