import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prefixCovers, sameAddress } from '../../../extension/core/state/ipPrefix.ts';
import { findLink, findNamespace } from '../../../extension/core/state/networkState.ts';
import { parseIptablesNat, parseNftNat } from '../../../extension/core/state/tables/parseNat.ts';
import { parseState } from '../../../extension/core/state/parseState.ts';

const captured: unknown = JSON.parse(
  readFileSync(new URL('bridgeAndNamespace.json', import.meta.url), 'utf8'),
);

describe('parseState', () => {
  const { state, problems } = parseState(captured);
  const root = findNamespace(state, 'vm');
  const red = findNamespace(state, 'vm', 'red');

  it('reads links with their addresses, and what is a port of which bridge', () => {
    expect(problems).toEqual([]);
    expect(root && findLink(root, 'br0')).toMatchObject({ kind: 'bridge', up: true });
    expect(root && findLink(root, 'v0')).toMatchObject({ kind: 'veth', master: 'br0', promiscuous: true });
    expect(red?.links.flatMap((link) => link.addresses.map((a) => a.address))).toContain('10.1.0.2');
    expect(red?.routes).toContainEqual(expect.objectContaining({ destination: 'default', via: '10.1.0.1' }));
    expect(root?.fdb).toContainEqual(
      expect.objectContaining({ mac: '02:00:00:00:00:08', port: 'v0', bridge: 'br0' }),
    );
    expect(findNamespace(state, 'vm', 'blue')).toBeUndefined();
  });

  it('joins the two ends of a veth across namespaces, both ways', () => {
    expect(root && findLink(root, 'v0')?.below).toMatchObject({ namespace: 'red', name: 'eth0' });
    expect(red && findLink(red, 'eth0')?.below).toMatchObject({ namespace: null, host: 'vm', name: 'v0' });
  });

  it('never throws, whatever the guest answers', () => {
    fc.assert(fc.property(fc.anything(), (raw) => void parseState(raw)));
    fc.assert(
      fc.property(
        fc.anything(),
        (raw) => void parseState({ format: 1, namespaces: [{ addr: raw, vlan: raw }] }),
      ),
    );
    expect(parseState('').problems).toHaveLength(1);
  });
});

describe('NAT rules', () => {
  it('reads iptables-save, its negations, and only the nat table', () => {
    const text =
      '*filter\n-A INPUT -j MASQUERADE\nCOMMIT\n*nat\n' +
      '-A POSTROUTING -s 172.17.0.0/16 ! -o docker0 -j MASQUERADE\n' +
      '-A DOCKER ! -i docker0 -p tcp -m tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80\nCOMMIT\n';
    expect(parseIptablesNat(text)).toMatchObject([
      { action: 'masquerade', source: '172.17.0.0/16', out: '!docker0' },
      { action: 'dnat', in: '!docker0', protocol: 'tcp', port: '8080', to: '172.17.0.2:80' },
    ]);
  });

  it('reads an nft map from ports to places as a rule for each', () => {
    const dport = { payload: { protocol: 'tcp', field: 'dport' } };
    const set = [
      [6201, { concat: ['172.18.0.11', 5201] }],
      [6202, '172.18.0.12'],
    ];
    const rule = { expr: [{ dnat: { family: 'ip', addr: { map: { key: dport, data: { set } } } } }] };
    expect(parseNftNat({ nftables: [{ rule }] })).toMatchObject([
      { action: 'dnat', protocol: 'tcp', port: '6201', to: '172.18.0.11:5201' },
      { action: 'dnat', protocol: 'tcp', port: '6202', to: '172.18.0.12' },
    ]);
  });

  it('reads nft', () => {
    const payload = { payload: { protocol: 'ip', field: 'saddr' } };
    const expr = [
      { match: { op: '==', left: payload, right: { prefix: { addr: '10.0.0.0', len: 24 } } } },
      { match: { op: '==', left: { meta: { key: 'oifname' } }, right: 'eth0' } },
      { masquerade: null },
    ];
    expect(parseNftNat({ nftables: [{ metainfo: {} }, { rule: { expr } }] })).toMatchObject([
      { action: 'masquerade', source: '10.0.0.0/24', out: 'eth0', from: 'nft' },
    ]);
  });
});

describe('prefixes', () => {
  it('compares addresses of both families', () => {
    expect(prefixCovers('10.0.0.0/8', '10.2.0.0/24')).toBe(true);
    expect(prefixCovers('10.0.0.0/24', '10.0.0.0/8')).toBe(false);
    expect(sameAddress('fd00::1', 'fd00:0:0::1/64')).toBe(true);
    expect(sameAddress('10.0.0.1', '::1')).toBe(false);
  });
});
