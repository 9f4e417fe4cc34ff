import { asMap, asMaps, asNumber, asText, type Loose } from './looseJson.ts';
import type { Container } from './networkState.ts';

/** Docker's own list of containers (Engine API, GET /containers/json), with the process that `namespaces` found in each. */
export function parseContainers(docker: unknown, namespaces: readonly Loose[]): Container[] {
  const pids = new Map<string, number>();
  for (const namespace of namespaces) {
    for (const process of asMaps(namespace['pids'])) {
      const id = asText(process['container']);
      const pid = asNumber(process['pid']);
      if (id !== null && pid !== null && !pids.has(id)) pids.set(id, pid);
    }
  }
  return asMaps(docker).map((entry) => {
    const id = asText(entry['Id']) ?? '';
    const names: unknown = entry['Names'];
    const networks = Object.entries(asMap(asMap(entry['NetworkSettings'])['Networks']));
    return {
      name: (Array.isArray(names) ? (asText(names[0]) ?? '') : '').replace(/^\//, ''),
      id,
      image: asText(entry['Image']) ?? '',
      pid: pids.get(id) ?? null,
      running: entry['State'] === 'running',
      addresses: networks.flatMap(([network, settings]) => {
        const address = asText(asMap(settings)['IPAddress']);
        return address ? [{ network, address }] : [];
      }),
      ports: asMaps(entry['Ports']).map(portText),
    };
  });
}

/** A port as `docker ps` shows it: `0.0.0.0:8080->80/tcp`, or `80/tcp` where it is not published. */
function portText(port: Loose): string {
  const inside = `${asNumber(port['PrivatePort']) ?? 0}/${asText(port['Type']) ?? 'tcp'}`;
  const outside = asNumber(port['PublicPort']);
  return outside === null ? inside : `${asText(port['IP']) ?? ''}:${outside}->${inside}`;
}
