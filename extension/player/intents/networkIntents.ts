import { failure } from '../../core/failure/failure.ts';
import { checkWithKey } from '../../core/session/hintLadder.ts';
import { packetOf } from '../../core/session/lostPacket.ts';
import type { WalkProbe } from '../../core/walk/probe.ts';
import { PicturePixels } from '../network/picturePixels.ts';
import { captureCommand, walkPlace } from '../network/walkView.ts';
import { changeCommand } from '../../protocol/networkChange.ts';
import type { IntentHandlers } from '../../protocol/intents.ts';
import type { PlayerParts } from '../playerParts.ts';

/** The picture of the network, packet walks and rates. */
export function networkIntents({ blocks, lesson, pages, playing, ports, terminals }: PlayerParts) {
  const pixels = new PicturePixels(pages);
  const nodeOf = (wanted: string) => playing()?.picture.view?.nodes.find(({ id }) => id === wanted);
  const follow = async (
    from: string | undefined,
    to: string | undefined,
    offer?: { readonly probe: WalkProbe | undefined; readonly block: string },
  ): Promise<void> => {
    const session = playing();
    if (!session) return;
    if (from === undefined || to === undefined) ports.showFailure(failure('walk-outside-lesson'));
    else await session.walk.follow(from, to, offer);
  };
  return {
    walk: ({ from, to }) => {
      const [start, end] = [nodeOf(from), nodeOf(to)];
      return follow(start && walkPlace(start), end && walkPlace(end));
    },
    offeredWalk: async ({ block }) => {
      const found = blocks.get(block);
      if (found?.kind === 'walk') await follow(found.from, found.to, { probe: found.probe, block });
    },
    checkWalk: async ({ check }) => {
      const found = checkWithKey(lesson.steps, check);
      const packet = found && packetOf(found, lesson.defaultHost);
      if (packet) await follow(packet.from, packet.to, { probe: packet.probe, block: check });
    },
    closeWalk: () => playing()?.walk.close(),
    saveCapture: () => {
      const capture = playing()?.walk.capture;
      if (capture) ports.saveCapture(capture);
    },
    exportPicture: async () => {
      const picture = await playing()?.picture.export();
      if (!picture) return;
      const png = await pixels.draw(picture.svg);
      ports.savePicture({ ...picture, ...(png !== null && { png }) });
    },
    rasterized: ({ png }) => pixels.drawn(png),
    filterPicture: ({ text }) => playing()?.picture.filter(text),
    toggleIdle: ({ box }) => playing()?.picture.toggleIdle(box),
    toggleBox: ({ box }) => playing()?.picture.toggle(box),
    capture: ({ node }) => {
      const found = nodeOf(node);
      const terminal = found && terminals.run(found.host, captureCommand(found));
      if (terminal !== undefined) pages.post({ type: 'focus', pane: 'terminal', terminal });
    },
    changeNetwork: (change) => {
      const made = changeCommand(change, playing()?.picture.view?.sites ?? []);
      if ('why' in made) return ports.showFailure(failure('change-refused', { why: made.why }));
      const terminal = terminals.type(made.host, made.command);
      if (terminal !== undefined) pages.post({ type: 'focus', pane: 'terminal', terminal });
    },
    measure: async ({ block }) => {
      const found = blocks.get(block);
      if (found?.kind === 'chart') await playing()?.rates.toggle(block, found.chart);
    },
  } satisfies Partial<IntentHandlers>;
}
