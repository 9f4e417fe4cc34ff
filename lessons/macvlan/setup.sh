# Two computers on one LAN, and a second LAN between them for a card that is given away whole. IPv6 is off on every
# card made from now on, so that captures hold only what the learner sent; namespaces that the learner makes begin
# with the machine's own settings (devconf_inherit_init_net, ip-sysctl in the kernel's documents).
sysctl -q -w net.core.devconf_inherit_init_net=1
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
patchbay-host add lab
for host in server laptop lan lab; do
  patchbay-host exec $host -- sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
done
patchbay-host underlay lan server:enp0s8:192.168.8.100/24 laptop:enp0s8:192.168.8.20/24
patchbay-host underlay lab server:enp0s9:192.168.9.100/24 laptop:enp0s9:192.168.9.20/24

# The laptop is in VLAN 42 too, for the task.
patchbay-host exec laptop -- ip -batch - <<'BATCH'
link add link enp0s8 name enp0s8.42 type vlan id 42
address add 10.42.0.20/24 dev enp0s8.42
link set enp0s8.42 up
BATCH
