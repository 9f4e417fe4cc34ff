# Four computers on one LAN, the underlay; d waits for the last step. IPv6 is off on every card made from now on, so
# that captures and tables hold only what the learner sent: namespaces that the learner makes begin with the
# machine's own settings (devconf_inherit_init_net, ip-sysctl in the kernel's documents).
sysctl -q -w net.core.devconf_inherit_init_net=1
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
patchbay-host add lan
for host in lan a b c d; do
  patchbay-host exec $host -- sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
done
patchbay-host underlay lan a:enp0s8:192.168.8.100/24 b:enp0s8:192.168.8.101/24 \
  c:enp0s8:192.168.8.102/24 d:enp0s8:192.168.8.103/24
