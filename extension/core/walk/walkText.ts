import type { Evidence } from '../explain/explanation.ts';
import { columnEnd, columnsOf } from '../language/columns.ts';
import { say } from '../language/say.ts';
import type { Leg, Walk } from './walk.ts';

/** A walk as a table for a terminal: a heading a leg, a line a hop, then the verdict. */
export function walkText(walk: Walk): string {
  const rows = walk.legs.map(legRows);
  const widths = [0, 1, 2].map((column) =>
    Math.max(0, ...rows.flat().map((row) => columnsOf(row[column] ?? ''))),
  );
  const parts = walk.legs.map((leg, index) => {
    const lines = (rows[index] ?? []).map((row) =>
      `  ${row.map((cell, column) => columnEnd(cell, widths[column] ?? 0)).join('  ')}`.trimEnd(),
    );
    if (leg.also.length > 0) lines.push(`  ${say('also seen at {places}', { places: leg.also.join(', ') })}`);
    if (!leg.delivered) lines.push(`  ${lostText(leg)}`);
    return [headingOf(leg), ...lines].join('\n');
  });
  const evidence = walk.evidence.map(evidenceText).map((line) => `  ${line}`);
  const verdict = [walk.verdict, ...evidence].join('\n');
  return [say('From {from} to {to}', { from: walk.from, to: walk.to }), ...parts, verdict].join('\n\n');
}

function headingOf({ title, attempts }: Leg): string {
  return attempts > 1 ? say('{title} (sent {attempts} times)', { title, attempts }) : title;
}

function lostText({ lost }: Leg): string {
  return lost === null ? say('not seen any further') : say('not seen any further: {why}', { why: lost });
}

/** `sysctl, r1: net.ipv4.ip_forward = 0`. */
export function evidenceText({ kind, where, shows }: Evidence): string {
  return `${kind}${where === '' ? '' : `, ${where}`}: ${shows}`;
}

/** Number, location, packet (if it differs from the line before), what changed. */
function legRows({ hops }: Leg): string[][] {
  return hops.map((hop, index) => [
    `${String(index + 1).padStart(2)}  ${hop.direction === 'in' ? '→' : '←'} ${hop.where}`,
    hop.packet === hops[index - 1]?.packet ? '' : hop.packet,
    hop.happened,
  ]);
}
