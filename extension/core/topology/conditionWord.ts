import { say } from '../language/say.ts';
import type { Node } from './topology.ts';

/** What the picture and its text say of a NIC that is up, down, or without a carrier, in the reader's language; empty for programs. */
export function conditionWord({ condition }: Pick<Node, 'condition'>): string {
  switch (condition) {
    case 'up':
      return say('up');
    case 'down':
      return say('down');
    case 'no carrier':
      return say('no carrier');
    case null:
      return '';
  }
}

/** The same where it is not as it should be: empty for a NIC that is up. */
export function troubleWord(node: Pick<Node, 'condition'>): string {
  return node.condition === 'up' ? '' : conditionWord(node);
}
