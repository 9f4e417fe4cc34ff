import { say } from '../../core/language/say.ts';
import { conditionWord } from '../../core/topology/conditionWord.ts';
import type { Box, Node } from '../../core/topology/topology.ts';
import { boxWord, spaceBox } from '../../core/topology/boxTitle.ts';
import type { NetworkNodeView } from '../../protocol/playerView.ts';

/** A NIC or program of the picture as the page describes it: where it is, and what is known of it. */
export function nodeView(node: Node, boxes: readonly Box[]): NetworkNodeView {
  const box = spaceBox(boxes, node.box);
  const { id, name } = node;
  const isLink = node.kind !== 'program' && node.kind !== 'closed';
  const facts = [
    node.type,
    ...(node.condition === null ? [] : [conditionWord(node)]),
    ...node.addresses,
    ...node.facts,
  ];
  if (!box) return { id, name, isLink, label: name, facts, host: '', netns: null };
  switch (box.kind) {
    case 'host':
      return {
        id,
        name,
        isLink,
        label: say('{name} on {host}', { name, host: box.name }),
        facts,
        host: box.name,
        netns: null,
      };
    case 'namespace': {
      const host = box.parent ?? '';
      return {
        id,
        name,
        isLink,
        label: say('{name} in {netns} on {host}', { name, netns: box.name, host }),
        facts,
        host,
        netns: box.name,
      };
    }
    default:
      return {
        id,
        name,
        isLink,
        label: say('{name} in {kind} {box}', { name, kind: boxWord(box), box: box.name }),
        facts,
        host: '',
        netns: null,
      };
  }
}
