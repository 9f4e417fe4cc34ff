import { troubleWord } from '../conditionWord.ts';
import { escapeMarkup } from '../../prose/escapeMarkup.ts';
import { boxWord } from '../boxTitle.ts';
import type { Box, Edge, Node } from '../topology.ts';
import { boxNotes, idleNote } from './boxNotes.ts';
import type { Point, Rectangle } from './geometry.ts';
import type { Drawing } from './layoutTopology.ts';

const NOWHERE: Rectangle = { x: 0, y: 0, width: 0, height: 0 };

/**
 * The drawing as a file of draw.io (diagrams.net), an `mxfile` that is not compressed: boxes are containers, and lines are joined
 * to what they connect, so that people can move things and go on drawing.
 */
export function topologyDrawio(drawing: Drawing): string {
  const { topology, rectangles } = drawing;
  // What a guest calls a link is text; ids are our own.
  const ids = new Map([...topology.boxes, ...topology.nodes].map(({ id }, index) => [id, `p${index}`]));
  const at = (id: string): Rectangle => rectangles.get(id) ?? NOWHERE;
  const vertex = (id: string, parent: string | null, value: string, style: string): string => {
    const [own, around] = [at(id), parent === null ? NOWHERE : at(parent)];
    return (
      `<mxCell id="${ids.get(id)}" value="${escapeMarkup(value)}" style="${style}" vertex="1" parent="${(parent !== null && ids.get(parent)) || '1'}">` +
      `<mxGeometry x="${own.x - around.x}" y="${own.y - around.y}" width="${own.width}" height="${own.height}" as="geometry"/></mxCell>`
    );
  };
  const depth = (box: Box): number => {
    const around = topology.boxes.find(({ id }) => id === box.parent);
    return around ? depth(around) + 1 : 0;
  };
  const boxes = [...topology.boxes]
    .sort((a, b) => depth(a) - depth(b))
    .map((box) => {
      const notes = [...boxNotes(box), idleNote(box)].filter((note) => note !== '');
      const left = (drawing.titles.get(box.id) ?? at(box.id)).x - at(box.id).x;
      return vertex(
        box.id,
        box.parent,
        [`${boxWord(box)} ${box.name}`, ...notes].join('\n'),
        boxStyle(box, left),
      );
    });
  const nodes = topology.nodes.map((node) => vertex(node.id, node.box, nodeText(node), nodeStyle(node)));
  const edges = topology.edges.map((edge, index) => {
    const [start, ...rest] = drawing.lines.get(edge.id) ?? [];
    const end = rest.pop();
    const corners = edge.kind === 'tunnel' ? [] : rest;
    const ends =
      start && end ? `${place('exit', start, at(edge.from))}${place('entry', end, at(edge.to))}` : '';
    const points = corners.map(({ x, y }) => `<mxPoint x="${x}" y="${y}"/>`).join('');
    return (
      `<mxCell id="l${index}" value="${escapeMarkup(edge.label)}" style="${edgeStyle(edge)}${edge.kind === 'tunnel' ? '' : ends}" edge="1" parent="1" source="${ids.get(edge.from)}" target="${ids.get(edge.to)}">` +
      `<mxGeometry relative="1" as="geometry">${points === '' ? '' : `<Array as="points">${points}</Array>`}</mxGeometry></mxCell>`
    );
  });
  const cells = ['<mxCell id="0"/>', '<mxCell id="1" parent="0"/>', ...boxes, ...nodes, ...edges];
  return `<mxfile host="Patchbay"><diagram name="network"><mxGraphModel grid="0" page="0"><root>\n${cells.join('\n')}\n</root></mxGraphModel></diagram></mxfile>`;
}

const TEXT = 'html=0;align=left;verticalAlign=top;fontSize=12;';

function boxStyle({ kind }: Box, left: number): string {
  const frame = kind === 'host' ? '' : kind === 'vrf' ? 'dashed=1;dashPattern=1 3;' : 'dashed=1;';
  return `container=1;collapsible=0;rounded=1;arcSize=6;absoluteArcSize=1;fillColor=#f8f8f8;strokeColor=#c8c8c8;${frame}spacingLeft=${left};spacingTop=4;${TEXT}`;
}

function nodeStyle({ kind, condition }: Node): string {
  const dark = kind === 'bridge' || kind === 'bond';
  const round = kind === 'program' ? 'arcSize=50;' : 'arcSize=4;absoluteArcSize=1;';
  const off = condition === 'up' || condition === null ? '' : 'dashed=1;';
  return `rounded=1;${round}fillColor=${dark ? '#ececec' : '#ffffff'};strokeColor=#616161;${off}spacingLeft=8;${TEXT}`;
}

function edgeStyle({ kind, blocked }: Edge): string {
  const plain = 'html=0;endArrow=none;fontSize=11;labelBackgroundColor=default;';
  if (kind === 'tunnel') return `${plain}curved=1;dashed=1;strokeColor=#005fb8;strokeWidth=2;`;
  const dashes = blocked
    ? 'dashed=1;dashPattern=1 5;'
    : kind === 'on' || kind === 'holds'
      ? 'dashed=1;dashPattern=2 3;'
      : '';
  return `${plain}edgeStyle=orthogonalEdgeStyle;rounded=0;strokeColor=#616161;${dashes}`;
}

function nodeText(node: Node): string {
  const { name, type, addresses } = node;
  return [`${name} ${troubleWord(node)}`.trimEnd(), ...(addresses.length === 0 ? [type] : addresses)].join(
    '\n',
  );
}

/** Where on a shape a line begins or ends, as shares of its width and height. */
function place(end: 'exit' | 'entry', { x, y }: Point, shape: Rectangle): string {
  const share = (from: number, length: number, value: number): string =>
    length === 0 ? '0.5' : ((value - from) / length).toFixed(3);
  return `${end}X=${share(shape.x, shape.width, x)};${end}Y=${share(shape.y, shape.height, y)};${end}Perimeter=0;`;
}
