import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import { signaturesFingerprint } from '../../../extension/core/signatures/signaturesFingerprint.ts';
import { fence, head, lessonSource } from '../lesson/lessonSource.ts';

/** Wrong states of our lessons of which nothing yet demands what a learner is told. It may only become shorter. */
const WITHOUT = `
container-nat/forward--in-the-container
container-nat/forward--in-the-machine
container-nat/hairpin--everybody
container-nat/hairpin--mode-of-the-port
container-nat/hairpin--one-container
container-nat/iptables--masquerades-everybody
container-nat/iptables--no-hairpin
container-nat/iptables--only-from-the-bridge
container-nat/own--every-destination
container-nat/own--on-the-laptop
container-nat/own--prerouting-again
container-nat/publish--every-destination
container-nat/publish--masquerades-callers
container-nat/publish--output-only
container-nat/publish--port-not-rewritten
container-nat/task--every-destination
container-nat/task--prerouting-only
container-nat/task--replaces-c1
docker0/firewall--after-return
docker0/firewall--everything
docker0/firewall--ignore-all
docker0/firewall--input
docker0/firewall--no-cards
docker0/firewall--one-direction
docker0/hairpin--after-return
docker0/hairpin--mode-left-off
docker0/namespace--empty-ones
docker0/namespace--of-the-daemon
docker0/namespace--swapped
docker0/pair--left-off
docker0/pair--the-other-cable
docker0/proxy--container-killed
docker0/proxy--rules-flushed
docker0/run--ports-swapped
geneve/inside--filter-for-icmp
geneve/inside--on-the-overlay
geneve/option--copied-from-a
geneve/option--no-option
macvlan/parent--no-route
macvlan/task--red-is-off
macvlan/vepa--the-laptop-answers
rates/container--one-direction
rates/container--server-stays
rates/container--with-c2
rates/loopback--nobody-sends
rates/packets--tso-only
rates/packets--wrong-end
rates/published--prerouting-from-b
rates/published--prerouting-only
rates/published--proxy-to-nowhere
rates/published--same-port
rates/speeds--megabits
rates/speeds--tap
rates/task--through-the-bridge
rates/tun--mtu-of-1500
rates/tun--nobody-behind
rates/vxlan--measured-below
tun/compile--another-program
tun/device--looked-only
tun/device--other-module
tun/pings--captured-on-any
tun/pings--own-address-only
vlan/router--filtering-off
vlan/router--no-forwarding
vlan/router--without-self
vlan/tag--addresses-on-eth0
vlan/tag--trunk-unplugged
vlan/task--no-wall
vlan/task--port-in-both
vm-bridge/netfilter--in-the-machine
vm-bridge/netfilter--ipv6s-switch
vm-bridge/netfilter--left-so
vm-bridge/stack--accept-first
vm-bridge/stack--bridge-family
vm-bridge/stack--dormant
vm-bridge/stack--icmp-only
vm-bridge/stack--loopback-only
vm-bridge/stack--one-port
vm-bridge/stack--outgoing-only
vm-bridge/task--wall-stays
vm-bridge/vm--other-address
vm-bridge/way--same-tap
vm-bridge/way--vm1s-address
vxlan-multicast/flood--on-the-bridge-of-c
vxlan-p2p/inside--filter-for-icmp
vxlan-p2p/inside--on-the-overlay
vxlan-p2p/task--without-dev
vxlan-p2p/vni--a-changed-too
vxlan-p2p/vni--b-left-wrong
vxlan-p2p/vni--only-on-a
vxlan-registry/follow--b-local-copied
vxlan-registry/list--one-partner-each
vxlan-registry/list--own-in-it
vxlan-registry/registry--host-names
vxlan-registry/registry--one-missing
vxlan-registry/static--in-the-bridge
vxlan-registry/task--another-mac-address
vxlan-registry/task--by-hand
vxlan-registry/task--not-registered
`;

test('our wrong states demand what a learner is told of them, all but those named here', () => {
  const paths = globSync('lessons/*/wrong/*.sh');
  expect(paths.length).toBeGreaterThan(300);
  const without = paths.filter((path) => !/^# says: \/.+\/$/m.test(readFileSync(path, 'utf8')));
  const names = without.map((path) => path.replace(/^lessons\/(.+)\/wrong\/(.+)\.sh$/, '$1/$2'));
  expect(names.toSorted()).toEqual(WITHOUT.trim().split('\n').toSorted());
});

test('what an author demands of the words changes no state: signatures stay fresh', () => {
  const text = head + `## One {#one}\n${fence('yaml {check}', '- {what: v0 is there, link: v0}')}`;
  const of = (script: string) =>
    signaturesFingerprint(parseLesson(lessonSource(text, { 'wrong/one--other.sh': script })).lesson!);
  expect(of('# Another.\n# says: /v1/\nadd v1\n')).toBe(of('# Another.\nadd v1\n'));
  expect(of('# Another.\nadd v2\n')).not.toBe(of('# Another.\nadd v1\n'));
});
