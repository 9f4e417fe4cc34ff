import { troubleWord } from '../conditionWord.ts';
import { say } from '../../language/say.ts';
import { escapeMarkup } from '../../prose/escapeMarkup.ts';
import { boxWord } from '../boxTitle.ts';
import type { Changes } from '../compareTopologies.ts';
import { boxNotes, idleNote } from './boxNotes.ts';
import type { Rectangle } from './geometry.ts';
import type { Drawing } from './layoutTopology.ts';
import { shortText, textColumns } from './shortText.ts';
import { LETTER_WIDTH, MAX_TITLE, NOTE_HEIGHT, NOTE_LETTER_WIDTH } from './titlePlaces.ts';
import type { Box, Edge, Node } from '../topology.ts';

/**
 * Colours are the editor's where it has them. Up, down and no carrier differ in outline and in words too, new and changed
 * in words and thickness: colour is never the only sign (WCAG 1.4.1).
 */
export const TOPOLOGY_CSS = `
.topology text{font:12px var(--vscode-font-family,system-ui,sans-serif);fill:var(--vscode-foreground,#3b3b3b)}
.topology .title{font-weight:600}
.topology .small{font-size:11px;font-weight:400;fill:var(--vscode-descriptionForeground,#616161)}
.topology .over{paint-order:stroke;stroke:var(--vscode-editor-background,#fff);stroke-width:4px;stroke-linejoin:round}
.topology .over.inside{stroke:var(--vscode-sideBar-background,#f8f8f8)}
.topology .mono{font-family:var(--vscode-editor-font-family,ui-monospace,monospace);font-size:11px}
.topology .box{fill:var(--vscode-sideBar-background,#f8f8f8);stroke:var(--vscode-widget-border,var(--vscode-contrastBorder,#c8c8c8))}
.topology .box.namespace,.topology .box.container,.topology .box.unnamed{stroke-dasharray:6 4}
.topology .box.vrf{stroke-dasharray:1 3;stroke-width:1.6;stroke:var(--vscode-descriptionForeground,#616161)}
.topology .body{fill:var(--vscode-editor-background,#fff);stroke:var(--vscode-descriptionForeground,#616161);stroke-width:1.2}
.topology .node-bridge .body,.topology .node-bond .body{fill:var(--vscode-textCodeBlock-background,#ececec)}
.topology .off .body{stroke-dasharray:4 3}
.topology .added .body,.topology .changed .body{stroke-width:2;stroke:var(--vscode-focusBorder,#005fb8)}
.topology .wire{fill:none;stroke:var(--vscode-descriptionForeground,#616161);stroke-width:1.4}
.topology .wire.tunnel{stroke:var(--vscode-textLink-foreground,#005fb8);stroke-dasharray:6 4;stroke-width:1.8}
.topology .wire.blocked{stroke-dasharray:1 5;stroke-width:2.4}
.topology .wire.holds,.topology .wire.on{stroke-dasharray:2 3}
.topology g:focus-visible .body{outline:none;stroke:var(--vscode-focusBorder,#005fb8);stroke-width:3}
`;

const DARK = `@media (prefers-color-scheme:dark){svg.topology{--vscode-foreground:#ccc;--vscode-descriptionForeground:#9d9d9d;--vscode-sideBar-background:#181818;--vscode-editor-background:#1f1f1f;--vscode-textCodeBlock-background:#2b2b2b;--vscode-widget-border:#454545;--vscode-textLink-foreground:#4daafc;--vscode-focusBorder:#4daafc;background:#1f1f1f}}`;

/** The drawing as an SVG element, with the guest's text escaped. `standalone` adds what a file needs. */
export function topologySvg(
  drawing: Drawing,
  options: { changes?: Changes; standalone?: boolean; closed?: ReadonlySet<string> } = {},
): string {
  const { topology, width, height } = drawing;
  const { changes, standalone = false, closed } = options;
  const depth = (box: Box): number => {
    const around = topology.boxes.find(({ id }) => id === box.parent);
    return around ? depth(around) + 1 : 0;
  };
  const drawn = new Set(topology.nodes.map(({ id }) => id));
  const parts = [
    // Outer boxes first: inner ones are painted over them.
    ...[...topology.boxes]
      .sort((a, b) => depth(a) - depth(b))
      .map((box) => boxSvg(box, drawing.rectangles.get(box.id))),
    ...topology.edges.map((edge) => edgeSvg(edge, drawing)),
    ...topology.nodes.map((node) => nodeSvg(node, drawing.rectangles.get(node.id), changes)),
    // Words last: no line runs through them.
    ...topology.boxes.map((box) =>
      titleSvg(box, drawing.titles.get(box.id), {
        changes,
        closed,
        isOpen: box.folded.some(({ id }) => drawn.has(id)),
      }),
    ),
    ...topology.edges.map((edge) => labelSvg(edge, drawing)),
  ];
  const style = standalone ? `<style>${TOPOLOGY_CSS}${DARK}</style>` : '';
  const size = standalone ? ` width="${width}" height="${height}"` : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" class="topology" viewBox="0 0 ${width} ${height}"${size} role="group" aria-label="${escapeMarkup(say('The network as the kernel has it'))}">${style}${parts.join('')}</svg>`;
}

interface TitleOptions {
  readonly changes: Changes | undefined;
  readonly closed: ReadonlySet<string> | undefined;
  /** The box's unused default devices are drawn. */
  readonly isOpen: boolean;
}

function boxSvg(box: Box, rectangle: Rectangle | undefined): string {
  if (!rectangle) return '';
  const { x, y, width, height } = rectangle;
  return `<rect class="box ${box.kind}" x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>`;
}

/**
 * A box's name and notes, which are whole in the title where they are cut. Where it is known which boxes are closed, the name
 * is a button that closes and opens its box, and the line of its unused default devices one that draws them.
 */
function titleSvg(box: Box, place: Rectangle | undefined, { changes, closed, isOpen }: TitleOptions): string {
  if (!place) return '';
  const { x, y, width } = place;
  const room = Math.floor(width / LETTER_WIDTH) - textColumns(`${boxWord(box)} `);
  const change = changes?.changed.has(box.id) ? say('changed') : '';
  const changed = change === '' ? '' : `<tspan class="small" dx="6">${escapeMarkup(change)}</tspan>`;
  const name = shortText(box.name, Math.min(MAX_TITLE, Math.max(4, room)));
  const whole = name === box.name || closed !== undefined ? '' : `<title>${escapeMarkup(box.name)}</title>`;
  const title = `<text class="over inside" x="${x}" y="${y + 13}">${whole}<tspan class="small">${boxWord(box)} </tspan><tspan class="title">${escapeMarkup(name)}</tspan>${changed}</text>`;
  const line = (note: string, index: number): string => {
    const short = shortText(note, Math.floor(width / NOTE_LETTER_WIDTH));
    const full = short === note ? '' : `<title>${escapeMarkup(note)}</title>`;
    return `<text class="small mono over inside" x="${x}" y="${y + 13 + NOTE_HEIGHT * (index + 1)}">${full}${escapeMarkup(short)}</text>`;
  };
  const notes = boxNotes(box);
  const words = notes.map(line).join('');
  const idle = idleNote(box);
  if (closed === undefined) return title + words + (idle === '' ? '' : line(idle, notes.length));
  // A title names what it stands in, as a label does that has the words to be seen; a cut name has not the whole one's.
  const button = (attribute: string, label: string, isExpanded: boolean, content: string): string => {
    const isCut = attribute === 'data-box' && name !== box.name;
    const named = isCut ? '' : ` aria-label="${escapeMarkup(label)}"`;
    const start = isCut ? `<title>${escapeMarkup(label)}</title>` : '';
    return `<g ${attribute}="${escapeMarkup(box.id)}" tabindex="0" role="button"${named} aria-expanded="${isExpanded}">${start}${content}</g>`;
  };
  const opens =
    idle === '' ? '' : button('data-idle', idle, isOpen, line(`${isOpen ? '▾' : '▸'} ${idle}`, notes.length));
  const label = [boxWord(box), box.name, change].filter(Boolean).join(' ');
  return button('data-box', label, !closed.has(box.id), title) + words + opens;
}

function edgeSvg(edge: Edge, { lines }: Drawing): string {
  const corners = lines.get(edge.id) ?? [];
  const [first] = corners;
  if (!first) return '';
  if (edge.kind === 'tunnel') {
    const letter = corners.length === 4 ? 'C' : 'Q';
    const path = corners.map(({ x, y }, index) => `${['M', letter][index] ?? ' '}${x} ${y}`).join('');
    return `<path class="wire tunnel" d="${path}"/>`;
  }
  const path = corners.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  return `<path class="wire ${edge.kind}${edge.blocked ? ' blocked' : ''}" d="${path}"/>`;
}

/** A line's label where the layout kept room for it. */
function labelSvg(edge: Edge, { labels }: Drawing): string {
  const place = labels.get(edge.id);
  if (edge.label === '' || !place) return '';
  const { x, y, width, height } = place;
  return `<text class="small over" text-anchor="middle" x="${x + width / 2}" y="${y + height - 3}">${escapeMarkup(edge.label)}</text>`;
}

function nodeSvg(node: Node, rectangle: Rectangle | undefined, changes: Changes | undefined): string {
  if (!rectangle) return '';
  const { x, y, width, height } = rectangle;
  const change = changes?.added.has(node.id) ? 'added' : changes?.changed.has(node.id) ? 'changed' : '';
  const word = change === 'added' ? say('new') : change && say('changed');
  // The layout has room for the condition; the change is below the node, since it differs at the next step.
  const condition = troubleWord(node);
  const state = [condition, word].filter(Boolean).join(', ');
  const off = node.condition === 'up' || node.condition === null ? '' : 'off';
  const [address = node.type, ...more] = node.addresses;
  const second = more.length > 0 ? `${address} +${more.length}` : address;
  const facts = [
    `${node.name}: ${node.type}${state ? `, ${state}` : ''}`,
    ...node.addresses,
    ...node.facts,
  ].join('\n');
  const corner = node.kind === 'program' ? height / 2 : 4;
  return (
    `<g class="node-${node.kind} ${off} ${change}" data-node="${escapeMarkup(node.id)}" tabindex="0" role="button">` +
    `<title>${escapeMarkup(facts)}</title><rect class="body" x="${x}" y="${y}" width="${width}" height="${height}" rx="${corner}"/>` +
    `<text class="title" x="${x + 12}" y="${y + 17}">${escapeMarkup(shortText(node.name, MAX_TITLE))}${condition ? `<tspan class="small" dx="6">${escapeMarkup(condition)}</tspan>` : ''}</text>` +
    (word
      ? `<text class="small" text-anchor="end" x="${x + width - 4}" y="${y + height + 12}">${escapeMarkup(word)}</text>`
      : '') +
    `<text class="small mono" x="${x + 12}" y="${y + 33}">${escapeMarkup(second)}</text></g>`
  );
}
