import type { NetworkState } from '../state/networkState.ts';
import { addressesOnPorts, duplicates, nicsInOneSubnet, unusableAddresses } from './addressFindings.ts';
import type { Finding } from './finding.ts';
import { droppedForwards } from './firewallFindings.ts';
import { bridgeLoops, shapedPackets } from './linkFindings.ts';
import { filteredSources, idleRouters, routesWithoutCarrier } from './routeFindings.ts';
import { tunnelsThatDoNotFit } from './tunnelFindings.ts';

const ALL: readonly ((state: NetworkState) => Finding[])[] = [
  bridgeLoops,
  addressesOnPorts,
  duplicates,
  nicsInOneSubnet,
  unusableAddresses,
  routesWithoutCarrier,
  idleRouters,
  filteredSources,
  tunnelsThatDoNotFit,
  shapedPackets,
  droppedForwards,
];

/** What is unusual in a network and often a mistake, from the ground up: links, addresses, routes, tunnels, packet filters. */
export function findUnusual(state: NetworkState): Finding[] {
  return ALL.flatMap((find) => find(state));
}
