# Four computers on one LAN, the underlay; d waits for the last step. No IPv6, so that captures and counters hold only
# what the learner sent: it is off on the hosts' cards (disable_ipv6, ip-sysctl in the kernel's documents). Namespaces
# that the learner makes always begin with it on, so what comes into a bridge from there is dropped.
patchbay-host add lan
for host in lan a b c d; do
  patchbay-host exec $host -- sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
done
for host in a b c d; do
  patchbay-host exec $host -- nft -f - <<'NFT'
table bridge quiet {
  chain prerouting {
    type filter hook prerouting priority 0
    ether type ip6 drop
  }
}
NFT
done
patchbay-host underlay lan a:enp0s8:192.168.8.100/24 b:enp0s8:192.168.8.101/24 \
  c:enp0s8:192.168.8.102/24 d:enp0s8:192.168.8.103/24
