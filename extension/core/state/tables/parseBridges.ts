import { asMaps, asNumber, asText, asTexts, type Loose } from '../looseJson.ts';
import type { FdbEntry, PortVlan, TunnelVni, VlanTunnel } from '../networkState.ts';

/** Ids of VLANs end here (IEEE 802.1Q). */
const LAST_VLAN = 4094;

/** Reads `bridge -j fdb show`. */
export function parseFdb(raw: unknown): FdbEntry[] {
  return asMaps(raw).flatMap((entry) => {
    const mac = asText(entry['mac']);
    if (mac === null) return [];
    return [
      {
        mac,
        port: asText(entry['ifname']) ?? '',
        bridge: asText(entry['master']),
        vlan: asNumber(entry['vlan']),
        dst: asText(entry['dst']),
        vni: asNumber(entry['vni']),
        sourceVni: asNumber(entry['src_vni']),
        state: asText(entry['state']) ?? '',
        flags: asTexts(entry['flags']),
      },
    ];
  });
}

/** Reads `bridge -j -compressvlans vlan show`: a range (`vlan` to `vlanEnd`) becomes one entry a VLAN. */
export function parseVlans(raw: unknown): PortVlan[] {
  return asMaps(raw).flatMap((entry) => {
    const port = asText(entry['ifname']) ?? '';
    return asMaps(entry['vlans']).flatMap((range) => {
      const flags = asTexts(range['flags']);
      const pvid = flags.includes('PVID');
      const tagged = !flags.includes('Egress Untagged');
      return vlansOf(range).map((vlan) => ({ port, vlan, pvid, tagged }));
    });
  });
}

/** Reads `bridge -j vlan tunnelshow`: a range becomes one entry a VLAN. */
export function parseVlanTunnels(raw: unknown): VlanTunnel[] {
  return asMaps(raw).flatMap((entry) => {
    const port = asText(entry['ifname']) ?? '';
    return asMaps(entry['tunnels']).flatMap((range) => {
      const vni = asNumber(range['tunid']) ?? 0;
      return vlansOf(range).map((vlan, index) => ({ port, vlan, vni: vni + index }));
    });
  });
}

/** Reads `bridge -j vni show`. */
export function parseVnis(raw: unknown): TunnelVni[] {
  return asMaps(raw).flatMap((entry) => {
    const port = asText(entry['ifname']) ?? '';
    return asMaps(entry['vnis']).flatMap((range) => {
      const first = asNumber(range['vni']);
      if (first === null) return [];
      return [{ port, first, last: asNumber(range['vniEnd']) ?? first, group: asText(range['group']) }];
    });
  });
}

function vlansOf(range: Loose): number[] {
  const first = asNumber(range['vlan']);
  if (first === null) return [];
  const last = Math.min(asNumber(range['vlanEnd']) ?? first, LAST_VLAN);
  const count = Math.min(Math.max(0, Math.floor(last - first) + 1), LAST_VLAN);
  return Array.from({ length: count }, (_, i) => first + i);
}
