import { say, sentences } from '../language/say.ts';
import { CATALOGUE, type FailureCode } from './catalogue.ts';
import type { FailureText } from './failureText.ts';

/** Why something was not done, for people: what happened, why, and what to do next, a sentence or two each. */
export interface Failure {
  /** Stable, for programs and searches: an entry of {@link CATALOGUE}, and an anchor in docs/troubleshooting.md. */
  readonly code: FailureCode;
  readonly what: string;
  readonly why: string;
  readonly next: string;
}

/** What comes of work that can fail in an expected way. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;
type TextOf<Code extends FailureCode> = (typeof CATALOGUE)[Code]['what' | 'why' | 'next'];
/** What a code's sentences leave open. */
export type Values<Code extends FailureCode> = Readonly<Record<Placeholders<TextOf<Code>>, string | number>>;

/** A failure of the catalogue in the reader's language, with its open places filled. */
export function failure<Code extends FailureCode>(
  code: Code,
  ...[values]: Placeholders<TextOf<Code>> extends never ? [] : [Values<Code>]
): Failure {
  const { what, why, next }: FailureText = CATALOGUE[code];
  const given = (values ?? {}) as Readonly<Record<string, string | number>>;
  return { code, what: fill(what, given), why: fill(why, given), next: fill(next, given) };
}

/** What other programs say often brings its own full stop, and sometimes none. */
function fill(english: string, values: Readonly<Record<string, string | number>>): string {
  return say(english)
    .replace(/\{(\w+)\}([.。]?)/g, (_, name: string, stop: string) => {
      const value = String(values[name] ?? '').trim();
      return /[.!?…。！？]$/.test(value) ? value : `${value}${stop}`;
    })
    .trim();
}

/** The failure as one paragraph. */
export function failureText({ what, why, next }: Omit<Failure, 'code'>): string {
  return sentences([what, why, next]);
}
