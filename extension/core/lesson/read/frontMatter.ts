import { z } from 'zod';
import { didYouMean } from '../problems/didYouMean.ts';
import { REQUIREMENT_NAMES } from '../model/requirementNames.ts';
import type { Position, ProblemList } from '../problems/problemList.ts';
import { readYaml, type YamlText } from './yaml/yamlText.ts';

/** A name that a host can have. */
export const HOST_NAME = /^[a-z][a-z0-9]{0,14}$/;
const LONGEST_LINE = 500;

const line = z
  .string()
  .regex(/\S/, 'is empty')
  .regex(/^[^\n]*$/, 'has more than one line')
  .max(LONGEST_LINE, `is longer than ${LONGEST_LINE} characters`)
  .transform((text) => text.trim());

const fields = {
  format: z.literal(1),
  title: line,
  summary: line,
  minutes: z.int().min(1).max(600),
  order: z.int().min(1).max(10_000).optional(),
  hosts: z.array(z.string()).min(1, 'is empty').max(16, 'has more than 16 hosts'),
  requires: z.array(z.string()).max(16).default([]),
};

const keys = Object.keys(fields) as (keyof typeof fields)[];
const optional: readonly string[] = ['order', 'requires'];
/** The key of older lessons, which is read where the new one is not there. */
const OLDER_REQUIRES = 'needs';

export interface FrontMatter {
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly order: number | undefined;
  /** Undefined where the front matter does not name them: then no block's host is a problem. */
  readonly hosts: readonly string[] | undefined;
  readonly requires: readonly string[];
}

/** The front matter as a JSON Schema (2020-12), for editors and programs that write lessons. */
export function frontMatterSchema(): object {
  const schema = z.toJSONSchema(z.strictObject(fields), { io: 'input' });
  return { ...schema, title: 'The front matter of a Patchbay lesson' };
}

const nothing: FrontMatter = {
  title: '',
  summary: '',
  minutes: 0,
  order: undefined,
  hosts: undefined,
  requires: [],
};

/** Reads the head of lesson.md; `bodyLine` is the index (from 0) of the first line after it. */
export function readFrontMatter(
  lines: readonly string[],
  problems: ProblemList,
): { front: FrontMatter; bodyLine: number } {
  if (lines[0]?.trimEnd() !== '---') {
    problems.add('frontMatterMissing', { line: 1, column: 1 });
    return { front: nothing, bodyLine: 0 };
  }
  const close = lines.findIndex((text, index) => index > 0 && text.trimEnd() === '---');
  const end = close < 0 ? likelyEnd(lines) : close;
  if (close < 0) problems.add('frontMatterNotClosed', { line: 1, column: 1 });
  if (end < 0) return { front: nothing, bodyLine: lines.length };
  const yaml = readYaml(lines.slice(1, end).join('\n'), { line: 2, indent: 0 }, problems);
  return {
    front: yaml === undefined ? nothing : readFields(yaml, problems),
    bodyLine: close < 0 ? end : end + 1,
  };
}

/** Where front matter that is never closed was meant to end: before an empty line or a heading. */
function likelyEnd(lines: readonly string[]): number {
  return lines.findIndex((text, index) => index > 0 && (text.trim() === '' || /^##? \S/.test(text)));
}

function readFields(yaml: YamlText, problems: ProblemList): FrontMatter {
  if (typeof yaml.value !== 'object' || yaml.value === null || Array.isArray(yaml.value)) {
    problems.add('frontMatterNotAMap', yaml.at([]));
    return nothing;
  }
  const written = yaml.value as Record<string, unknown>;
  reportUnknownKeys(written, yaml, problems);
  const read = <K extends keyof typeof fields>(key: K): z.output<(typeof fields)[K]> | undefined =>
    readField(key, written, yaml, problems);
  read('format');
  const hosts = read('hosts');
  const requires = read('requires') ?? [];
  if (hosts !== undefined) checkHosts(hosts, yaml, problems);
  checkRequirements(requires, (index) => yaml.at([writtenAs('requires', written), index]), problems);
  return {
    title: read('title') ?? '',
    summary: read('summary') ?? '',
    minutes: read('minutes') ?? 0,
    order: read('order'),
    hosts,
    requires,
  };
}

function readField<K extends keyof typeof fields>(
  key: K,
  written: Record<string, unknown>,
  yaml: YamlText,
  problems: ProblemList,
): z.output<(typeof fields)[K]> | undefined {
  const name = writtenAs(key, written);
  const value = Object.hasOwn(written, name) ? written[name] : undefined;
  if (value === undefined && !optional.includes(key)) {
    const wording = { message: `The front matter has no "${key}".`, instead: `Add "${key}: …".` };
    problems.add('frontMatterKeyMissing', { line: 1, column: 1 }, wording);
    return undefined;
  }
  const parsed = fields[key].safeParse(value);
  if (parsed.success) return parsed.data as z.output<(typeof fields)[K]>;
  for (const issue of parsed.error.issues) {
    const at = yaml.at([name, ...(issue.path as (string | number)[])]);
    if (key === 'format') problems.add('formatUnknown', at);
    else
      problems.add('frontMatterValueInvalid', at, { message: `"${name}" is not valid: ${issue.message}.` });
  }
  return undefined;
}

function writtenAs(key: keyof typeof fields, written: Record<string, unknown>): string {
  const older = key === 'requires' && !Object.hasOwn(written, key) && Object.hasOwn(written, OLDER_REQUIRES);
  return older ? OLDER_REQUIRES : key;
}

function reportUnknownKeys(written: Record<string, unknown>, yaml: YamlText, problems: ProblemList): void {
  for (const key of Object.keys(written)) {
    if (Object.hasOwn(fields, key) || key === writtenAs('requires', written)) continue;
    const message = `The front matter has no key "${key.slice(0, 80)}".`;
    const wording = didYouMean(message, key, keys, `Its keys are ${keys.join(', ')}.`);
    problems.add('frontMatterKeyUnknown', yaml.at([key]), wording);
  }
}

function checkHosts(hosts: readonly string[], yaml: YamlText, problems: ProblemList): void {
  hosts.forEach((host, index) => {
    const at = yaml.at(['hosts', index]);
    if (!HOST_NAME.test(host)) problems.add('hostNameUnusable', at);
    else if (hosts.indexOf(host) < index)
      problems.add('hostDeclaredTwice', at, { message: `The host "${host}" is declared twice.` });
  });
}

function checkRequirements(
  requires: readonly string[],
  place: (index: number) => Position,
  problems: ProblemList,
): void {
  requires.forEach((written, index) => {
    if (REQUIREMENT_NAMES.some((name) => name === written)) return;
    const message = `No machine offers "${written.slice(0, 80)}".`;
    problems.add('requirementUnknown', place(index), didYouMean(message, written, REQUIREMENT_NAMES));
  });
}
