import { RE2JS } from 're2js';

/** Whether a text has a match of a pattern. */
export type TextPattern = (text: string) => boolean;

/**
 * Compiles a check's regular expression, where `^` and `$` match at lines too (CRLF ends one as LF does). It is RE2's
 * syntax, in JavaScript: without lookaround and backreferences, so that a hostile pattern takes time that grows with the
 * text and no more. Throws where `source` is no such expression, with the reason as its message.
 * @see https://github.com/google/re2/wiki/Syntax
 */
export function textPattern(source: string): TextPattern {
  const compiled = RE2JS.compile(source, RE2JS.MULTILINE);
  return (text) => compiled.matcher(text.replaceAll('\r\n', '\n')).find();
}
