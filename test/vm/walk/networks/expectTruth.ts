import { expect } from 'vitest';
import type { Walk } from '../../../../extension/core/walk/walk.ts';
import { walkText } from '../../../../extension/core/walk/walkText.ts';
import type { Truth } from './network.ts';

/** The longest that a walk's text may be: a storm must not fill a terminal. */
const MAX_LINES = 250;
const MAX_LINE = 700;

/** Compares a walk with what is true: its way, its end, the reason, and that it says nothing false. */
export function expectTruth(walk: Walk, { what, answered, way, says, never }: Truth): void {
  const text = walkText(walk);
  const lines = text.split('\n');
  const request = walk.legs.find(({ kind }) => kind === 'request');
  expect.soft(walk.answered, `${what}: ${text}`).toBe(answered);
  if (way !== undefined) {
    const passed = (request?.hops ?? []).map(({ link, netns }) => `${link}@${netns ?? ''}`);
    const wanted = way.filter((place) => !place.endsWith('?'));
    const optional = way.filter((place) => place.endsWith('?')).map((place) => place.slice(0, -1));
    expect
      .soft(
        passed.filter((place) => !optional.includes(place)),
        `${what}: ${text}`,
      )
      .toEqual(wanted);
  }
  if (says !== undefined) expect.soft(walk.verdict, `${what}: ${text}`).toMatch(says);
  if (never !== undefined) expect.soft(text, what).not.toMatch(never);
  // A verdict with a reason names what proves it.
  if (says !== undefined && !answered && !/refuses|is not known/.test(walk.verdict))
    expect.soft(walk.evidence, `${what}: ${text}`).not.toEqual([]);
  // A leg that was delivered has no reason why it was lost.
  for (const leg of walk.legs)
    expect.soft(leg.delivered && leg.lost !== null, `${what}: ${leg.title}`).toBe(false);
  expect.soft(lines.length, what).toBeLessThan(MAX_LINES);
  expect.soft(Math.max(...lines.map(({ length }) => length)), what).toBeLessThan(MAX_LINE);
}
