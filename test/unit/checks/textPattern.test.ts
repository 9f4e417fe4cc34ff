import { describe, expect, it } from 'vitest';
import { parseCheck } from '../../../extension/core/checks/parseCheck.ts';
import { textPattern } from '../../../extension/core/checks/textPattern.ts';

describe('textPattern', () => {
  it('matches ^ and $ at every line, however lines end', () => {
    const matches = textPattern('^HTTP/1\\.1 200 OK$');
    expect(matches('* Connected\r\nHTTP/1.1 200 OK\r\nServer: x\r\n')).toBe(true);
    expect(matches('HTTP/1.1 200 OKAY\n')).toBe(false);
    expect(textPattern('(?s)a.*b')('a\n\nb')).toBe(true);
    expect(textPattern('a.*b')('a\n\nb')).toBe(false);
  });

  // With JavaScript's RegExp each of these takes longer than the universe has.
  it.each(['(a+)+$', '^(a|a)*$', '(a*)*b', '(.*a){20}$', '^(([a-z])+.)+[A-Z]([a-z])+$'])(
    'takes time that grows with the text: %s',
    (source) => {
      expect(textPattern(source)(`${'a'.repeat(50_000)}!`)).toBe(false);
    },
  );

  it.each([
    ['(?=a)', /RE2 \(invalid or unsupported Perl syntax/],
    ['(a)\\1', /RE2 \(invalid escape sequence/],
    ['[', /RE2 \(missing closing \]/],
    ['((a{1,1000}){1,1000}){1,1000}', /RE2 \(expression too large|RE2 \(.*repe/],
  ])('a check with %s is a problem that says why', (output, why) => {
    const parsed = parseCheck({ what: 'x', command: 'true', output });
    expect('issues' in parsed && parsed.issues.map((issue) => issue.message).join()).toMatch(why);
  });
});
