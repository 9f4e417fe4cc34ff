import type { Drawing } from './layoutTopology.ts';
import type { SavedPicture } from './pictureFormats.ts';
import { topologyDrawio } from './topologyDrawio.ts';
import { topologyMermaid } from './topologyMermaid.ts';
import { topologySvg } from './topologySvg.ts';

/** The drawing in all formats. */
export function drawnFormats(drawing: Drawing): SavedPicture {
  return {
    svg: topologySvg(drawing, { standalone: true }),
    mermaid: topologyMermaid(drawing.topology),
    drawio: topologyDrawio(drawing),
  };
}
