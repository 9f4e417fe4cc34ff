import { failure } from '../../../core/failure/failure.ts';
import { FailureError, wordsOf } from '../../../core/failure/failureError.ts';
import Elk from 'elkjs/lib/elk.bundled.js';
import { writeFile } from 'node:fs/promises';
import { readState } from '../../../core/state/readState.ts';
import { buildTopology } from '../../../core/topology/buildTopology.ts';
import { layoutTopology } from '../../../core/topology/layoutTopology.ts';
import { topologySvg } from '../../../core/topology/topologySvg.ts';
import { topologyText } from '../../../core/topology/topologyText.ts';
import type { CliContext } from '../../cliServices.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';
import { withMachine } from '../../findMachine.ts';

/** `patchbay topology`: the network as a picture in a file, as text, or as JSON. */
export async function topology(
  context: CliContext,
  options: { svg?: string; lesson?: string },
): Promise<ExitCode> {
  const state = await withMachine(context, options.lesson, (machine) => readState(machine, context.signal));
  const drawn = buildTopology(state);
  if (options.svg !== undefined) {
    const elk = new Elk();
    const drawing = await layoutTopology(drawn, (graph) => elk.layout(graph));
    try {
      await writeFile(options.svg, topologySvg(drawing, { standalone: true }));
    } catch (error) {
      throw new FailureError(failure('picture-not-written', { said: wordsOf(error) }), error);
    }
    if (drawn.unread !== '') context.note(drawn.unread);
    if (!context.json) context.print(`Drew ${drawn.nodes.length} interfaces into ${options.svg}.`);
  }
  if (context.json) context.print(JSON.stringify(drawn, undefined, 2));
  else if (options.svg === undefined) context.print(topologyText(drawn));
  return EXIT.ok;
}
