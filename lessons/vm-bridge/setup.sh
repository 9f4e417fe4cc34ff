# Two computers on one LAN. IPv6 is off on every card made from now on, so that captures hold only what the
# learner sent: `default` is for cards made later (devconf_inherit_init_net, ip-sysctl in the kernel's documents).
sysctl -q -w net.core.devconf_inherit_init_net=1
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
for host in server laptop; do
  patchbay-host exec $host -- sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
done
patchbay-host underlay lan server:enp0s8:192.168.3.101/24 laptop:enp0s8:192.168.3.20/24
