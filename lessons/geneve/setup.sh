# Two computers on one LAN, the underlay. IPv6 is off on every card made from now on, so that captures hold only
# what the learner sent (ip-sysctl in the kernel's documents).
patchbay-host add lan
for host in lan a b; do
  patchbay-host exec $host -- sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
done
patchbay-host underlay lan a:enp0s8:192.168.8.100/24 b:enp0s8:192.168.8.101/24
