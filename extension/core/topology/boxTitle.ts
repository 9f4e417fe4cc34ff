import { message, say } from '../language/say.ts';
import type { Box, Topology } from './topology.ts';

const WORDS: Readonly<Record<Box['kind'], string>> = {
  host: message('host'),
  namespace: message('namespace'),
  unnamed: message('namespace'),
  container: message('container'),
  vrf: 'VRF',
};

/** The word for what a box is, before its name: `namespace red`, `VRF blue`, `namespace of process socat (pid 7)`. */
export function boxWord({ kind }: Pick<Box, 'kind'>): string {
  return say(WORDS[kind]);
}

/** The box of the network namespace that a box is in: of a VRF's frame, the one around it. */
export function spaceBox(boxes: Topology['boxes'], id: string): Box | undefined {
  const box = boxes.find((one) => one.id === id);
  return box?.kind === 'vrf' ? boxes.find((one) => one.id === box.parent) : box;
}
