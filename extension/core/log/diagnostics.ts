import type { Diagnosis } from '../machine/diagnosis.ts';
import { maskPersonal, type PersonalWords } from './maskPersonal.ts';

/** What a report of a problem begins with. */
export interface Diagnostics {
  /** Name → version: of Patchbay, the editor, Node, the system. */
  readonly versions: Readonly<Record<string, string>>;
  readonly findings: readonly Pick<Diagnosis, 'ok' | 'what' | 'why'>[];
  /** Those of Patchbay, by name. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The last lines. */
  readonly log: readonly string[];
}

/** The same without what names a person or a computer. */
export function withoutPersonal(diagnostics: Diagnostics, words: PersonalWords): Diagnostics {
  const mask = (text: string): string => maskPersonal(text, words);
  const values = (of: Readonly<Record<string, unknown>>): [string, unknown][] =>
    Object.entries(of).map(([name, value]) => [
      name,
      typeof value === 'string' ? mask(value) : masked(value),
    ]);
  const masked = (value: unknown): unknown => JSON.parse(mask(JSON.stringify(value ?? null))) as unknown;
  return {
    versions: Object.fromEntries(values(diagnostics.versions)) as Record<string, string>,
    findings: diagnostics.findings.map(({ ok, what, why }) => ({ ok, what: mask(what), why: mask(why) })),
    settings: Object.fromEntries(values(diagnostics.settings)),
    // A key may take several lines.
    log: diagnostics.log.length === 0 ? [] : mask(diagnostics.log.join('\n')).split('\n'),
  };
}

/** As Markdown, to be pasted into an issue. */
export function diagnosticsText({ versions, findings, settings, log }: Diagnostics): string {
  const list = (of: Readonly<Record<string, unknown>>): string[] =>
    Object.entries(of).map(
      ([name, value]) => `- ${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    );
  return [
    ...['## Versions', '', ...list(versions), ''],
    ...[
      '## Doctor',
      '',
      ...findings.map(({ ok, what, why }) => `- ${ok ? 'ok' : 'MISSING'}: ${what}${ok ? '' : ` ${why}`}`),
      '',
    ],
    ...['## Settings', '', ...list(settings), ''],
    ...['## Log', '', '```text', ...(log.length > 0 ? log : ['(empty)']), '```', ''],
  ].join('\n');
}
