import { say } from '../../language/say.ts';
import type { Box } from '../topology.ts';
import { shortText } from './shortText.ts';

const MAX_RULES = 4;
const MAX_LETTERS = 70;

/**
 * The lines under a box's name in the drawing: what it is made of, and its NAT rules and what its firewall drops, as far as
 * there is room; the text lists all of them.
 */
export function boxNotes({ nat, drops, about }: Pick<Box, 'nat' | 'drops' | 'about'>): string[] {
  const rules = [...nat.map((rule) => `NAT: ${rule}`), ...drops];
  const shown = rules.length > MAX_RULES ? MAX_RULES - 1 : rules.length;
  const more = shown < rules.length ? [say('{count} more rules', { count: rules.length - shown })] : [];
  const lines = [...(about === '' ? [] : [about]), ...rules.slice(0, shown)];
  return [...lines.map((line) => shortText(line, MAX_LETTERS)), ...more];
}

/** The line that stands for the default devices of a box that nobody uses; empty where it has none, or they are drawn. */
export function idleNote({ folded }: Pick<Box, 'folded'>): string {
  if (folded.length === 0) return '';
  if (folded.length === 1) return say('1 unused default device');
  return say('{count} unused default devices', { count: folded.length });
}
