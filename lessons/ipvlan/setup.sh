# Two computers on one LAN, and a second LAN between them for the task. IPv6 is off on every card made from now on, so
# that nothing but the learner's packets is on the way; namespaces that the learner makes begin with the machine's own
# settings (devconf_inherit_init_net, ip-sysctl in the kernel's documents).
sysctl -q -w net.core.devconf_inherit_init_net=1
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
patchbay-host add lab
for host in server laptop lan lab; do
  patchbay-host exec $host -- sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
done
patchbay-host underlay lan server:enp0s8:192.168.8.100/24 laptop:enp0s8:192.168.8.20/24
patchbay-host underlay lab server:enp0s9:192.168.9.100/24 laptop:enp0s9:192.168.9.20/24
