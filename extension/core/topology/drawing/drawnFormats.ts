import type { Drawing } from './layoutTopology.ts';
import { topologyDrawio } from './topologyDrawio.ts';
import { topologyMermaid } from './topologyMermaid.ts';
import { topologySvg } from './topologySvg.ts';

/** The formats that the picture can be saved in, and the ends of their files' names. */
export const PICTURE_FORMATS = {
  svg: ['svg'],
  mermaid: ['mmd', 'mermaid'],
  drawio: ['drawio'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The text of a picture's file, by format. */
export type SavedPicture = Readonly<Record<keyof typeof PICTURE_FORMATS, string>>;

/** The drawing in all formats. */
export function drawnFormats(drawing: Drawing): SavedPicture {
  return {
    svg: topologySvg(drawing, { standalone: true }),
    mermaid: topologyMermaid(drawing.topology),
    drawio: topologyDrawio(drawing),
  };
}

/** The format that a file's name asks for: SVG where its end says nothing else. */
export function formatOfFile(name: string): keyof SavedPicture {
  const end = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if ((PICTURE_FORMATS.mermaid as readonly string[]).includes(end)) return 'mermaid';
  return (PICTURE_FORMATS.drawio as readonly string[]).includes(end) ? 'drawio' : 'svg';
}
