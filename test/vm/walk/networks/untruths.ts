import type { Walk } from '../../../../extension/core/walk/walk.ts';
import { walkText } from '../../../../extension/core/walk/walkText.ts';
import type { Truth } from './network.ts';

/** The longest that a walk's text may be: a storm must not fill a terminal. */
const MAX_LINES = 250;
const MAX_LINE = 700;

/** What of a walk is not true: its way, its end, the reason, or a sentence that is false. Empty where all is. */
export function untruths(walk: Walk, { answered, way, says, never }: Truth): string[] {
  const text = walkText(walk);
  const lines = text.split('\n');
  const wrong: string[] = [];
  if (walk.answered !== answered) wrong.push(`answered is ${walk.answered}`);
  if (way !== undefined) {
    const request = walk.legs.find(({ kind }) => kind === 'request');
    const wanted = way.filter((place) => !place.endsWith('?'));
    const optional = way.filter((place) => place.endsWith('?')).map((place) => place.slice(0, -1));
    const passed = (request?.hops ?? [])
      .map(({ link, netns }) => `${link}@${netns ?? ''}`)
      .filter((place) => !optional.includes(place));
    if (passed.join() !== wanted.join()) wrong.push(`the way is ${passed.join(', ')}`);
  }
  if (says !== undefined && !says.test(walk.verdict)) wrong.push(`it does not say ${String(says)}`);
  if (never?.test(text) === true) wrong.push(`it says ${String(never)}`);
  // A verdict with a reason names what proves it.
  const reason = says !== undefined && !answered && !/refuses|is not known/.test(walk.verdict);
  if (reason && walk.evidence.length === 0) wrong.push('nothing proves the reason');
  for (const { title, delivered, lost } of walk.legs)
    if (delivered && lost !== null) wrong.push(`${title} was delivered, and was lost: ${lost}`);
  if (lines.length >= MAX_LINES) wrong.push(`${lines.length} lines`);
  if (lines.some(({ length }) => length >= MAX_LINE)) wrong.push('a line without an end');
  return wrong.length === 0 ? [] : [...wrong, text];
}
