import { failure } from '../../../core/failure/failure.ts';
import { FailureError, wordsOf } from '../../../core/failure/failureError.ts';
import Elk from 'elkjs/lib/elk.bundled.js';
import { say } from '../../../core/language/say.ts';
import { writeFile } from 'node:fs/promises';
import { readState } from '../../../core/state/readState.ts';
import { buildTopology } from '../../../core/topology/buildTopology.ts';
import { topologyDrawio } from '../../../core/topology/drawing/topologyDrawio.ts';
import { layoutTopology, type Drawing } from '../../../core/topology/drawing/layoutTopology.ts';
import { topologyMermaid } from '../../../core/topology/drawing/topologyMermaid.ts';
import { topologySvg } from '../../../core/topology/drawing/topologySvg.ts';
import { narrowTopology } from '../../../core/topology/narrowTopology.ts';
import type { Topology } from '../../../core/topology/topology.ts';
import { topologyText } from '../../../core/topology/topologyText.ts';
import type { CliContext } from '../../cliServices.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';
import { withMachine } from '../../findMachine.ts';

export const TOPOLOGY_FORMATS = ['text', 'svg', 'mermaid', 'drawio', 'json'] as const;

export interface TopologyOptions {
  readonly svg?: string;
  readonly format?: (typeof TOPOLOGY_FORMATS)[number];
  /** Only what has to do with this text; see filterTopology. */
  readonly only?: string;
  /** Ids of boxes (`a`, `vm/red`) that are shown closed. */
  readonly collapse?: readonly string[];
  /** The kernel's default devices that nobody uses too. */
  readonly idle?: boolean;
  readonly lesson?: string;
}

/** `patchbay topology`: the network as a picture in a file, or on stdout as text, SVG, Mermaid, JSON or for draw.io. */
export async function topology(context: CliContext, options: TopologyOptions): Promise<ExitCode> {
  const state = await withMachine(context, options.lesson, (machine) => readState(machine, context.signal));
  const drawn = narrowTopology(buildTopology(state), {
    only: options.only ?? '',
    closed: new Set(options.collapse),
    unfolded: options.idle === true ? 'all' : new Set(),
  });
  if (options.svg !== undefined) {
    const svg = await drawnSvg(drawn);
    try {
      await writeFile(options.svg, svg);
    } catch (error) {
      throw new FailureError(failure('picture-not-written', { said: wordsOf(error) }), error);
    }
    if (drawn.unread !== '') context.note(drawn.unread);
    if (!context.json) context.print(drewText(drawn.nodes.length, options.svg));
  }
  const format = context.json ? 'json' : options.format;
  if (format !== undefined || options.svg === undefined) context.print(await inFormat(drawn, format));
  return EXIT.ok;
}

function drewText(count: number, file: string): string {
  return say('Drew {count, plural, one {# interface} other {# interfaces}} into {file}.', { count, file });
}

async function inFormat(drawn: Topology, format: TopologyOptions['format']): Promise<string> {
  switch (format) {
    case 'svg':
      return drawnSvg(drawn);
    case 'drawio':
      return topologyDrawio(await laidOut(drawn));
    case 'mermaid':
      return topologyMermaid(drawn);
    case 'json':
      return JSON.stringify(drawn, undefined, 2);
    default:
      return topologyText(drawn);
  }
}

async function drawnSvg(drawn: Topology): Promise<string> {
  return topologySvg(await laidOut(drawn), { standalone: true });
}

function laidOut(drawn: Topology): Promise<Drawing> {
  const elk = new Elk();
  return layoutTopology(drawn, (graph) => elk.layout(graph));
}
