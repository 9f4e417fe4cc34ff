import type { NetworkState } from '../../state/networkState.ts';
import { rebuildableSpaces } from '../../rebuild/namespaceLocation.ts';

/** A namespace that commands can name, with what is in it. */
export interface BuildSite {
  readonly host: string;
  /** Its name in the host's `ip netns list`; null for the host itself. */
  readonly netns: string | null;
  /** Its interfaces but the loopback, by name. */
  readonly links: readonly string[];
  readonly bridges: readonly string[];
}

/** Where something can be added: the hosts and their named namespaces, each once. */
export function buildSites(state: NetworkState): BuildSite[] {
  return rebuildableSpaces(state).map(({ host, name, links }) => ({
    host,
    netns: name,
    links: links.map((link) => link.name).filter((link) => link !== 'lo'),
    bridges: links.filter(({ kind }) => kind === 'bridge').map((link) => link.name),
  }));
}
