import { say } from '../../core/language/say.ts';
import { shellQuote } from '../../core/machine/shellQuote.ts';
import type { Walk } from '../../core/walk/walk.ts';
import { evidenceText } from '../../core/walk/walkText.ts';
import type { NetworkNodeView, WalkView } from '../../protocol/playerView.ts';

/** A walk as the player shows it: the hops of all of its packets, one after the other, each packet named where it begins. */
export function walkView(walk: Walk): WalkView {
  const hops = walk.legs.flatMap(({ title, hops: own }) =>
    own.map(({ node, where, packet, happened }, index) => ({
      node: node ?? '',
      where,
      packet,
      happened: index === 0 && happened === '' ? title : happened,
    })),
  );
  const title = say('From {from} to {to}', { from: walk.from, to: walk.to });
  const evidence = walk.evidence.map(evidenceText);
  return { title, running: false, verdict: walk.verdict, evidence, hops, failure: null };
}

/** What runWalk calls the place that a NIC of the picture lives in; undefined where no probe can be sent from there. */
export function walkPlace({ host, netns }: NetworkNodeView): string | undefined {
  if (host === '') return undefined;
  return netns === null ? host : `${host}:${netns}`;
}

/** The command line, on the NIC's host, that decodes what passes it, as it passes. */
export function captureCommand({ name, netns }: NetworkNodeView): string {
  const inside = netns === null ? '' : `ip netns exec ${shellQuote(netns)} `;
  return `${inside}tcpdump -nn -e -l -i ${shellQuote(name)}`;
}
