import { troubleWord } from '../conditionWord.ts';
import { boxWord } from '../boxTitle.ts';
import type { Box, Edge, Node, Topology } from '../topology.ts';

/**
 * The picture as a Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html), for a README, a wiki or an issue: boxes
 * are subgraphs, and tunnels, sub-interfaces and closed ports have lines of their own.
 */
export function topologyMermaid(topology: Topology): string {
  // Mermaid's ids have letters and digits only: what a guest calls a link is text.
  const ids = new Map([...topology.boxes, ...topology.nodes].map(({ id }, index) => [id, `n${index}`]));
  const idOf = (id: string): string => ids.get(id) ?? 'n';
  const boxLines = (box: Box, indent: string): string[] => [
    `${indent}subgraph ${idOf(box.id)}["${escaped(titleOf(box))}"]`,
    ...topology.nodes
      .filter((node) => node.box === box.id)
      .map((node) => `${indent}  ${nodeText(node, idOf(node.id))}`),
    ...topology.boxes
      .filter(({ parent }) => parent === box.id)
      .flatMap((inner) => boxLines(inner, `${indent}  `)),
    `${indent}end`,
  ];
  const tops = topology.boxes.filter(({ parent }) => !topology.boxes.some(({ id }) => id === parent));
  return [
    'flowchart TB',
    ...tops.flatMap((box) => boxLines(box, '  ')),
    ...topology.edges.map((edge) => `  ${idOf(edge.from)} ${lineOf(edge)} ${idOf(edge.to)}`),
  ].join('\n');
}

function titleOf(box: Box): string {
  return `${boxWord(box)} ${box.name}${box.about === '' ? '' : ` (${box.about})`}`;
}

function nodeText(node: Node, id: string): string {
  const { name, type, addresses, kind } = node;
  const words = [type, troubleWord(node)].filter(Boolean).join(', ');
  const label = [`${name} (${words})`, ...addresses].map(escaped).join('<br>');
  const [open, close] =
    kind === 'program' ? ['(["', '"])'] : kind === 'bridge' ? ['[["', '"]]'] : ['["', '"]'];
  return `${id}${open}${label}${close}`;
}

function lineOf({ kind, label, blocked }: Edge): string {
  const line =
    kind === 'tunnel' ? '<-.->' : kind === 'on' || kind === 'holds' ? '-.-' : blocked ? '--x' : '---';
  return label === '' ? line : `${line}|"${escaped(label)}"|`;
}

/** Mermaid has HTML's entities without the ampersand; quotes and markup end a label otherwise. */
function escaped(text: string): string {
  return text.replaceAll(/["#<>&;`]/g, (letter) => `#${letter.codePointAt(0) ?? 0};`).replaceAll(/\s+/g, ' ');
}
